/** The conditions of a step: what else must hold, and that all of these were known on the day. */
export function where(
  day: string | null,
  names: readonly string[],
  ...conditions: readonly (string | false)[]
): string {
  const known = day === null ? [] : names.map((name) => `${name}.knownFrom <= ${day}`);
  const all = [...conditions.filter((each) => each !== false), ...known];
  return all.length === 0 ? "" : ` WHERE ${all.join(" AND ")}`;
}
