interface Named {
  readonly id: string;
  readonly reportedIn: readonly string[];
}

interface SnapshotRow {
  readonly asOf: string;
  readonly status: "PROPOSED" | "HELD";
  readonly heldOn: string | null;
  readonly places: readonly Named[];
  readonly parties: readonly (Named & { readonly role: "PARTY" | "HOST" })[];
  readonly attendees: readonly (Named & { readonly role: string; readonly side: string })[];
  readonly invited: readonly (Named & {
    readonly role: string | null;
    readonly attended: "YES" | "UNKNOWN";
  })[];
  readonly documents: readonly string[];
}

const head = "HEAD_OF_DELEGATION";
const seed = ["express-0529"];
// Of c01's six documents, those of the day itself; the other two came on the 29th.
const invitationOfThe28th = ["interfax-ua-0528", "up-0528b", "unn-0528", "trt-0528"];
const invitation = [...invitationOfThe28th, "express-0529", "menafn-0529"];
// Of the documents on which the held round stands, censor-0603 came a day later.
const onTheDay = ["tass-0602", "online-0602"];

/** What was known of round 2 on three days: proposed the first two, held on the third. */
export const secondRoundAsOf: readonly SnapshotRow[] = [
  {
    asOf: "2025-05-28",
    status: "PROPOSED",
    heldOn: null,
    // Istanbul, the parties and Medinsky stand on the seed article, which came the day after.
    places: [],
    parties: [],
    attendees: [],
    invited: [{ id: "ukraine", role: null, attended: "UNKNOWN", reportedIn: invitationOfThe28th }],
    documents: [],
  },
  {
    asOf: "2025-05-29",
    status: "PROPOSED",
    heldOn: null,
    places: [{ id: "istanbul", reportedIn: seed }],
    parties: [
      { id: "russia", role: "PARTY", reportedIn: seed },
      { id: "ukraine", role: "PARTY", reportedIn: seed },
    ],
    // Medinsky is to head the delegation: that is an invitation, and no attendance yet.
    attendees: [],
    invited: [
      { id: "vladimir-medinsky", role: head, attended: "UNKNOWN", reportedIn: seed },
      { id: "ukraine", role: null, attended: "UNKNOWN", reportedIn: invitation },
    ],
    documents: seed,
  },
  {
    asOf: "2025-06-02",
    status: "HELD",
    heldOn: "2025-06-02",
    places: [
      { id: "istanbul", reportedIn: seed },
      { id: "ciragan-palace", reportedIn: onTheDay },
    ],
    parties: [
      { id: "russia", role: "PARTY", reportedIn: seed },
      { id: "ukraine", role: "PARTY", reportedIn: seed },
      { id: "turkey", role: "HOST", reportedIn: onTheDay },
    ],
    attendees: [
      { id: "vladimir-medinsky", role: head, side: "russia", reportedIn: onTheDay },
      { id: "rustem-umerov", role: head, side: "ukraine", reportedIn: onTheDay },
    ],
    invited: [
      { id: "vladimir-medinsky", role: head, attended: "YES", reportedIn: seed },
      { id: "ukraine", role: null, attended: "YES", reportedIn: invitation },
    ],
    documents: ["express-0529", ...onTheDay],
  },
];
