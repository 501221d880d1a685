import type { ExecutionResult } from "graphql";
import { expect, test } from "vitest";
import { askedWords } from "../../src/analysis/search.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import type { Graph, Values } from "../../src/graph/graph.ts";
import { parleySchema, type Runs, running } from "../support/asking.ts";
import { describeOnBothEngines } from "../support/engines.ts";
import { DOSSIER } from "../support/parley.ts";
import { awkwardTexts, REFUSED, STRINGS } from "./strings.ts";
import { type TextPlace, textPlaces } from "./text-places.ts";

/** In so many places each text is asked with, by turns. */
const PLACES_EACH = 8;

/** On Neo4j, where a first-seen statement costs 100 to 400 ms, one place in so many is asked at; in a long run each. */
const PLACES_LEFT_OUT = process.env["HOSTILE_STRINGS"] ? 1 : 8;

/** Longer than anything that a statement could be made of. */
const LONG = `'}) DETACH DELETE n //${"x".repeat(2 ** 20)}`;

const TIMEOUT_MS = 300_000 + 500 * STRINGS;

/** Where a text is something else before it is asked with. */
const CHANGED = ["contains", "startsWith", "endsWith", "query"];

describeOnBothEngines("a graph", prepare, (world) => {
  test(
    "is asked the same, with an awkward text as its value and with a harmless one, wherever a text can be",
    async () => {
      const { places } = world();
      const texts = [LONG, ...awkwardTexts(STRINGS)];
      const harmless = new Map<string, readonly string[]>();

      for (const [at, text] of texts.entries()) {
        for (let more = 0; more < PLACES_EACH; more++) {
          const place = places[(at * PLACES_EACH + more) % places.length] as TextPlace;
          const asked = await askWith(world(), place, text);
          const known =
            harmless.get(keyOf(place, text)) ?? (await askHarmless(world(), place, text));
          harmless.set(keyOf(place, text), known);
          const told = `${place.name}: ${JSON.stringify(text.slice(0, 100))}`;
          expect(faultOf(place, text, asked, known), told).toBeUndefined();
        }
      }
    },
    TIMEOUT_MS,
  );

  test("is not asked with half a character or a NUL, which are refused with a sentence", async () => {
    const places = world().places.filter((place) => !isSearch(place));
    for (const place of places) {
      for (const text of REFUSED) {
        const { codes, statements } = await askWith(world(), place, text);

        expect([place.name, codes, statements]).toEqual([place.name, ["BAD_USER_INPUT"], []]);
      }
    }
  });
});

interface Asked {
  readonly codes: readonly string[];
  readonly statements: readonly string[];
  readonly values: readonly Values[];
}

async function prepare(graph: Graph) {
  await loadDossier(graph, [DOSSIER]);
  const sent: { statement: string; values: Values }[] = [];
  const noting = new Proxy(graph, {
    get: (target, name) => {
      if (name !== "rows") {
        const member = Reflect.get(target, name);
        return typeof member === "function" ? member.bind(target) : member;
      }
      return async (statement: string, values: Values = {}, limits = {}) => {
        const rows = await target.rows(statement, values, { ...limits, timeoutMs: 60_000 });
        sent.push({ statement, values });
        return rows;
      };
    },
  });
  const all = textPlaces(await parleySchema());
  const places = all.filter((_, at) => !graph.dialect.hubIndexes || at % PLACES_LEFT_OUT === 0);
  return { run: running(noting), sent, places };
}

type World = Awaited<ReturnType<typeof prepare>>;

async function askWith({ run, sent }: World, place: TextPlace, text: string): Promise<Asked> {
  sent.length = 0;
  const { errors = [] } = await answer(run, place, text);
  return {
    codes: errors.map((error) => codeOf(error)),
    statements: sent.map(({ statement }) => statement),
    values: sent.map(({ values }) => values),
  };
}

function answer(run: Runs, place: TextPlace, text: string): Promise<ExecutionResult> {
  return run(place.query, place.variables(text));
}

/** The statements that a harmless text takes there, or in a search one of as many words. */
async function askHarmless(world: World, place: TextPlace, text: string) {
  const words = isSearch(place)
    ? wordsIn(text).map((_, at) => `${"word".repeat(at + 1)}`)
    : [place.harmless];
  return (await askWith(world, place, words.join(" "))).statements;
}

function keyOf(place: TextPlace, text: string): string {
  return isSearch(place) ? `${place.name} ${wordsIn(text)}` : place.name;
}

function isSearch({ root, role }: TextPlace): boolean {
  return root === "search" && role === "query";
}

/** In how many ways each word of a search is spelled. */
function wordsIn(text: string): readonly number[] {
  try {
    return askedWords(text).map(({ plain, folded }) => (plain === folded ? 1 : 2));
  } catch {
    return [];
  }
}

/** What is wrong with how a text was asked with; undefined where it is a value and nothing else. */
function faultOf(
  place: TextPlace,
  text: string,
  { codes, statements, values }: Asked,
  harmless: readonly string[],
): string | undefined {
  const refused = codes.filter((code) => code !== "NOT_FOUND");
  if (refused.length > 0) return faultOfRefusal(place, refused, statements);
  // A word that is spelled in two ways has no harmless one like it.
  const isSpelled = isSearch(place) && wordsIn(text).includes(2);
  if (!isSpelled && String(statements) !== String(harmless)) return "it is asked another statement";
  if (place.isChecked || CHANGED.includes(place.role)) return undefined;
  return JSON.stringify(values).includes(JSON.stringify(text)) ? undefined : "it is not its value";
}

/** A text is no cursor and no day; and a search has a limit. */
function faultOfRefusal(
  place: TextPlace,
  codes: readonly string[],
  statements: readonly string[],
): string | undefined {
  const isOurs = codes.every((code) => code === "BAD_USER_INPUT") && statements.length === 0;
  if (isOurs && (place.isChecked || isSearch(place))) return undefined;
  return `it is ${codes} after ${statements.length} statements`;
}

function codeOf({
  originalError,
  extensions,
}: NonNullable<ExecutionResult["errors"]>[number]): string {
  const { code } = (originalError ?? { code: extensions["code"] }) as { code?: unknown };
  return String(code ?? "BAD_USER_INPUT");
}
