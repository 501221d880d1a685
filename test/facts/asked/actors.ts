import { expect, it } from "vitest";
import type { Asks } from "../../support/asking.ts";
import { organizations } from "../organizations.ts";
import { people, unnamedSources } from "../people.ts";
import { countries } from "../places.ts";
import { nodes, unordered } from "../shapes.ts";

const PERSON = `query ($id: ID!) {
  person(id: $id) {
    id name aliases wikidataId
    offices(first: 5) { edges { node { id } title since until reportedIn { id } } }
    memberOf(first: 1) { nodes { id } }
    documents(first: 1) { nodes { id } }
    evidence(first: 1) { nodes { id } }
  }
}`;

const SOURCE = `query ($id: ID!) {
  unnamedSource(id: $id) {
    id
    speaksFor(first: 5) { edges { node { id } reportedIn { id } } }
    citedBy(first: 1) { nodes { id } }
  }
}`;

const COUNTRY = `query ($id: ID!) {
  country(id: $id) {
    id name isoCode aliases
    memberOf(first: 1) { nodes { id } }
    documents(first: 1) { nodes { id } }
    evidence(first: 1) { nodes { id } }
  }
}`;

const ORGANIZATION = `query ($id: ID!) {
  organization(id: $id) {
    id name kind aliases
    speaksFor(first: 1) { nodes { id } }
    members(first: 1) { nodes { id } }
    memberOf(first: 1) { nodes { id } }
    evidence(first: 1) { nodes { id } }
  }
}`;

const nothing = { nodes: [] };

/** The people, unnamed sources, countries and organisations, asked for one by one. */
export function actorsAsked(ask: Asks): void {
  for (const { id, name, aliases, offices } of people) {
    it(`person ${id} is as the sheet has it`, async () => {
      const data = await ask(PERSON, { id });

      const edges = offices.map((office) => ({
        node: { id: office.in },
        title: office.title,
        since: null,
        until: null,
        reportedIn: nodes(office.reportedIn),
      }));
      const rest = { wikidataId: null, memberOf: nothing, documents: nothing, evidence: nothing };
      expect(unordered(data)).toEqual(
        unordered({ person: { id, name, aliases, offices: { edges }, ...rest } }),
      );
    });
  }

  for (const row of unnamedSources) {
    it(`source ${row.id} is as the sheet has it`, async () => {
      const data = await ask(SOURCE, { id: row.id });

      const edges = [{ node: { id: row.speaksFor }, reportedIn: nodes([row.reportedIn]) }];
      expect(data).toEqual({
        unnamedSource: { id: row.id, speaksFor: { edges }, citedBy: nothing },
      });
    });
  }

  for (const row of countries) {
    it(`country ${row.id} is as the sheet has it`, async () => {
      const { country }: Aliased = await ask(COUNTRY, { id: row.id });

      const found = country.aliases.map((alias) => alias.replace(/^the /i, ""));
      expect(unordered({ ...country, aliases: found })).toEqual(
        unordered({ ...row, memberOf: nothing, documents: nothing, evidence: nothing }),
      );
    });
  }

  for (const row of organizations) {
    it(`organisation ${row.id} is as the sheet has it`, async () => {
      const data = await ask(ORGANIZATION, { id: row.id });

      const rest = { speaksFor: nothing, members: nothing, memberOf: nothing, evidence: nothing };
      expect(unordered(data)).toEqual(
        unordered({ organization: { aliases: [], ...row, ...rest } }),
      );
    });
  }
}

interface Aliased {
  readonly country: { readonly aliases: readonly string[] };
}
