/** The sheet's table "Issues": each with its proposition. */
export const issues: readonly { readonly id: string; readonly proposition: string }[] = [
  { id: "ceasefire", proposition: "The sides cease fire, fully and without conditions." },
  { id: "memorandum", proposition: "Russia hands its memorandum to Ukraine." },
  {
    id: "discriminatory-laws",
    proposition:
      "Ukraine revokes the laws that Russia calls discriminatory (language and related laws).",
  },
  { id: "territory", proposition: "Ukraine gives up territory, Crimea or the four regions." },
  { id: "nato-membership", proposition: "Ukraine stays out of NATO and other alliances." },
  { id: "prisoners", proposition: "The sides exchange prisoners." },
  { id: "bodies", proposition: "The bodies of the fallen are handed over." },
  { id: "leaders-meeting", proposition: "The leaders meet." },
  { id: "children", proposition: "Ukraine's children are returned." },
  { id: "next-round", proposition: "A further round of direct talks is held." },
  { id: "peace-intent", proposition: "Russia wants to settle the war by talks." },
  { id: "local-truce", proposition: "The sides keep short truces on parts of the front." },
  { id: "foreign-troops", proposition: "No foreign troops are deployed in Ukraine." },
  { id: "army-size", proposition: "The size of Ukraine's forces is limited." },
  { id: "sanctions", proposition: "Sanctions on Russia are lifted." },
];
