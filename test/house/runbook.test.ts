import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ApolloServerErrorCode } from "@apollo/server/errors";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { REASONS } from "../../src/server/refusals.ts";
import { ROOT } from "../support/parley.ts";

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

const RUNBOOK = read("docs/runbook.md");

/** All that the program may say, without the breaks of lines and of texts in its source. */
const SAID = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => read(join("src", path)).replace(/["`] \+\s*["`]/g, ""))
  .join("\n");

const FAULT_CODES = [...read("src/model/faults.ts").matchAll(/readonly code = "([A-Z_]+)"/g)];

/** Codes of Apollo's that Parley never gives: they belong to what is switched off. */
const SWITCHED_OFF = ["PERSISTED_QUERY_NOT_FOUND", "PERSISTED_QUERY_NOT_SUPPORTED"];

const CODES = [
  ...FAULT_CODES.map(([, code = ""]) => code),
  ...Object.values<string>(ApolloServerErrorCode).filter((code) => !SWITCHED_OFF.includes(code)),
];

const ALERTS = [...read("docs/grafana/alerts.yaml").matchAll(/alert: (\w+)/g)].map(
  ([, name]) => name,
);

const marked = (pattern: RegExp) => [...RUNBOOK.matchAll(pattern)].map(([, text = ""]) => text);

describe("the runbook", () => {
  test("tells what to do about each code that a client may see, and of no others", () => {
    expect(CODES.filter((code) => !RUNBOOK.includes(`\`${code}\``))).toEqual([]);
    const told = marked(/^\| (`[A-Z_`, ]+`) \|/gm).flatMap((cell) => cell.match(/[A-Z_]+/g) ?? []);
    expect(told.filter((code) => !CODES.includes(code))).toEqual([]);
  });

  test("tells each reason for which a request is rejected", () => {
    expect(REASONS.filter((reason) => !RUNBOOK.includes(`\`${reason}\``))).toEqual([]);
  });

  test("tells of each alarm, and of no others", () => {
    expect(marked(/^\| `(Parley\w+)`/gm)).toEqual(ALERTS);
  });

  test("names metrics and panels that there are", () => {
    const metrics = read("src/server/metrics.ts");
    const titles = JSON.parse(read("docs/grafana/parley.json")).panels.map(
      ({ title }: { title: string }) => title,
    );

    expect(marked(/`(parley_\w+)`/g).filter((name) => !metrics.includes(`"${name}"`))).toEqual([]);
    const alarms = RUNBOOK.slice(RUNBOOK.indexOf("## Alarms"), RUNBOOK.indexOf("## What clients"));
    const named = [...alarms.matchAll(/\*([A-Z][^*]+)\*/g)].map(([, name = ""]) => name);
    const sections = marked(/^## (.+)$/gm);
    const known = [...titles, ...sections];
    expect(named.filter((name) => !known.some((each) => each.startsWith(name)))).toEqual([]);
  });

  test("quotes what is really said", () => {
    const quotes = marked(/"([^"\n]+)"/g);

    expect(quotes.length).toBeGreaterThan(15);
    expect(quotes.filter((quote) => !SAID.includes(quote))).toEqual([]);
  });
});

test("what the alerts file holds can be read", () => {
  expect(parse(read("docs/grafana/alerts.yaml")).groups[0].rules).toHaveLength(ALERTS.length);
});
