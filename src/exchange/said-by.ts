import { listOf, type NodeFact, type RelationshipFact } from "../dossier/fact.ts";

/** The dossiers that state a relationship of a source, whose entry is that node. */
export function statedByOf({ properties }: RelationshipFact, entry: NodeFact): readonly string[] {
  return listOf(properties, "dossiers") ?? listOf(entry.properties, "dossiers") ?? [];
}

/** The documents that report it, as that dossier says; nothing where the type has none. */
export function ownReports(
  { properties }: RelationshipFact,
  dossier: string,
): readonly string[] | undefined {
  const told = listOf(properties, "reportedBy")?.map((each) => each.split(" "));
  if (told === undefined) return listOf(properties, "reportedIn");
  return told.flatMap(([by, document]) =>
    by === dossier && document !== undefined ? [document] : [],
  );
}
