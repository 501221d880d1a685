/** The ids as an answer has them: `[{ id }]`. */
export function nodes(ids: readonly string[]): readonly { readonly id: string }[] {
  return ids.map((id) => ({ id }));
}

/** An answer whose lists are sorted by what they hold, for facts that have no order. */
export function unordered(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(unordered).sort(byText);
  if (answer === null || typeof answer !== "object") return answer;
  const entries = Object.entries(answer).map(([name, value]) => [name, unordered(value)] as const);
  return Object.fromEntries(entries.sort(byText));
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
