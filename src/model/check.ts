import type { KindDeclaration } from "./kind.ts";
import type { RelationshipDeclaration } from "./relationship.ts";

/**
 * Says all that is declared wrong, each in a sentence, before anything is built on it.
 *
 * @throws an Error whose message has one sentence a line
 */
export function checkModel(
  kinds: readonly KindDeclaration[],
  relationships: readonly RelationshipDeclaration[],
): void {
  const names = new Set(kinds.map((kind) => kind.name));
  const problems = [
    ...kinds.flatMap(problemsOfKind),
    ...repeated(kinds.filter((kind) => !kind.abstract).map((kind) => kind.plural)).map(
      (plural) => `Two kinds have the plural ${plural}; each needs its own.`,
    ),
    ...relationships.flatMap((each) => problemsOfRelationship(each, names)),
    ...problemsOfFieldNames(kinds, relationships),
  ];
  if (problems.length > 0) throw new Error(`The model is declared wrong.\n${problems.join("\n")}`);
}

function problemsOfKind(kind: KindDeclaration): string[] {
  const names = kind.properties.map((property) => property.name);
  const isMissing = (name: string) => !names.includes(name);
  const uncalled = !kind.abstract && isMissing(kind.calledBy) ? [kind.calledBy] : [];
  return [
    ...repeated(names).map((name) => `${kind.name} declares the property ${name} twice.`),
    ...uncalled.map(
      (name) => `${kind.name} is called by ${name}, which is none of its properties.`,
    ),
    ...kind.properties.flatMap(({ name, latestOf }) =>
      (latestOf?.dates ?? [])
        .filter(([date]) => isMissing(date))
        .map(
          ([date]) => `${kind.name}.${name} follows from ${date}, which is none of its properties.`,
        ),
    ),
  ];
}

function problemsOfRelationship(
  { type, from, to, fields, properties, derived }: RelationshipDeclaration,
  names: ReadonlySet<string>,
): string[] {
  const ends = [...from, ...to, ...fields.flatMap((field) => [...field.on, ...(field.far ?? [])])];
  const problems = [...new Set(ends)]
    .filter((name) => !names.has(name))
    .map((name) => `${type} names ${name}, which is no kind of node.`);
  const stated = fields.filter((field) => field.stated).length;
  if (derived && stated > 0) problems.push(`${type} is derived, so no dossier can state it.`);
  if (!derived && stated !== 1) {
    problems.push(`${type} must be stated under one of its fields, but is under ${stated}.`);
  }
  const sorted = properties.some((property) => property.name === "position");
  for (const field of fields) {
    if (field.byPosition && !sorted) {
      problems.push(`${type} gives ${field.name} by position, but has no property position.`);
    }
  }
  return problems;
}

function problemsOfFieldNames(
  kinds: readonly KindDeclaration[],
  relationships: readonly RelationshipDeclaration[],
): string[] {
  return kinds.flatMap((kind) => {
    const types = [kind.name, ...kind.interfaces];
    const led = relationships
      .flatMap((each) => each.fields)
      .filter((field) => field.on.some((name) => types.includes(name)))
      .map((field) => field.name);
    const offered = kind.properties.filter((each) => !each.hidden).map((each) => each.name);
    return repeated([...offered, ...led]).map(
      (name) => `${kind.name} has two fields named ${name}.`,
    );
  });
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
