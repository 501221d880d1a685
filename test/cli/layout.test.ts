import { WriteStream } from "node:tty";
import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { laidOut } from "../../src/cli/layout.ts";
import { type Report, screenOf, textOf } from "../../src/cli/report.ts";
import { widthOf } from "../../src/cli/tables.ts";

const ROWS = [
  ["party", "issue", "round 1"],
  ["Narnia", "Borders and what lies behind them", "DEMANDS (2)"],
  ["日本国", "Çırağan", "-"],
];

const bare = (text: string) => text;

describe("a layout", () => {
  test("is as wide as what it holds where there is room, or no terminal", () => {
    const wide = [
      "party   issue                              round 1",
      "------  ---------------------------------  -----------",
      "Narnia  Borders and what lies behind them  DEMANDS (2)",
      "日本国  Çırağan                            -",
      "",
    ].join("\n");

    expect(laidOut(ROWS, undefined, bare)).toBe(wide);
    expect(laidOut(ROWS, 54, bare)).toBe(wide);
  });

  test("breaks the widest columns between words on a narrow terminal", () => {
    expect(laidOut(ROWS, 36, bare)).toBe(
      [
        "party   issue            round 1",
        "------  ---------------  -----------",
        "Narnia  Borders and      DEMANDS (2)",
        "        what lies",
        "        behind them",
        "日本国  Çırağan          -",
        "",
      ].join("\n"),
    );
  });

  test("breaks within a word only where nothing else helps, and never within a sign", () => {
    expect(laidOut([["a"], ["👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀"]], 8, bare)).toBe(
      ["a", "--------", "👩‍🚀👩‍🚀", "👩‍🚀👩‍🚀", "👩‍🚀", ""].join("\n"),
    );
  });

  test("obeys nothing that stands in a cell", () => {
    const text = laidOut([["a"], ["\u001b[2J\u202e\n"]], 80, bare);

    expect(text).toContain("\\u001b[2J\\u202e\\n");
  });

  test("fits any terminal that has room for its columns, and loses no word", () => {
    const text = fc.array(fc.stringMatching(/^[a-zé日👍]{1,12}$/u), { maxLength: 8 });
    const cell = text.map((words) => words.join(" "));
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 });

    fc.assert(
      fc.property(rows, fc.integer({ min: 30, max: 90 }), (given, width) => {
        const lines = laidOut([["a", "b", "c"], ...given], width, bare).split("\n");

        const signs = (all: readonly string[]) => all.join("").replace(/[\s-]/g, "");
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
        expect([...signs(lines)].sort()).toEqual([...`abc${signs(given.flat())}`].sort());
      }),
    );
  });
});

const REPORT: Report = {
  answer: { all: [1] },
  facts: { columns: ["id", "n"], rows: [["c,1", null]] },
  title: "Talks *of* [2025]",
  columns: ["change", "text"],
  rows: [
    ["NEW", "a|b <i> r2_x _y_\nz"],
    ["", ""],
  ],
  notes: ["A note that goes on and on."],
  style: (cell) => (cell === "NEW" ? "green" : undefined),
};

describe("a report", () => {
  test("in Markdown reads as it is, whatever it holds", () => {
    expect(textOf(REPORT, "md", { colours: true })).toBe(
      [
        "**Talks \\*of\\* \\[2025\\]**",
        "",
        "| change | text |",
        "| --- | --- |",
        "| NEW | a\\|b \\<i\\> r2_x \\_y\\_ z |",
        "|  |  |",
        "",
        "A note that goes on and on.",
        "",
      ].join("\n"),
    );
  });

  test("for machines is what the API gives, or a row a fact", () => {
    expect(JSON.parse(textOf(REPORT, "json", { colours: true }))).toEqual({ all: [1] });
    expect(textOf(REPORT, "csv", { colours: true })).toBe('id,n\r\n"c,1",\r\n');
  });

  test("has colours where they are wanted, which change nothing else", () => {
    const plain = textOf(REPORT, "table", { colours: false });
    const coloured = textOf(REPORT, "table", { colours: true });

    expect(plain).not.toContain("\u001b");
    expect(coloured).toContain("\u001b[32mNEW\u001b[39m");
    expect(coloured).toContain("\u001b[1mchange\u001b[22m");
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  test("breaks its notes on a narrow terminal", () => {
    expect(textOf(REPORT, "table", { width: 12, colours: false })).toContain(
      "\nA note that\ngoes on and\non.\n",
    );
  });
});

describe("a screen", () => {
  const terminal = (environment: Readonly<Record<string, string>>) => ({
    isTTY: true as const,
    columns: 70,
    hasColors: () => WriteStream.prototype.getColorDepth(environment) > 2,
  });

  test("has colours and a width where it is a terminal", () => {
    expect(screenOf(terminal({ TERM: "xterm-256color" }))).toEqual({ width: 70, colours: true });
  });

  test("has no colours under NO_COLOR, on a dumb terminal, or where it is none", () => {
    expect(screenOf(terminal({ TERM: "xterm-256color", NO_COLOR: "1" })).colours).toBe(false);
    expect(screenOf(terminal({ TERM: "dumb" })).colours).toBe(false);
    expect(screenOf({ ...terminal({}), isTTY: false as never })).toEqual({ colours: false });
  });
});
