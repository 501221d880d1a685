import type { Draft } from "./draft.ts";
import type { Entry, Item, Stated, StatedValue } from "./entries.ts";
import { aKindOf } from "./format.ts";
import { type Problem, spot } from "./problem.ts";

/** Ids that stand for two things, for nothing, or for something of the wrong kind. */
export function checkIds(draft: Draft): readonly Problem[] {
  const process = draft.process ? [draft.process] : [];
  return [
    ...draft.entries.flatMap((entry) => duplicate(draft, entry)),
    ...process.flatMap((id) => lost(draft, id, "process", ["Process"])),
    ...draft.entries.flatMap((entry) => [
      ...lostInValues(draft, entry.properties),
      ...entry.items.flatMap((item) => lostInItem(draft, item)),
    ]),
  ];
}

function duplicate({ known, isFirst }: Draft, entry: Entry): readonly Problem[] {
  const first = known(entry.id);
  if (first === undefined || isFirst(entry)) return [];
  const sentence = `\`${entry.id}\` is the id of ${aKindOf([first.kind.name])} already, at ${spot(first.idPlace)}.`;
  return [{ place: entry.idPlace, sentence }];
}

function lostInItem(
  draft: Draft,
  { field, node, reportedIn, properties }: Item,
): readonly Problem[] {
  return [
    ...lost(draft, node, field.name, field.far),
    ...(reportedIn ?? []).flatMap((id) => lost(draft, id, "reportedIn", ["Document"])),
    ...lostInValues(draft, properties),
  ];
}

function lostInValues(draft: Draft, values: ReadonlyMap<string, StatedValue>): readonly Problem[] {
  return [...values.values()].flatMap(({ property, members }) => {
    const { names, key } = property;
    return names ? members.flatMap((id) => lost(draft, id, key, names)) : [];
  });
}

function lost(
  { known, meant }: Draft,
  { value, place }: Stated<string>,
  key: string,
  kinds: readonly string[],
): readonly Problem[] {
  const found = known(value);
  if (found === undefined) {
    const near = meant(value, kinds);
    const hint =
      near === undefined
        ? "; if another states it, name it under `uses`."
        : `; did you mean \`${near}\`?`;
    return [{ place, sentence: `There is no \`${value}\` in this dossier${hint}` }];
  }
  if (kinds.includes(found.kind.name)) return [];
  const sentence = `\`${value}\` is ${aKindOf([found.kind.name])}; \`${key}\` takes ${aKindOf(kinds)}.`;
  return [{ place, sentence }];
}
