import type { Draft } from "./draft.ts";
import type { Entry } from "./entries.ts";
import { type Problem, spot } from "./problem.ts";

/** What a dossier uses, what is known by an id, and its own entries, or those of them that it uses too. */
interface Uses extends Pick<Draft, "uses" | "known"> {
  readonly entries: readonly Pick<Entry, "id" | "idPlace">[];
}

/** What a dossier uses, and no other states; and what it uses and yet defines. */
export function checkUses({ uses, known, entries }: Uses): readonly Problem[] {
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
