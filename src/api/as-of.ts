import { Arg } from "type-graphql";
import { DateScalar } from "../model/scalars.ts";

/** What every root field says of its `asOf`. */
export const AS_OF = "Only what was known by the end of that day.";

/** The day as of which a root field is asked, or nothing. */
export function AsOf(): ReturnType<typeof Arg> {
  return Arg("asOf", () => DateScalar, { nullable: true, description: AS_OF });
}
