import { expect, test } from "vitest";
import { claim, meeting, odd } from "./odd.ts";

test.each([
  ["DAY", "2025-05-30", ["`d` was said on 2025-05-30, after `doc` reported it (2025-05-29)."]],
  ["DAY", "2025-05-29", []],
  ["BY", "2025-05-30", ["`d` was said on 2025-05-30, after `doc` reported it (2025-05-29)."]],
  ["MONTH", "2025-05-01", []],
  ["MONTH", "2025-06-01", ["`d` was said on 2025-06-01, after `doc` reported it (2025-05-29)."]],
])("a claim said after its document: %s %s", (precision, day, sentences) => {
  expect(odd(claim(`saidOnPrecision: ${precision}`, day))).toEqual(sentences);
});

test("a document of some day of a month may report what was said in that month", () => {
  const month =
    "{ id: doc, kind: ARTICLE, publishedOn: 2025-05-01, datePrecision: MONTH, publishers: [paper] }";

  expect(odd({ documents: [month] })).toEqual([]);
});

test.each([
  [
    "startsOn: 2025-05-27",
    "2025-05-28",
    ["`d` was said on 2025-05-28, but at `m2`, which took place on another day (2025-05-27)."],
  ],
  [
    "startsOn: 2025-05-26, endsOn: 2025-05-27",
    "2025-05-25",
    [
      "`d` was said on 2025-05-25, but at `m2`, which took place on another day (2025-05-26 to 2025-05-27).",
    ],
  ],
  ["startsOn: 2025-05-26, endsOn: 2025-05-27", "2025-05-27", []],
  ["startsOn: 2025-05-01, datePrecision: MONTH", "2025-05-27", []],
  ["startsOn: 2025-05-28, datePrecision: BY", "2025-05-20", []],
])("a claim said on another day than the meeting it was said at: %s", (days, said, sentences) => {
  expect(odd({ ...meeting(days), ...claim("saidAt: m2", said) })).toEqual(sentences);
});

test("a claim that answers or says again a later one", () => {
  expect(odd(claim("respondsTo: [c], reiterates: [c]", "2025-05-27"))).toEqual([
    "`d` (2025-05-27) answers `c`, which was said later (2025-05-28).",
    "`d` (2025-05-27) says again `c`, which was said later (2025-05-28).",
  ]);
  expect(odd(claim("respondsTo: [c], saidOnPrecision: MONTH", "2025-05-01"))).toEqual([]);
});

test.each([
  [
    "startsOn: 2025-05-20, heldOn: 2025-05-21",
    ["`m2` was held on 2025-05-21, after its last day (2025-05-20)."],
  ],
  ["startsOn: 2025-05-20, endsOn: 2025-05-21, heldOn: 2025-05-21", []],
  [
    "startsOn: 2025-05-20, proposedOn: 2025-05-21",
    ["`m2` was proposed on 2025-05-21, after its last day (2025-05-20)."],
  ],
  [
    "startsOn: 2025-05-20, endsOn: 2025-05-22, heldOn: 2025-05-20, proposedOn: 2025-05-21",
    ["`m2` was proposed on 2025-05-21, after it was held (2025-05-20)."],
  ],
  [
    "startsOn: 2025-05-20, heldOn: 2025-05-20, postponedOn: 2025-05-21, cancelledOn: 2025-05-22",
    [
      "`m2` was postponed on 2025-05-21, after it was held (2025-05-20).",
      "`m2` was cancelled on 2025-05-22, after it was held (2025-05-20).",
    ],
  ],
  [
    "startsOn: 2025-05-20, proposedOn: 2025-05-10, postponedOn: 2025-05-11, cancelledOn: 2025-05-30",
    [],
  ],
  [
    "startsOn: 2025-05-30, heldOn: 2025-05-30",
    ["`m2` was held on 2025-05-30, but every document that reports it is earlier."],
  ],
  [
    "startsOn: 2025-05-30, attendees: [ann]",
    [
      "`ann` attended `m2` on 2025-05-30, but every document that reports it is earlier: who is to come is `invited`.",
    ],
  ],
  ["startsOn: 2025-05-30, invited: [ann]", []],
])("a meeting with %s", (keys, sentences) => {
  expect(odd(meeting(keys))).toEqual(sentences);
});

test("an outcome that is reported before its meeting", () => {
  const outcomes = [
    "{ id: p, text: P., kind: AGREED, meeting: m2, issues: [peace], evidence: [doc] }",
  ];

  expect(odd({ ...meeting("startsOn: 2025-05-30"), outcomes })).toEqual([
    "`p` came of `m2`, which starts on 2025-05-30, but every document that reports it is earlier.",
  ]);
});

test("a document written after it was published", () => {
  const late =
    "{ id: doc, kind: ARTICLE, publishedOn: 2025-05-29, writtenOn: 2025-05-30, publishers: [paper] }";

  expect(odd({ documents: [late] })).toEqual([
    "`doc` was written on 2025-05-30, after it was published (2025-05-29).",
  ]);
});
