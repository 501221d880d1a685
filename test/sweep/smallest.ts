import { generate } from "./generate.ts";
import { shrink } from "./shrink.ts";
import { type Failure, type Swept, sweep } from "./sweeping.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** How many smaller operations are tried. */
const TRIES = 300;

/** The failure of the smallest operation found that fails like the one of that number. */
export async function smallest(swept: Swept, number: number, failure: Failure): Promise<Failure> {
  const operation = generate(swept.schema, vocabularyOf(swept.facts), number);
  const isError = failure.difference.includes("an error");
  let found = failure;
  const fails = async (text: string) => {
    const other = await sweep(swept, { ...operation, text }).catch(() => undefined);
    if (other === undefined || other.difference.includes("an error") !== isError) return false;
    found = other;
    return true;
  };
  await shrink(swept.schema, failure.text, fails, TRIES);
  return found;
}
