import type { Draft } from "./draft.ts";
import { type Problem, spot } from "./problem.ts";

/** What a dossier uses, and no other states; and what it uses and yet defines. */
export function checkUses({ uses, known, entries }: Draft): readonly Problem[] {
  const own = new Map(entries.map((entry) => [entry.id, entry]));
  return uses.flatMap(({ value, place }) => {
    const entry = own.get(value);
    if (entry) {
      const sentence = `\`${value}\` is defined at ${spot(entry.idPlace)}, so it is not left to another dossier.`;
      return [{ place, sentence }];
    }
    if (known(value)) return [];
    const sentence = `No other dossier states \`${value}\`: load the one that does first, or both together.`;
    return [{ place, sentence }];
  });
}
