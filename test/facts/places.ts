interface CountryRow {
  readonly id: string;
  readonly name: string;
  readonly isoCode: string;
  /** Other names and metonyms; an article before one ("the Kremlin") is left out. */
  readonly aliases: readonly string[];
}

/** The sheet's line "Countries". */
export const countries: readonly CountryRow[] = [
  { id: "russia", name: "Russia", isoCode: "RU", aliases: ["Moscow", "Kremlin"] },
  { id: "ukraine", name: "Ukraine", isoCode: "UA", aliases: ["Kyiv", "Kiev"] },
  { id: "turkey", name: "Turkey", isoCode: "TR", aliases: ["Türkiye", "Turkiye"] },
  { id: "united-states", name: "United States", isoCode: "US", aliases: ["US", "Washington"] },
];

interface PlaceRow {
  readonly id: string;
  readonly name: string;
  readonly kind: "CITY" | "TERRITORY" | "VENUE";
  readonly aliases: readonly string[];
  readonly locatedIn: string | null;
}

/** The sheet's line "Places". Kyiv is none: it stands for Ukraine's government. */
export const places: readonly PlaceRow[] = [
  { id: "istanbul", name: "Istanbul", kind: "CITY", aliases: [], locatedIn: "turkey" },
  { id: "crimea", name: "Crimea", kind: "TERRITORY", aliases: [], locatedIn: null },
  {
    id: "dolmabahce-palace",
    name: "Dolmabahce Palace",
    kind: "VENUE",
    aliases: [],
    locatedIn: "istanbul",
  },
  {
    id: "ciragan-palace",
    name: "Ciragan Palace",
    kind: "VENUE",
    aliases: ["Çırağan", "Chiragan"],
    locatedIn: "istanbul",
  },
  { id: "moscow", name: "Moscow", kind: "CITY", aliases: [], locatedIn: null },
];
