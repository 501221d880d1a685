import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
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

/** The text of a file, piece by piece. Fails with `BadInput` where it is none. */
export async function* textIn(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const bytes of createReadStream(file)) {
      yield decoder.decode(bytes as Uint8Array, { stream: true });
    }
    yield decoder.decode();
  } catch (cause) {
    const isText = !(cause instanceof TypeError);
    throw new BadInput(`${file}: ${isText ? reasonOf(cause) : "The file is not UTF-8."}`, {
      cause,
    });
  }
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
