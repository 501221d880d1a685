import { expect, it } from "vitest";
import type { Asks } from "../../support/asking.ts";
import { independentSources } from "../independent-sources.ts";
import { knownFrom } from "../known-from.ts";

const SOURCES = `query ($id: ID!, $asOf: Date) {
  node(id: $id, asOf: $asOf) { ... on Entity { independentSourceCount } }
}`;

const KNOWN = "query ($id: ID!) { node(id: $id) { ... on Entity { knownFrom } } }";

const SEEN = `query ($id: ID!, $from: Date!, $before: Date!) {
  seen: node(id: $id, asOf: $from) { id }
  unseen: node(id: $id, asOf: $before) { id }
}`;

/** How many independent sources some nodes have, and from when they are known and seen. */
export function derivedAsked(ask: Asks): void {
  for (const row of independentSources) {
    it(`${row.id} rests on ${row.roots.length} independent sources`, async () => {
      const data = await ask(SOURCES, { id: row.id, asOf: row.asOf ?? null });

      expect(data).toEqual({ node: { independentSourceCount: row.roots.length } });
    });
  }

  for (const [id, day] of knownFrom) {
    it(`${id} is known from ${day}`, async () => {
      const data = await ask(KNOWN, { id });

      expect(data).toEqual({ node: { knownFrom: day } });
    });
  }

  for (const [id, day] of knownFrom) {
    it(`${id} is seen as of ${day}, and not the day before`, async () => {
      const data = await ask(SEEN, { id, from: day, before: dayBefore(day) });

      expect(data).toEqual({ seen: { id }, unseen: null });
    });
  }
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
