import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { openGraph } from "../../src/graph/open.ts";
import { Unavailable } from "../../src/model/faults.ts";
import { folder } from "../support/folder.ts";
import { follow, nodeArguments, run } from "../support/processes.ts";

const HOLD = new URL("processes/hold-folder.ts", import.meta.url);
const LEAVE_LOG = new URL("processes/leave-log.ts", import.meta.url);

const WRITES = 8;

/** What a folder holds of a graph, by file: not the lock, which everyone writes to. */
function held(data: string): Readonly<Record<string, string>> {
  const names = readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((name) => !/holder\.json|lock\.grafeo/.test(name));
  return Object.fromEntries(names.sort().map((name) => [name, hashOf(readFileSync(name))]));
}

const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** Expects that the folder is refused with a sentence, twice, and that nothing in it is another after it. */
async function expectRefused(data: string, sentence: string | RegExp): Promise<void> {
  const before = held(data);
  for (const _ of ["once", "again"]) {
    const error = await openGraph({ data }).catch((reason) => reason);
    expect(error).toBeInstanceOf(Unavailable);
    expect(error.message).toMatch(sentence);
    expect(held(data)).toEqual(before);
  }
}

async function count(graph: Graph): Promise<unknown> {
  const [row] = await graph.rows("MATCH (n:Entity) RETURN count(n) AS n");
  return row?.[0];
}

/** What the first one leaves behind, the others begin with. */
const left = mkdtempSync(join(tmpdir(), "parley-left-"));
afterAll(() => rmSync(left, { recursive: true, force: true }));

/** A folder whose writer was killed, so that its log holds all that was acknowledged. */
async function leftBehind(): Promise<string> {
  if (readdirSync(left).length === 0) {
    const writer = run(LEAVE_LOG, left, String(WRITES));
    expect(await writer.ended).toBe("SIGKILL");
  }
  const data = folder();
  cpSync(left, data, { recursive: true });
  return data;
}

function logOf(data: string): string {
  const [part, ...more] = readdirSync(join(data, "graph.grafeo.wal"));
  expect(more).toEqual([]);
  return join(data, "graph.grafeo.wal", part ?? "");
}

test("[embedded] a damaged graph is told of, and left as it is", async () => {
  const data = folder();
  const graph = await openGraph({ data });
  await graph.write((t) => t.rows("CREATE (n:Entity {id: 'a', text: 'a text to be damaged'})"));
  await graph.close();
  const file = join(data, "graph.grafeo");
  const whole = readFileSync(file);
  const flipped = Buffer.from(whole);
  const inside = whole.indexOf("a text to be damaged");
  flipped.writeUInt8(255 - flipped.readUInt8(inside), inside);

  const damages = ["", "not a graph", whole.subarray(0, 9000), whole.subarray(1), flipped];
  for (const damaged of damages) {
    writeFileSync(file, damaged);
    await expectRefused(
      data,
      `The graph in ${file} cannot be opened: it is damaged, or of another version. Nothing was ` +
        `changed. Put a copy of the folder ${data} in its place, or move it away to begin with an empty graph.`,
    );
  }

  rmSync(file);
  await expectRefused(data, `The graph in ${file} is missing. Nothing was changed.`);
  writeFileSync(file, whole);
  const mended = await openGraph({ data });
  expect(await count(mended)).toBe(1);
  await mended.close();
});

describe("[embedded] a log that is damaged is told of, and left as it is:", () => {
  const size = (file: string) => readFileSync(file).length;
  const damages: Readonly<Record<string, (log: string) => void>> = {
    "cut in its middle": (log) => truncateSync(log, Math.floor(size(log) / 2)),
    "cut in its last commit": (log) => truncateSync(log, size(log) - 60),
    emptied: (log) => truncateSync(log, 0),
    removed: (log) => rmSync(join(log, ".."), { recursive: true }),
    "with a byte changed at its beginning": (log) => flip(log, 40),
    "with a byte changed in its middle": (log) => flip(log, Math.floor(size(log) / 2)),
    "with a byte changed in its last commit": (log) => flip(log, size(log) - 50),
    "with zeros at its end": (log) => {
      const bytes = readFileSync(log);
      writeFileSync(log, bytes.fill(0, Math.floor(bytes.length / 2)));
    },
  };

  for (const [name, damage] of Object.entries(damages)) {
    test(name, async () => {
      const data = await leftBehind();
      damage(logOf(data));

      await expectRefused(
        data,
        /^The graph in .*graph.grafeo (is damaged: of the \d+ changes that it had it has \d+|cannot be opened: it is damaged, or of another version)\. Nothing was changed\./,
      );

      // Who has nothing better may go on with what is left.
      rmSync(join(data, "committed.json"));
      const rest = await openGraph({ data }).then(count, () => "damaged");
      expect(rest === "damaged" || Number(rest) < WRITES).toBe(true);
    });
  }

  test("and one with half of a commit that nobody was told of is simply used", async () => {
    const data = await leftBehind();
    const log = logOf(data);
    const bytes = readFileSync(log);
    writeFileSync(log, Buffer.concat([bytes, bytes.subarray(-75, -10)]));

    const graph = await openGraph({ data });

    expect(await count(graph)).toBe(WRITES);
    await graph.close();
  });

  function flip(file: string, at: number): void {
    const bytes = readFileSync(file);
    bytes.writeUInt8(255 - bytes.readUInt8(at), at);
    writeFileSync(file, bytes);
  }
});

