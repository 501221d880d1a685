import { NEED_EVIDENCE } from "./derive/dates.ts";
import type { Draft } from "./draft.ts";
import type { Entry, Item } from "./entries.ts";
import { allOf, type Problem } from "./problem.ts";

/** A span is nothing without all three. */
const SPAN = ["start", "end", "sha256"] as const;

/** Claims and outcomes without a document, and spans that cannot be found again. */
export function checkEvidence({ entries }: Draft): readonly Problem[] {
  return entries.flatMap((entry) => [
    ...withoutDocument(entry),
    ...entry.items
      .filter(({ field }) => field.relationship.type === "REPORTED_IN")
      .flatMap((item) => spanProblems(item)),
  ]);
}

function withoutDocument({ kind, keys, id, place }: Entry): readonly Problem[] {
  if (!NEED_EVIDENCE.includes(kind.name) || keys.has("evidence")) return [];
  const name = id === "" ? "This" : `\`${id}\``;
  return [
    { place, sentence: `${name} needs \`evidence\`: at least one document that reports it.` },
  ];
}

function spanProblems({ properties, place }: Item): readonly Problem[] {
  const missing = SPAN.filter((name) => !properties.has(name));
  if (missing.length === SPAN.length) return [];
  if (missing.length > 0) {
    const sentence = `A span has \`start\`, \`end\` and \`sha256\`; this one lacks ${allOf(missing)}.`;
    return [{ place, sentence }];
  }
  const [start, end] = [properties.get("start"), properties.get("end")];
  if (Number(start?.value) < 0) {
    return [{ place: start?.place ?? place, sentence: "`start` is counted from 0." }];
  }
  if (Number(end?.value) > Number(start?.value)) return [];
  const sentence = `\`end\` (${end?.value}) must be greater than \`start\` (${start?.value}).`;
  return [{ place: end?.place ?? place, sentence }];
}
