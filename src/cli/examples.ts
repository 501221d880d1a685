import { readdirSync, readFileSync } from "node:fs";
import type { Known } from "../server/warm.ts";

const EXAMPLES = new URL("../../schema/examples/", import.meta.url);

/** The operations that the playground offers, by their names. */
export function examples(): readonly Known[] {
  const files = readdirSync(EXAMPLES).filter((file) => file.endsWith(".graphql"));
  return files.sort().map((file) => {
    const operation = readFileSync(new URL(file, EXAMPLES), "utf8");
    const [, name = file] = /^query (\w+)/m.exec(operation) ?? [];
    return { name, operation };
  });
}
