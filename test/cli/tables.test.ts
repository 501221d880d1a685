import { describe, expect, test } from "vitest";
import { printed } from "../../src/cli/tables.ts";

const TABLE = {
  columns: ["id", "text", "n"],
  rows: [
    ["c01", 'says "no", twice', 1],
    ["c02", null, 2.5],
    ["c03", "", null],
    ["c04", "two\nlines", true],
    ["c05", ["a", { b: null }], { c: [1] }],
  ],
};

const EMPTY = { columns: ["id", "text"], rows: [] };

describe("a table for people", () => {
  test("has its columns aligned, below their names", () => {
    expect(printed(TABLE, "table")).toBe(
      [
        "id   text              n",
        "---  ----------------  ---------",
        'c01  says "no", twice  1',
        "c02  null              2.5",
        "c03                    null",
        "c04  two\\nlines        true",
        'c05  ["a",{"b":null}]  {"c":[1]}',
        "",
      ].join("\n"),
    );
  });

  test("counts the places that letters take on a terminal", () => {
    const rows = ["Зеленский", "e\u0301te\u0301", "会談", "🕊", "x"].map((name) => [name, "|"]);

    expect(
      printed({ columns: ["name", "end"], rows }, "table")
        .split("\n")
        .slice(2),
    ).toEqual([
      "Зеленский  |",
      "e\u0301te\u0301        |",
      "会談       |",
      "🕊          |",
      "x          |",
      "",
    ]);
  });

  test("cannot move the cursor, change colours or turn lines round", () => {
    const rows = [["\u001b[31mred", "\u009b2J", "a\rb", "\u202eabc", "\u0007"]];

    expect(printed({ columns: ["a", "b", "c", "d", "e"], rows }, "table")).toContain(
      "\\u001b[31mred  \\u009b2J  a\\rb  \\u202eabc  \\u0007",
    );
  });

  test("of no rows has its names", () => {
    expect(printed(EMPTY, "table")).toBe("id  text\n--  ----\n");
  });
});

describe("JSON", () => {
  const objects = [
    { id: "c01", text: 'says "no", twice', n: 1 },
    { id: "c02", text: null, n: 2.5 },
    { id: "c03", text: "", n: null },
    { id: "c04", text: "two\nlines", n: true },
    { id: "c05", text: ["a", { b: null }], n: { c: [1] } },
  ];

  test("is an array of objects", () => {
    expect(JSON.parse(printed(TABLE, "json"))).toEqual(objects);
    expect(printed(EMPTY, "json")).toBe("[]\n");
  });

  test("as lines is an object a line", () => {
    const lines = printed(TABLE, "jsonl").split("\n");

    expect(lines.pop()).toBe("");
    expect(lines.map((line) => JSON.parse(line))).toEqual(objects);
    expect(printed(EMPTY, "jsonl")).toBe("");
  });

  test("keeps a column of any name", () => {
    const table = { columns: ["__proto__", "toString"], rows: [["a", "b"]] };

    expect(printed(table, "jsonl")).toBe('{"__proto__":"a","toString":"b"}\n');
  });
});

describe("CSV", () => {
  test("is as RFC 4180 has it, with null as an empty field", () => {
    expect(printed(TABLE, "csv")).toBe(
      [
        "id,text,n",
        'c01,"says ""no"", twice",1',
        "c02,,2.5",
        'c03,"",',
        'c04,"two\nlines",true',
        'c05,"[""a"",{""b"":null}]","{""c"":[1]}"',
        "",
      ].join("\r\n"),
    );
  });

  test("keeps every sign of a text, quoted where a reader would take it for a border", () => {
    const texts = [
      "a,b",
      'a"b',
      "a\rb",
      "a\r\nb",
      " a ",
      "\t",
      "—€🕊",
      "שלום",
      "'a",
      "a;b",
      "\ufeffa",
    ];

    const lines = printed({ columns: ["text"], rows: texts.map((text) => [text]) }, "csv");

    expect(lines).toBe(
      [
        "text",
        '"a,b"',
        '"a""b"',
        '"a\rb"',
        '"a\r\nb"',
        " a ",
        "\t",
        "—€🕊",
        "שלום",
        "'a",
        "a;b",
        "\ufeffa",
        "",
      ].join("\r\n"),
    );
  });

  test("leaves what a spreadsheet takes for a formula as it is, unless it is for one", () => {
    const texts = ["=1+1", "+1", "-1", "@a", '=A1&"x"', "a=1", "\uff1d1"];
    const table = { columns: ["text", "n"], rows: texts.map((text) => [text, -1]) };

    const plain = printed(table, "csv").split("\r\n");
    const defused = printed(table, "csv", { spreadsheet: true }).split("\r\n");

    expect(plain.slice(0, 3)).toEqual(["text,n", "=1+1,-1", "+1,-1"]);
    expect(defused).toEqual([
      "\ufefftext,n",
      "'=1+1,-1",
      "'+1,-1",
      "'-1,-1",
      "'@a,-1",
      `"'=A1&""x""",-1`,
      "a=1,-1",
      "'\uff1d1,-1",
      "",
    ]);
  });

  test("of no rows has its header", () => {
    expect(printed(EMPTY, "csv")).toBe("id,text\r\n");
  });
});
