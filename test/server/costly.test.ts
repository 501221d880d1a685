import { describe, expect, test } from "vitest";
import { serving } from "../support/serving.ts";
import { talks } from "../support/talks.ts";

interface Spelling {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** A page of pages of pages: 100 rows each time, ten thousand million in all. */
const SPELLINGS: readonly (readonly [string, Spelling])[] = [
  [
    "in literals",
    {
      query:
        "{people(first:100){nodes{claims(first:100){nodes{responses(first:100){nodes{responses(first:100){nodes{responses(first:100){totalCount}}}}}}}}}}",
    },
  ],
  [
    "counted from the end",
    {
      query:
        "{people(last:100){nodes{claims(last:100){nodes{responses(first:100){nodes{responses(first:100){nodes{responses(first:100){totalCount}}}}}}}}}}",
    },
  ],
  [
    "in a variable",
    {
      query:
        "query($n:Int){people(first:$n){nodes{claims(first:$n){nodes{responses(first:$n){nodes{responses(first:$n){nodes{responses(first:$n){totalCount}}}}}}}}}}",
      variables: { n: 100 },
    },
  ],
  [
    "in a variable's default",
    {
      query:
        "query($n:Int=100){people(first:$n){nodes{claims(first:$n){nodes{responses(first:$n){nodes{responses(first:$n){nodes{responses(first:$n){totalCount}}}}}}}}}}",
    },
  ],
  [
    "in a fragment",
    {
      query:
        "{people(first:100){nodes{claims(first:100){nodes{...r}}}}}fragment r on Claim{responses(first:100){nodes{responses(first:100){nodes{responses(first:100){totalCount}}}}}}",
    },
  ],
  [
    "in fragments of fragments",
    {
      query:
        "{people(first:100){nodes{claims(first:100){nodes{...a}}}}}fragment a on Claim{responses(first:100){nodes{...b}}}fragment b on Claim{responses(first:100){nodes{id responses(first:100){totalCount}}}}",
    },
  ],
  [
    "in a fragment without a name",
    {
      query:
        "{people(first:100){nodes{...{claims(first:100){nodes{...on Claim{responses(first:100){nodes{responses(first:100){nodes{responses(first:100){totalCount}}}}}}}}}}}}",
    },
  ],
  [
    "under aliases",
    {
      query:
        "{a:people(first:100){b:nodes{c:claims(first:100){d:nodes{e:responses(first:100){f:nodes{g:responses(first:100){h:nodes{i:responses(first:100){j:totalCount}}}}}}}}}}",
    },
  ],
  [
    "through edges",
    {
      query:
        "{people(first:100){edges{node{claims(first:100){edges{node{responses(first:100){edges{node{responses(first:100){nodes{responses(first:100){totalCount}}}}}}}}}}}}}",
    },
  ],
  [
    "behind directives",
    {
      query:
        "query($y:Boolean=true){people(first:100)@include(if:$y){nodes{claims(first:100)@skip(if:false){nodes{responses(first:100){nodes{responses(first:100){nodes{responses(first:100){totalCount}}}}}}}}}}",
    },
  ],
  [
    "behind an interface",
    {
      query:
        "{people(first:100){nodes{...on Entity{claims(first:100){nodes{responses(first:100){nodes{responses(first:100){nodes{responses(first:100){totalCount}}}}}}}}}}}",
    },
  ],
];

describe("two hundred bytes that ask for ten thousand million rows are refused before anything is asked", () => {
  test.each(SPELLINGS)("%s", async (_spelling, { query, variables = {} }) => {
    let asked = 0;
    const people = () => {
      asked += 1;
      return null;
    };
    const { ask } = await serving({ schema: talks({ "Query.people": people }) });

    const first = await ask({ query, variables }, { "parley-cost": "true" });
    const again = await ask({ query, variables });

    expect(query.length).toBeLessThanOrEqual(200);
    expect(first.body.extensions.cost.requested).toBeGreaterThan(10 ** 9);
    for (const { status, body } of [first, again]) {
      expect(status).toBe(400);
      expect(body.data).toBeUndefined();
      expect(body.errors[0].extensions.code).toBe("QUERY_TOO_COSTLY");
    }
    expect(asked).toBe(0);
  });
});
