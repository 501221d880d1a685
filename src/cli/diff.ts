import type { Command } from "commander";
import { type Asks, askingOperation } from "./ask.ts";
import type { Style } from "./layout.ts";
import { dayOf, type Report, type ReportFlags, reportCommand, roundOf, tell } from "./report.ts";
import { graphSettings } from "./settings.ts";
import { LEGEND, type Named, type Round, type Stand, shownRound, shownStand } from "./stand.ts";

/** A claim or an outcome, and the documents that report it. */
interface Reported {
  readonly id: string;
  readonly evidence: { readonly nodes: readonly { readonly id: string }[] };
}

interface Side extends Stand {
  readonly claims: { readonly totalCount: number; readonly nodes: readonly Reported[] };
}

interface Change {
  readonly kind: string;
  /** Of what was agreed it is nobody's. */
  readonly party: Named | null;
  readonly issue: Named;
  readonly before: Side | null;
  readonly after: Side | null;
  readonly outcomes: readonly Reported[];
}

interface Diff {
  readonly process: Named;
  readonly roundDiff: {
    readonly from: Round;
    readonly to: Round;
    readonly changes: readonly Change[];
  };
}

const STYLES: Readonly<Record<string, Style>> = {
  NEW: "green",
  DROPPED: "red",
  CHANGED: "yellow",
  SETTLED: "cyan",
  AGREED: "cyan",
  REPEATED: "dim",
};

/** `parley diff`: what changed from one round to another. */
export function diffCommand(): Command {
  return reportCommand("diff")
    .description("say what each party dropped, settled, changed or repeated between two rounds")
    .argument("<process>", "the id of the process")
    .argument("<from>", "the number of a round")
    .argument("<to>", "the number of the round to compare it with")
    .action(
      async (process: string, from: string, to: string, { format, ...flags }: ReportFlags) => {
        const settings = graphSettings(flags);
        const variables = {
          process,
          from: roundOf("FROM", from),
          to: roundOf("TO", to),
          asOf: dayOf("--as-of", flags.asOf),
        };
        const diff = await askingOperation("diff", settings, (asks: Asks<Diff>) => asks(variables));
        await tell(reportOf(diff), format);
      },
    );
}

function reportOf({ process, roundDiff }: Diff): Report {
  const { from, to, changes } = roundDiff;
  return {
    answer: roundDiff,
    facts: { columns: COLUMNS, rows: changes.map((change) => fact(process, change)) },
    title: `${process.label}: from ${shownRound(from)} to ${shownRound(to)}`,
    columns: ["change", "party", "issue", "before", "after", "evidence"],
    rows: changes.map((change) => [
      change.kind,
      change.party?.label ?? "",
      change.issue.label,
      change.before ? shownStand(change.before) : "",
      change.after ? shownStand(change.after) : "",
      evidenceOf(reportsOf(change)),
    ]),
    notes: changes.length === 0 ? ["Nothing changed."] : [LEGEND],
    style: (cell) => STYLES[cell],
  };
}

const COLUMNS = [
  "process",
  "kind",
  "party",
  "partyLabel",
  "issue",
  "issueLabel",
  "beforeState",
  "beforeStance",
  "beforeValue",
  "beforeClaims",
  "afterState",
  "afterStance",
  "afterValue",
  "afterClaims",
  "outcomes",
  "evidence",
];

/** Several ids stand in one field, with spaces between them. */
function fact(process: Named, change: Change) {
  const { kind, party, issue, before, after, outcomes } = change;
  const sideOf = (side: Side | null) => [
    side?.state ?? null,
    side?.stance ?? null,
    side?.value ?? null,
    side && idsOf(side.claims.nodes),
  ];
  return [
    process.id,
    kind,
    party?.id ?? null,
    party?.label ?? null,
    issue.id,
    issue.label,
    ...sideOf(before),
    ...sideOf(after),
    idsOf(outcomes),
    documentsOf(reportsOf(change)).join(" "),
  ];
}

function idsOf(nodes: readonly Reported[]): string {
  return nodes.map(({ id }) => id).join(" ");
}

function reportsOf({ before, after, outcomes }: Change): readonly Reported[] {
  return [...(before?.claims.nodes ?? []), ...(after?.claims.nodes ?? []), ...outcomes];
}

/** `c05, c50 in express-0529, ki-0602` */
function evidenceOf(reports: readonly Reported[]): string {
  const ids = reports.map(({ id }) => id).join(", ");
  return `${ids} in ${documentsOf(reports).join(", ")}`;
}

function documentsOf(reports: readonly Reported[]): readonly string[] {
  return [...new Set(reports.flatMap(({ evidence }) => evidence.nodes.map(({ id }) => id)))].sort();
}
