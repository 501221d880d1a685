import type { Send, Values } from "../../graph/graph.ts";
import { type Words, where } from "./words.ts";

/** A question about what was last known on recent days. */
export interface Recent {
  readonly since: string;
  readonly words: Words;
  readonly values: Values;
}

/**
 * About how many claims were said on the days that are looked at first, then on those that are when
 * too little was found there.
 */
export const SIZES: readonly number[] = [200, 2_000, 20_000];

const LAST_DAY = "9999-12-31";

/**
 * Ever more days up to one, each time with all those before. It ends when hardly any more are left,
 * and then the whole is quicker.
 */
export async function* recentDays(
  send: Send,
  words: Words,
  values: Values,
  {
    sizes,
    until = LAST_DAY,
  }: { readonly sizes: readonly number[]; readonly until?: string | undefined },
): AsyncGenerator<Recent> {
  for (const size of sizes) {
    const [row] = await send(dayBack(words), { ...values, until, size });
    const since = row?.[0];
    if (typeof since !== "string") return;
    yield { since, words: words.of("days"), values: { ...values, since, until } };
  }
}

/** Whether the chosen actors have fewer claims than the second look back would read. */
export async function sayLittle({
  send,
  words,
  values,
  sizes: [, second = 0],
}: {
  readonly send: Send;
  readonly words: Words;
  readonly values: Values;
  readonly sizes: readonly number[];
}): Promise<boolean> {
  const [row] = await send(claimsOfActors(words), values);
  return Number(row?.[0]) < second;
}

/** Degrees, which are known without reading the claims. */
function claimsOfActors(words: Words): string {
  return [
    "MATCH (actor:Entity)",
    ...where(`actor.id IN ${words.parameter("actors")}`),
    "RETURN sum(COUNT { (actor)-[:MADE]->() } + COUNT { (actor)<-[:COUNTS_FOR]-() }) AS claims",
  ].join("\n");
}

/** The day on which the claim was said that stands so many places back. */
function dayBack(words: Words): string {
  return [
    "MATCH (claim:Claim)",
    ...where(`claim.saidOn <= ${words.parameter("until")}`, "claim.id IS NOT NULL"),
    "RETURN claim.saidOn AS since",
    `ORDER BY claim.saidOn DESC, claim.id DESC SKIP ${words.parameter("size")} LIMIT 1`,
  ].join("\n");
}
