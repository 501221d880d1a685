/** Texts that readers of one format or another stumble over. */
export const AWKWARD = [
  "says \"no\", twice; and 'no'",
  "two\nlines\r\nand\ta tab",
  " a space before and behind ",
  "=1+1",
  "\\n is no new line, \\u0041 no A",
  "<b>&amp; ]]> --></b> {x} {{y}} %s $1",
  "Зеленський, شرم الشيخ, \u202eturned\u202c, 🕊️👩‍👩‍👧, e\u0301, \u00a0",
  "\u0001\u001f\u007f\u0085\u2028\ufeff\ufffe",
  "null",
  "1e3",
] as const;

const documents = AWKWARD.map((title, at) => ({
  id: `awkward-${at}`,
  title,
  kind: "ARTICLE",
  publishedOn: at === 0 ? "0001-01-01" : "9999-12-31",
  url: at === 0 ? "https://example.org/?a=1&b=%22;c=d#x" : undefined,
}));

/** A dossier with these in names, texts, lists and properties of relationships. JSON is YAML too. */
export const awkwardDossier = JSON.stringify({
  dossier: "awkward",
  documents,
  people: [
    {
      id: "awkward-ann",
      name: AWKWARD[6],
      aliases: AWKWARD,
      wikidataId: "Q42",
      evidence: ["awkward-0"],
    },
  ],
  countries: [{ id: "awkward-land", name: "Land", isoCode: "XX", evidence: ["awkward-0"] }],
  issues: [
    {
      id: "awkward-issue",
      name: "Issue",
      proposition: "It is so.",
      scale: ["none", "some", "all", "some"],
    },
  ],
  claims: AWKWARD.map((text, at) => ({
    id: `awkward-claim-${at}`,
    text,
    act: "ASSERTS",
    saidOn: at === 0 ? "0001-01-01" : "2025-05-28",
    for: ["awkward-land"],
    speakers: ["awkward-ann", "awkward-land"],
    issues: [
      {
        node: "awkward-issue",
        value: text,
        quantityMin: -Number.MAX_SAFE_INTEGER,
        quantityMax: Number.MAX_SAFE_INTEGER,
      },
    ],
    evidence: [{ node: `awkward-${at}`, quote: text }],
  })),
});
