interface OfficeRow {
  readonly title: string;
  readonly in: string;
  readonly reportedIn: readonly string[];
}

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly offices: readonly OfficeRow[];
}

/** The sheet's table "People", a row each. No office has a first or last day there. */
export const people: readonly PersonRow[] = [
  {
    id: "sergey-lavrov",
    name: "Sergey Lavrov",
    aliases: ["Sergei Lavrov"],
    offices: [{ title: "Foreign Minister", in: "russia", reportedIn: ["express-0529"] }],
  },
  {
    id: "vladimir-medinsky",
    name: "Vladimir Medinsky",
    aliases: ["Volodymyr Medinskyi", "Volodymyr Medinsky"],
    offices: [{ title: "Presidential Aide", in: "russia", reportedIn: ["express-0529"] }],
  },
  {
    id: "rustem-umerov",
    name: "Rustem Umerov",
    aliases: ["Rustem Umierov"],
    offices: [
      { title: "Defence Minister", in: "ukraine", reportedIn: ["express-0529"] },
      {
        title: "Secretary of the National Security and Defence Council",
        in: "ukraine",
        reportedIn: ["up-0723"],
      },
    ],
  },
  {
    id: "vladimir-putin",
    name: "Vladimir Putin",
    aliases: [],
    offices: [{ title: "President", in: "russia", reportedIn: ["express-0529"] }],
  },
  {
    id: "donald-trump",
    name: "Donald Trump",
    aliases: [],
    offices: [{ title: "President", in: "united-states", reportedIn: ["express-0529"] }],
  },
  {
    id: "hakan-fidan",
    name: "Hakan Fidan",
    aliases: [],
    offices: [{ title: "Foreign Minister", in: "turkey", reportedIn: ["shine-0516"] }],
  },
  {
    id: "volodymyr-zelensky",
    name: "Volodymyr Zelensky",
    aliases: ["Volodymyr Zelenskyy"],
    offices: [{ title: "President", in: "ukraine", reportedIn: ["wion-0516"] }],
  },
  {
    id: "recep-tayyip-erdogan",
    name: "Recep Tayyip Erdogan",
    aliases: ["Recep Tayyip Erdoğan"],
    offices: [{ title: "President", in: "turkey", reportedIn: ["tass-0725"] }],
  },
  {
    id: "marco-rubio",
    name: "Marco Rubio",
    aliases: [],
    offices: [{ title: "Secretary of State", in: "united-states", reportedIn: ["shafaq-0516"] }],
  },
  {
    id: "mark-rutte",
    name: "Mark Rutte",
    aliases: [],
    offices: [{ title: "Secretary-General", in: "nato", reportedIn: ["shafaq-0516"] }],
  },
  {
    id: "serhii-kyslytsia",
    name: "Serhii Kyslytsia",
    aliases: ["Sergiy Kyslytsya"],
    offices: [{ title: "First Deputy Foreign Minister", in: "ukraine", reportedIn: ["up-0528b"] }],
  },
];

/** The sheet's unnamed sources, each with whom it speaks for and where that is reported. */
export const unnamedSources = [
  { id: "senior-kyiv-aide", speaksFor: "ukraine", reportedIn: "express-0529" },
  { id: "ukrainian-source-reuters", speaksFor: "ukraine", reportedIn: "aljazeera-0516" },
  { id: "ukrainian-official-ap", speaksFor: "ukraine", reportedIn: "ht-0516" },
] as const;