test("[embedded] an older copy of the graph's file alone is not taken for the graph", async () => {
  const data = folder();
  const write = async (id: string) => {
    const graph = await openGraph({ data });
    await graph.write((t) => t.rows("CREATE (n:Entity {id: $id})", { id }));
    await graph.close();
  };
  await write("a");
  cpSync(join(data, "graph.grafeo"), join(data, "copy"));
  await write("b");
  cpSync(join(data, "copy"), join(data, "graph.grafeo"));

  await expectRefused(data, "is damaged: of the 2 changes that it had it has 1.");
});

test("[embedded] a graph of a newer engine is told of, one of an older is taken over", async () => {
  const data = folder();
  await (await openGraph({ data })).close();
  const record = join(data, "committed.json");
  const mine = JSON.parse(readFileSync(record, "utf8"));

  writeFileSync(record, JSON.stringify({ ...mine, version: "0.10.0" }));
  await expectRefused(
    data,
    `The graph in ${join(data, "graph.grafeo")} was written by Grafeo 0.10.0, but this Parley has Grafeo ${mine.version}. Nothing was changed. Use a newer Parley.`,
  );

  writeFileSync(record, JSON.stringify({ ...mine, version: "0.5.9" }));
  await (await openGraph({ data })).close();
  expect(JSON.parse(readFileSync(record, "utf8"))).toEqual(mine);
});

test("[embedded] a damaged record is told of, an empty one is begun anew", async () => {
  const data = folder();
  await (await openGraph({ data })).close();
  const record = join(data, "committed.json");
  const whole = readFileSync(record);

  for (const damaged of ["{", "7", '{"version":"0.6.0"}', "\0".repeat(64)]) {
    writeFileSync(record, damaged);
    await expectRefused(
      data,
      `The file ${record}, which says how much the graph beside it must hold, is damaged. Nothing was changed. Remove it if you trust the graph.`,
    );
  }

  writeFileSync(record, "");
  await (await openGraph({ data })).close();
  expect(readFileSync(record)).toEqual(whole);
});

test("[embedded] a damaged lock is told of, not taken for a process", async () => {
  const data = await leftBehind();
  const lock = join(data, "lock.grafeo");
  const sentence = `The lock ${lock} is damaged. Remove it, and ${lock}.wal, when no Parley runs on this folder.`;

  writeFileSync(lock, "not a lock");
  await expectRefused(data, sentence);

  rmSync(lock);
  rmSync(`${lock}.wal`, { recursive: true });
  const graph = await openGraph({ data });
  expect(await count(graph)).toBe(WRITES);
  await graph.close();
});

test("[embedded] a folder, or a file in it, without rights is told of", async () => {
  const data = join(folder(), "data");
  await (await openGraph({ data })).close();
  const open = () => {
    // Root may do anything, so another user asks.
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    return follow(spawn(process.execPath, nodeArguments(HOLD, data), { ...user }));
  };
  const lock = (name: string, mode: number) => chmodSync(join(data, name), mode);
  chmodSync(join(data, ".."), 0o777);
  for (const name of readdirSync(data)) lock(name, 0o666);

  for (const [name, mode] of [
    [".", 0o555],
    [".", 0o000],
    ["graph.grafeo", 0o444],
    ["committed.json", 0o444],
  ] as const) {
    chmodSync(data, 0o777);
    lock(name, mode);
    const program = open();

    expect(await program.nextLine(), `${name} ${mode}`).toBe(
      `The folder ${data} cannot be used for the graph: this process may not create, read and write files there.`,
    );
    expect(await program.ended).toBe(1);
    lock(name, 0o777);
  }
}, 30_000);

test.skipIf(!existsSync("/proc/self"))(
  "[embedded] a folder that nobody can make is told of",
  async () => {
    for (const data of ["/proc/parley", "/proc/deep/down"]) {
      await expect(openGraph({ data })).rejects.toThrow(
        `The folder ${data} cannot be used for the graph: this process may not create, read and write files there.`,
      );
    }
  },
);

test("[embedded] a file where the folder should be is told of, and left as it is", async () => {
  const data = join(folder(), "data");
  writeFileSync(data, "mine");

  await expect(openGraph({ data })).rejects.toThrow(
    new Unavailable(`${data} is a file, but the graph takes a folder.`),
  );
  await expect(openGraph({ data: join(data, "deeper") })).rejects.toBeInstanceOf(Unavailable);

  expect(readFileSync(data, "utf8")).toBe("mine");
});
