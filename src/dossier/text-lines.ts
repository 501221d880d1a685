import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { DossierProblems } from "./problem.ts";
import { reasonOf } from "./read.ts";

/** With these two bytes begins what is gzipped, and no text. */
const GZIP = Buffer.from([0x1f, 0x8b]);

/** The text of a file, gzipped or not, piece by piece. Fails with `DossierProblems` where it is none. */
export async function* textIn(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const bytes of await bytesIn(file)) {
      yield decoder.decode(bytes as Uint8Array, { stream: true });
    }
    yield decoder.decode();
  } catch (cause) {
    throw new DossierProblems([{ place: { file }, sentence: whyUnread(cause) }], { cause });
  }
}

async function bytesIn(file: string): Promise<AsyncIterable<unknown>> {
  const bytes = createReadStream(file);
  if (!(await isGzipped(file))) return bytes;
  const gunzip = createGunzip();
  // What goes wrong on the way is thrown by whoever reads at its end.
  pipeline(bytes, gunzip, () => undefined);
  return gunzip;
}

async function isGzipped(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.equals(GZIP);
  } finally {
    await file.close();
  }
}

function whyUnread(cause: unknown): string {
  if (cause instanceof TypeError) return "The file is not UTF-8.";
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "Z_BUF_ERROR") return "The file breaks off: it is not all that was written.";
  return String(code).startsWith("Z_")
    ? "The file is damaged: it cannot be unpacked."
    : reasonOf(cause);
}

/** The lines of a file with their numbers, without what ends them. */
export async function* textLines(file: string): AsyncGenerator<readonly [line: string, number]> {
  let number = 0;
  let rest = "";
  for await (const text of textIn(file)) {
    const [end = "", ...lines] = text.split("\n");
    // Of a line that goes on and on, only what is new is looked at.
    rest += end;
    for (const line of lines) {
      yield [rest, ++number];
      rest = line;
    }
  }
  if (rest !== "") yield [rest, ++number];
}
