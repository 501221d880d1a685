// The bundled dossier many times over: the same claims by other people, under other ids.
import { closeSync, openSync, readdirSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const BUNDLED = fileURLToPath(new URL("../../dossiers/istanbul-2025", import.meta.url));

/** A file's lists of entries, by the name of their kind. */
type Lists = Readonly<Record<string, readonly Entry[]>>;
type Entry = Readonly<Record<string, unknown>> & { readonly id: string };

/**
 * Writes one dossier of JSON Lines that states all of the bundled one so many times, each time under ids
 * of its own.
 */
export function writeCopies(path: string, times: number): void {
  const { dossier, process, ...lists } = bundled();
  const file = openSync(path, "w");
  writeSync(file, `${JSON.stringify({ dossier: `${dossier}-times-${times}` })}\n`);
  const dated = withProcess(lists as Lists, String(process));
  const ids = new Set(Object.values(dated).flatMap((entries) => entries.map(({ id }) => id)));
  for (let copy = 1; copy <= times; copy++) {
    const renamed = (_key: string, value: unknown) =>
      typeof value === "string" && ids.has(value) ? `${value}-${copy}` : value;
    const lines = Object.entries(dated).flatMap(([kind, entries]) =>
      entries.map((entry) => `${JSON.stringify({ [kind]: entry }, renamed)}\n`),
    );
    writeSync(file, lines.join(""));
  }
  closeSync(file);
}

/** All that the bundled dossier's files hold. */
function bundled(): Readonly<Record<string, unknown>> {
  const whole: Record<string, unknown> = {};
  for (const file of readdirSync(BUNDLED).sort()) {
    const held: Record<string, unknown> = parse(readFileSync(join(BUNDLED, file), "utf8"));
    for (const [key, value] of Object.entries(held)) {
      const before = whole[key];
      whole[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
    }
  }
  delete whole["title"];
  return whole;
}

/** The dossier's own process would be the same for all copies, so each claim names it. */
function withProcess({ claims = [], ...others }: Lists, process: string): Lists {
  return { ...others, claims: claims.map((claim) => ({ process, ...claim })) };
}
