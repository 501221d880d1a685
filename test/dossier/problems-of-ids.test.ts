import { describe, expect, test } from "vitest";
import { CLAIM, problemsIn, told, toldOfClaim } from "../support/dossiers.ts";

describe("ids", () => {
  test.each([
    [
      "an unknown id",
      "speakers: [anne]",
      ["11:16: There is no `anne` in this dossier; did you mean `ann`?"],
    ],
    [
      "an unknown id far from all",
      "speakers: [ann, somebody-else]",
      [
        "11:21: There is no `somebody-else` in this dossier; if another states it, name it under `uses`.",
      ],
    ],
    [
      "the nearest of the right kind comes first",
      "about: [narni]",
      ["13:13: There is no `narni` in this dossier; did you mean `narnia`?"],
    ],
    [
      "the wrong kind",
      "speakers: [doc]",
      [
        "11:16: `doc` is a Document; `speakers` takes a Person, Country, Organization or UnnamedSource.",
      ],
    ],
    [
      "the wrong kind of evidence",
      "evidence: [ann]",
      ["12:16: `ann` is a Person; `evidence` takes a Document."],
    ],
    [
      "the wrong kind of party",
      "for: [ann]",
      ["13:11: `ann` is a Person; `for` takes a Country or Organization."],
    ],
    [
      "the wrong kind of process",
      "process: narnia",
      ["13:14: `narnia` is a Country; `process` takes a Process."],
    ],
    [
      "the wrong kind of source",
      "evidence: [{ node: doc, via: ann }]",
      ["12:34: `ann` is a Person; `via` takes a Document, Organization or UnnamedSource."],
    ],
    [
      "an unknown reporter",
      "about: [{ node: ann, reportedIn: [dok] }]",
      ["13:39: There is no `dok` in this dossier; did you mean `doc`?"],
    ],
  ])("%s", (_, line, sentences) => {
    const [key] = line.split(":");
    const lines = CLAIM.some((each) => each.startsWith(`${key}:`))
      ? CLAIM.map((each) => (each.startsWith(`${key}:`) ? line : each))
      : [...CLAIM, line];

    expect(toldOfClaim(...lines)).toEqual(sentences);
  });

  test("the same id twice, of whatever kinds", () => {
    expect(told("issues: [{ id: ann, name: A, proposition: P., evidence: [doc] }]")).toEqual([
      "6:16: `ann` is the id of a Person already, at d.yaml:4:16.",
    ]);
  });

  test("the same id twice in two files", () => {
    const problems = problemsIn({
      "b.yaml": "people: [{ id: ann, name: Ann, evidence: [doc] }]",
      "a.yaml":
        "dossier: d\ndocuments: [{ id: doc, kind: ARTICLE, publishedOn: 2025-01-01 }]\npeople: [{ id: ann, name: Anna, evidence: [doc] }]",
    });

    expect(problems).toEqual(["a.yaml:3:16: `ann` is the id of a Person already, at b.yaml:1:16."]);
  });

  test("a dossier's own process that is none", () => {
    expect(told("process: ann")).toEqual(["6:10: `ann` is a Person; `process` takes a Process."]);
    expect(told("process: talk")).toEqual([
      "6:10: There is no `talk` in this dossier; did you mean `talks`?",
    ]);
  });

  test("a dossier without an id, and one with two", () => {
    expect(problemsIn({ "a.yaml": "title: A", "b.yaml": "title: A" })).toEqual([
      "a.yaml: Nothing says which dossier this is: begin a file with `dossier: ` and an id.",
    ]);
    expect(problemsIn({ "a.yaml": "dossier: a", "b.yaml": "dossier: b" })).toEqual([
      "b.yaml:1:10: `dossier` is `a` at a.yaml:1:10; it has one value for the whole dossier.",
    ]);
  });
});
