import { describe, expect, it } from "vitest";
import { showProgress } from "../../src/cli/progress.ts";

/** A stream that keeps what is written to it, and a clock that the test moves. */
function watched(isTTY: boolean) {
  const written: string[] = [];
  const clock = { ms: 0 };
  const stream = { isTTY, write: (text: string) => written.push(text) };
  const progress = showProgress("Rows", stream, () => clock.ms);
  return { written, clock, progress };
}

describe("progress", () => {
  it("is a bar that is written over on a terminal, with a rate when there is one", () => {
    const { written, clock, progress } = watched(true);

    progress(10, 20);
    clock.ms += 4000;
    progress(20, 20);

    expect(written).toEqual([
      "\rRows [##########..........] 10 of 20\u001b[K",
      "\rRows [####################] 20 of 20, 3 a second\u001b[K\n",
    ]);
  });

  it("is a line a second at most elsewhere, and one at the end", () => {
    const { written, clock, progress } = watched(false);

    for (const done of [1, 2, 3]) {
      clock.ms += 600;
      progress(done, 4);
    }
    progress(4, 4);

    expect(written).toEqual(["Rows: 2 of 4\n", "Rows: 4 of 4, 3 a second\n"]);
  });

  it("says how long the rest takes, in minutes where that is long", () => {
    const { written, clock, progress } = watched(false);

    for (const done of [0, 10, 1990]) {
      clock.ms += 1000;
      progress(done, 2000);
    }

    expect(written).toEqual([
      "Rows: 0 of 2000\n",
      "Rows: 10 of 2000, 10 a second, 3 min left\n",
      "Rows: 1990 of 2000, 995 a second, 1 s left\n",
    ]);
  });

  it("counts no time that went by before the first of it was done", () => {
    const { written, clock, progress } = watched(false);

    for (const done of [1000, 3000]) {
      clock.ms += done === 1000 ? 60_000 : 2000;
      progress(done, 5000);
    }

    expect(written).toEqual([
      "Rows: 1000 of 5000\n",
      "Rows: 3000 of 5000, 1000 a second, 2 s left\n",
    ]);
  });

  it("is told without a bar of what nobody knows the size of, until it is done", () => {
    const { written, clock, progress } = watched(true);

    progress(3, undefined);
    clock.ms += 4000;
    progress(8, undefined);
    progress(8, 8);

    expect(written).toEqual([
      "\rRows: 3\u001b[K",
      "\rRows: 8, 1 a second\u001b[K",
      "\rRows [####################] 8 of 8, 1 a second\u001b[K\n",
    ]);
  });

  it("is not told elsewhere of what takes less than a second", () => {
    const { written, progress } = watched(false);

    progress(1, 2);
    progress(2, 2);

    expect(written).toEqual([]);
  });
});
