import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Trusted } from "../server/trusted.ts";
import type { Known } from "../server/warm.ts";
import { Misfortune } from "./outcome.ts";

/** Which documents a server trusts, and whether it answers them alone. */
export interface DocumentSettings {
  /** A file of JSON: the texts of documents, by the SHA-256 of each. */
  readonly file: string;
  readonly only: boolean;
}

/**
 * Reads a manifest of trusted documents, as relay-compiler writes it with the algorithm SHA256.
 *
 * @throws Misfortune where it cannot be read, or an id is not that of its text
 */
export async function readManifest({ file, only }: DocumentSettings): Promise<Trusted> {
  const texts = Object.entries(entriesIn(await textOf(file), file)).map(
    ([id, text]) => [checkedId(id, text, file), String(text)] as const,
  );
  return { only, texts: new Map(texts) };
}

/** Trusted documents as operations that many will ask, each by its name or its id. */
export function knownOf({ texts }: Trusted): readonly Known[] {
  return [...texts].map(([id, operation]) => {
    const [, name = id] = /\bquery\s+(\w+)/.exec(operation) ?? [];
    return { name, operation };
  });
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new Misfortune(`The manifest ${file} cannot be read.`, { cause });
  }
}

function entriesIn(text: string, file: string): object {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === "object" && read !== null && !Array.isArray(read)) return read;
  } catch {
    // Told below: what is no JSON holds no object either.
  }
  throw new Misfortune(
    `The manifest ${file} must hold a JSON object: the texts of documents, by the SHA-256 of each.`,
  );
}

function checkedId(given: string, text: unknown, file: string): string {
  const id = given.replace(/^sha256:/, "");
  if (typeof text === "string" && id === createHash("sha256").update(text).digest("hex")) return id;
  throw new Misfortune(
    `In the manifest ${file}, "${given}" is not the SHA-256 of its document, in lower-case hexadecimal.`,
  );
}
