import type { Problem } from "./problem.ts";
import type { Source } from "./read.ts";
import { MAX_TEXT } from "./schema.ts";
import { leavesIn } from "./tree.ts";

/** Texts that no engine could keep, or that are no sentence or name any more. */
export function textProblems({ tree }: Source): readonly Problem[] {
  return leavesIn(tree).flatMap(({ place, value }) =>
    typeof value === "string" ? problemsOf(value).map((sentence) => ({ place, sentence })) : [],
  );
}

function problemsOf(text: string): readonly string[] {
  const problems = [];
  if (text.includes("\0")) problems.push("This text has a NUL character in it.");
  if (/\p{Surrogate}/u.test(text)) problems.push("This text has half a character in it.");
  // Never more code points than UTF-16 units, which cost nothing to count.
  const length = text.length > MAX_TEXT ? [...text].length : 0;
  if (length > MAX_TEXT) {
    problems.push(`This text has ${length} characters; ${MAX_TEXT} are the most.`);
  }
  return problems;
}
