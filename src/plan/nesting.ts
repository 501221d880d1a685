import { TooCostly } from "../model/faults.ts";

/** How deep a variable or a filter may be nested: a filter leads some ten relationships far. */
const NESTING_LIMIT = 32;

/**
 * Refuses what is nested too deep, before anything walks down into it.
 *
 * @throws TooCostly naming the limit and the depth
 */
export function checkNesting(what: string, value: unknown): void {
  const depth = nesting(value);
  if (depth <= NESTING_LIMIT) return;
  throw new TooCostly(
    `The nesting of ${what} must be at most ${NESTING_LIMIT}, but was ${depth}.`,
    { reason: "nesting" },
  );
}

/** How many lists and objects stand within each other; counted without recursion, which has an end. */
function nesting(value: unknown): number {
  let deepest = 0;
  const left: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    deepest = Math.max(deepest, next.depth);
    if (typeof next.value !== "object" || next.value === null) continue;
    const depth = next.depth + 1;
    for (const below of Object.values(next.value)) left.push({ value: below, depth });
  }
  return deepest;
}
