interface OrganizationRow {
  readonly id: string;
  readonly name: string;
  readonly kind: "ALLIANCE" | "UNION" | "DELEGATION" | "NEWS_AGENCY" | "PUBLISHER";
  readonly aliases?: readonly string[];
}

/** The sheet's line "Organisations", the publishers of its documents among them. */
export const organizations: readonly OrganizationRow[] = [
  { id: "nato", name: "NATO", kind: "ALLIANCE" },
  { id: "european-union", name: "European Union", kind: "UNION", aliases: ["EU"] },
  { id: "russian-delegation", name: "Russian delegation", kind: "DELEGATION" },

  { id: "tass", name: "TASS", kind: "NEWS_AGENCY" },
  { id: "reuters", name: "Reuters", kind: "NEWS_AGENCY" },
  { id: "afp", name: "AFP", kind: "NEWS_AGENCY" },
  { id: "associated-press", name: "Associated Press", kind: "NEWS_AGENCY" },
  { id: "ria-novosti", name: "RIA Novosti", kind: "NEWS_AGENCY" },
  { id: "interfax", name: "Interfax", kind: "NEWS_AGENCY" },
  { id: "interfax-ukraine", name: "Interfax-Ukraine", kind: "NEWS_AGENCY" },
  { id: "anadolu", name: "Anadolu", kind: "NEWS_AGENCY" },
  { id: "ukrinform", name: "Ukrinform", kind: "NEWS_AGENCY" },
  { id: "unn", name: "UNN", kind: "NEWS_AGENCY" },

  { id: "suspilne", name: "Suspilne", kind: "PUBLISHER" },
  { id: "daily-express", name: "Daily Express", kind: "PUBLISHER" },
  { id: "al-jazeera", name: "Al Jazeera", kind: "PUBLISHER" },
  { id: "wion", name: "WION", kind: "PUBLISHER" },
  { id: "hindustan-times", name: "Hindustan Times", kind: "PUBLISHER" },
  { id: "shafaq-news", name: "Shafaq News", kind: "PUBLISHER" },
  { id: "shine", name: "Shine", kind: "PUBLISHER" },
  { id: "news-az", name: "News.Az", kind: "PUBLISHER" },
  { id: "ukrainska-pravda", name: "Ukrainska Pravda", kind: "PUBLISHER" },
  { id: "trt-global", name: "TRT Global", kind: "PUBLISHER" },
  { id: "menafn", name: "MENAFN", kind: "PUBLISHER" },
  { id: "online-ua", name: "Online.UA", kind: "PUBLISHER" },
  { id: "kyiv-independent", name: "Kyiv Independent", kind: "PUBLISHER" },
  { id: "censor-net", name: "Censor.NET", kind: "PUBLISHER" },
];
