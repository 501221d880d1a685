import { type Doubt, partiesOf } from "./derive/parties.ts";
import type { Draft } from "./draft.ts";
import type { Entry } from "./entries.ts";
import { oneOf, type Problem } from "./problem.ts";

/** Claims that nobody made, and claims of which nobody can tell for whom they were made. */
export function checkClaims({ entries, web }: Draft): readonly Problem[] {
  return entries
    .filter(({ kind }) => kind.name === "Claim")
    .flatMap((claim) => [
      ...withoutSpeaker(claim),
      ...partiesOf(web, claim.id).doubts.map((doubt) => inDoubt(claim, doubt)),
    ]);
}

function withoutSpeaker({ id, keys, place }: Entry): readonly Problem[] {
  if (keys.has("speakers")) return [];
  const name = id === "" ? "This" : `\`${id}\``;
  return [{ place, sentence: `${name} needs \`speakers\`: whoever made the claim.` }];
}

function inDoubt({ id, items, place }: Entry, { speaker, candidates }: Doubt): Problem {
  const said = items.find(({ field, node }) => field.name === "speakers" && node.value === speaker);
  const sentence = `\`${speaker}\` may speak for ${oneOf(candidates)} here; say for whom \`${id}\` counts with \`for: [...]\`.`;
  return { place: said?.place ?? place, sentence };
}
