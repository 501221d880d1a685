import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { reasonOf } from "../../dossier/read.ts";
import { BadInput } from "../../model/faults.ts";

/** The file at the path, or the one of that name in the folder there. */
export async function fileAt(path: string, name: string): Promise<string> {
  try {
    return (await stat(path)).isDirectory() ? join(path, name) : path;
  } catch (error) {
    throw new BadInput(`${path}: ${reasonOf(error)}`, { cause: error });
  }
}

/** With these two bytes begins what is gzipped, and no text. */
const GZIP = Buffer.from([0x1f, 0x8b]);

/** The text of a file, gzipped or not, piece by piece. Fails with `BadInput` where it is none. */
export async function* textIn(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const bytes of await bytesIn(file)) {
      yield decoder.decode(bytes as Uint8Array, { stream: true });
    }
    yield decoder.decode();
  } catch (cause) {
    throw new BadInput(`${file}: ${whyUnread(cause)}`, { cause });
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
export async function* linesIn(file: string): AsyncGenerator<readonly [line: string, number]> {
  let number = 0;
  let rest = "";
  for await (const text of textIn(file)) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield [line, ++number];
  }
  if (rest !== "") yield [rest, ++number];
}
