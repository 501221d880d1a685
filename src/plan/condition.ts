/** A condition and its opposite, each written so that it is true or false and never null. */
export interface Condition {
  readonly positive: string;
  readonly negative: string;
}

export const TRUE: Condition = { positive: "true", negative: "false" };
export const FALSE: Condition = { positive: "false", negative: "true" };

export function negated({ positive, negative }: Condition): Condition {
  return { positive: negative, negative: positive };
}

/** True where all are; of none, true. */
export function every(conditions: readonly Condition[]): Condition {
  return {
    positive: joined(
      conditions.map((each) => each.positive),
      "AND",
    ),
    negative: joined(
      conditions.map((each) => each.negative),
      "OR",
    ),
  };
}

/** True where any is; of none, false. */
export function some(conditions: readonly Condition[]): Condition {
  return negated(every(conditions.map(negated)));
}

/** What decides alone (`false` among ANDs, `true` among ORs) is all that is left of it. */
function joined(parts: readonly string[], operator: "AND" | "OR"): string {
  const [neutral, deciding] = operator === "AND" ? ["true", "false"] : ["false", "true"];
  if (parts.includes(deciding)) return deciding;
  const said = parts.filter((part) => part !== neutral);
  if (said.length === 0) return neutral;
  return said.length === 1 ? (said[0] ?? neutral) : `(${said.join(` ${operator} `)})`;
}
