import { indented, where } from "./draft.ts";
import type { ReadRow, Scope } from "./scope.ts";

/** Counts the distinct roots of all reports of the scope's node, as far as they were known. */
export function writeSources(scope: Scope): ReadRow {
  const { draft, node } = scope;
  draft.countSubquery();
  const [report, document, count] = [
    draft.name("report"),
    draft.name("Document"),
    draft.name("sources"),
  ];
  scope.block([
    `CALL (${node}) {`,
    ...indented([
      `MATCH (${node})-[${report}:REPORTED_IN]->(${document})`,
      ...where(draft.known(report, document)),
      `UNWIND ${report}.roots AS root`,
      `RETURN count(DISTINCT root) AS ${count}`,
    ]),
    "}",
  ]);
  const at = scope.slot(count);
  return (row) => row[at];
}
