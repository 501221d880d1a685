import { partiesOf } from "../derive/parties.ts";
import type { Web } from "../derive/web.ts";
import { type NodeFact, textOf } from "../fact.ts";
import type { Warning } from "./warning.ts";

/** Claims that no cell of the positions can show: without an issue, or without a party. */
export function claimWarnings(web: Web): readonly Warning[] {
  return web.facts.nodes
    .filter(({ kind }) => kind === "Claim")
    .flatMap((claim) => [...withoutIssue(web, claim), ...withoutParty(web, claim)]);
}

function withoutIssue(web: Web, { properties: { id } }: NodeFact): readonly Warning[] {
  if (web.out(id, "ON").length > 0) return [];
  return [{ about: id, sentence: `\`${id}\` is on no issue.` }];
}

/**
 * A person without an office that day, who did not attend for anybody where it was said either,
 * speaks for no party. Where the dossier says so itself with `for:`, it is meant.
 */
function withoutParty(web: Web, { properties }: NodeFact): readonly Warning[] {
  const { id } = properties;
  return partiesOf(web, id)
    .without.filter((speaker) => web.kindOf(speaker) === "Person")
    .map((speaker) => ({
      about: id,
      at: { type: "MADE", node: speaker },
      sentence: `\`${speaker}\` held no office on ${textOf(properties, "saidOn")} and attended for nobody where \`${id}\` was said, so that it counts for no party: give the office, or say with \`for: [...]\` for whom it counts.`,
    }));
}
