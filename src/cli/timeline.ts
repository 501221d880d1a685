import type { Command } from "commander";
import { type Asks, askingOperation } from "./ask.ts";
import { Misuse } from "./outcome.ts";
import { dayOf, type Report, type ReportFlags, reportCommand, tell } from "./report.ts";
import { graphSettings } from "./settings.ts";
import type { Named } from "./stand.ts";

interface TimelineFlags extends ReportFlags {
  readonly from?: string;
  readonly to?: string;
  readonly first?: string;
}

interface Moment {
  readonly on: string;
  readonly precision: "DAY" | "BY" | "MONTH";
  readonly node: Named & {
    readonly __typename: string;
    /** Of claims alone. */
    readonly speakers?: { readonly nodes: readonly Named[] };
  };
}

interface Page {
  readonly node: Named | null;
  readonly timeline: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly Moment[];
  };
}

/** How much is asked for at a time. */
const PAGE = 50;

/** `parley timeline`: what happened about anything, in the order of its days. */
export function timelineCommand(): Command {
  return reportCommand("timeline")
    .description("say what happened about something, day by day")
    .argument("<id>", "the id of what it is about, of any kind")
    .option("--from <day>", "the first day")
    .option("--to <day>", "the last day")
    .option("--first <number>", "how many at most; all unless said")
    .action(async (about: string, { format, ...flags }: TimelineFlags) => {
      const settings = graphSettings(flags);
      const most = flags.first === undefined ? Number.POSITIVE_INFINITY : countOf(flags.first);
      const variables = {
        about,
        from: dayOf("--from", flags.from),
        to: dayOf("--to", flags.to),
        asOf: dayOf("--as-of", flags.asOf),
      };
      const report = await askingOperation("timeline", settings, async (asks: Asks<Page>) =>
        reportOf(await pagesOf((page) => asks({ ...variables, ...page }), most)),
      );
      await tell(report, format);
    });
}

function countOf(given: string): number {
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new Misuse(`--first must be a whole number from 1 on, but was "${given}".`);
}

interface Timeline {
  readonly about: Named | null;
  readonly moments: readonly Moment[];
}

async function pagesOf(
  asks: (page: { readonly first: number; readonly after: string | null }) => Promise<Page>,
  most: number,
): Promise<Timeline> {
  const moments: Moment[] = [];
  for (let after: string | null = null; ; ) {
    const { node, timeline } = await asks({ first: Math.min(PAGE, most - moments.length), after });
    moments.push(...timeline.edges);
    after = timeline.pageInfo.endCursor;
    if (!timeline.pageInfo.hasNextPage || moments.length >= most) return { about: node, moments };
  }
}

function reportOf({ about, moments }: Timeline): Report {
  return {
    answer: moments,
    facts: {
      columns: ["on", "precision", "kind", "id", "label", "speakers"],
      rows: moments.map(({ on, precision, node }) => [
        on,
        precision,
        node.__typename,
        node.id,
        node.label,
        node.speakers ? node.speakers.nodes.map(({ id }) => id).join(" ") : null,
      ]),
    },
    title: about?.label ?? "",
    columns: ["day", "kind", "text", "id"],
    rows: moments.map((moment) => [
      dayShown(moment),
      moment.node.__typename,
      said(moment),
      moment.node.id,
    ]),
    notes: moments.length === 0 ? ["Nothing happened."] : [],
    style: (cell) => (cell === "Document" ? "dim" : undefined),
  };
}

/** `2025-05-28`, `by 2025-05-28`, or `2025-05` for some day of a month. */
function dayShown({ on, precision }: Moment): string {
  switch (precision) {
    case "DAY":
      return on;
    case "BY":
      return `by ${on}`;
    case "MONTH":
      return on.slice(0, 7);
  }
}

function said({ node: { label, speakers } }: Moment): string {
  const who = speakers?.nodes.map((each) => each.label).join(", ");
  return who ? `${who}: ${label}` : label;
}
