import { expect, test } from "vitest";
import { run } from "../support/processes.ts";

const READ_ON = new URL("processes/read-on.ts", import.meta.url);

const PARTS = 5;
const READS = 16_000;

/** Where the engine remembers 64,000 reads, they take 19 MB. */
const MOST_GROWTH = 8 * 2 ** 20;

test("[embedded] a graph that is read for long takes no more memory for it", async () => {
  const program = run(READ_ON, String(PARTS), String(READS));

  expect(await program.ended, program.errors()).toBe(0);

  const bytes = program.lines.map(Number);
  expect(bytes).toHaveLength(PARTS);
  expect((bytes.at(-1) ?? Number.NaN) - (bytes[0] ?? Number.NaN)).toBeLessThan(MOST_GROWTH);
});
