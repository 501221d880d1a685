import { enumeration } from "./enumeration.ts";

export const ClaimAct = enumeration("ClaimAct", "What a speaker does by saying it.", {
  INVITES: "Asks someone to come to a meeting.",
  PROPOSES: "Puts something forward for others to agree to.",
  OFFERS: "Says what the speaker's own side would give or do.",
  COMMITS: "Promises what the speaker's own side will do.",
  DEMANDS: "Requires something of another.",
  CONDITIONS: "Makes one thing depend on another.",
  ACCEPTS: "Agrees to what another put forward.",
  REJECTS: "Refuses what another put forward.",
  ASSERTS: "Says that something is so.",
  ACCUSES: "Says that another did wrong.",
  PREDICTS: "Says what will come.",
  APPEALS: "Asks for support, without a demand.",
  REPORTS: "Tells what happened, or what another said.",
  ANNOUNCES: "Makes a decision or a plan known.",
});

export const Stance = enumeration(
  "Stance",
  "Where a claim or an outcome stands towards an issue's proposition.",
  {
    DEMANDS: "For it, and requires it of others.",
    OFFERS: "For it, and offers it.",
    ACCEPTS: "For it: agrees to it.",
    REJECTS: "Against it.",
    CONDITIONAL: "For it on terms.",
    NONE: "On the issue, without taking a stance.",
  },
);

export const DatePrecision = enumeration("DatePrecision", "How exactly a date is known.", {
  DAY: "On that day.",
  BY: "On that day or earlier.",
  MONTH: "In that month, whose first day stands for it.",
});

export const MeetingStatus = enumeration("MeetingStatus", "How far a meeting has come.", {
  PROPOSED: "Someone has put it forward.",
  POSTPONED: "It was put off.",
  HELD: "It took place.",
  CANCELLED: "It was called off.",
  UNKNOWN: "Nothing is known of it.",
});

export const MeetingKind = enumeration("MeetingKind", "The form of a meeting.", {
  TALKS: "Direct talks between parties.",
  SUMMIT: "A meeting of leaders.",
  CONFERENCE: "A gathering with speakers and guests.",
  CONSULTATION: "Talks beside the talks, to prepare or to mediate.",
  CALL: "A conversation by telephone or video.",
});

export const PartyRole = enumeration(
  "PartyRole",
  "The part that a country or organisation has in a meeting.",
  {
    PARTY: "It negotiates for itself.",
    HOST: "It gives the place.",
    MEDIATOR: "It goes between the parties.",
    GUARANTOR: "It vouches for what is agreed.",
    OBSERVER: "It is present without a say.",
  },
);

export const AttendeeRole = enumeration(
  "AttendeeRole",
  "The part that a person has in a meeting.",
  {
    HEAD_OF_DELEGATION: "Leads a party's delegation.",
    DELEGATE: "Belongs to a party's delegation.",
    CHAIR: "Chairs the meeting.",
    SPEAKER: "Speaks at the meeting, or opens it.",
  },
);

export const InvitationAnswer = enumeration(
  "InvitationAnswer",
  "Whether someone who was invited came.",
  {
    YES: "Came.",
    NO: "Did not come.",
    UNKNOWN: "Not known, or the meeting has not begun.",
  },
);

export const OutcomeKind = enumeration("OutcomeKind", "What became of a matter at a meeting.", {
  AGREED: "The parties agreed on it.",
  NOT_AGREED: "The parties did not agree on it.",
  PROPOSED: "One party proposed it.",
  OFFERED: "One party offered it.",
});

export const OrganizationKind = enumeration(
  "OrganizationKind",
  "What sort of organisation it is.",
  {
    ALLIANCE: "States bound to each other for defence.",
    UNION: "States with common institutions.",
    GOVERNMENT_BODY: "Part of a state's government.",
    DELEGATION: "Sent to negotiate for someone.",
    NEWS_AGENCY: "Gathers news that others print.",
    PUBLISHER: "Publishes what it or others report.",
    POLITICAL_PARTY: "A political party.",
    ARMED_GROUP: "An armed group outside of a state's forces.",
    TRADE_UNION: "Speaks for workers.",
    EMPLOYERS: "Speaks for employers.",
    COMPANY: "A business.",
    OTHER: "None of these.",
  },
);

export const PlaceKind = enumeration("PlaceKind", "What sort of place it is.", {
  CITY: "A city or town.",
  VENUE: "A building or a site.",
  TERRITORY: "A territory, whoever holds it.",
  REGION: "A region.",
});

export const DocumentKind = enumeration("DocumentKind", "What sort of text it is.", {
  ARTICLE: "A report in the press.",
  STATEMENT: "Words published by the one who speaks.",
  MEMORANDUM: "A paper handed over in negotiations.",
  TRANSCRIPT: "What was said, word for word.",
  AGREEMENT: "What parties signed.",
  POST: "A message on a public network.",
});

export const CorrectionKind = enumeration(
  "CorrectionKind",
  "What a later document does to an earlier one.",
  {
    CORRECTION: "Puts part of it right.",
    RETRACTION: "Takes it back.",
  },
);

export const ContradictionKind = enumeration(
  "ContradictionKind",
  "In what way two things contradict each other.",
  {
    SELF: "One actor takes opposed stances.",
    OPPOSED: "Two sides say opposed things.",
    REPORT: "Documents tell the same thing differently.",
    NUMERIC: "Two numbers are given for one quantity.",
  },
);

export const ContradictionStatus = enumeration(
  "ContradictionStatus",
  "What a person has judged of a contradiction.",
  {
    CANDIDATE: "Found, and judged by nobody yet.",
    CONFIRMED: "It is a contradiction.",
    EXPLAINED: "It is explained: both can be true.",
    DISMISSED: "It is none.",
  },
);

export const PositionState = enumeration(
  "PositionState",
  "Whether a party was heard on an issue in a round.",
  {
    STATED: "A claim of that party in that round is on the issue.",
    SILENT: "The party was heard in that round, and on this issue not from itself.",
    UNKNOWN: "Nothing that the party said in that round is in the graph.",
  },
);

export const PositionChangeKind = enumeration(
  "PositionChangeKind",
  "What became of a party's position from one round to another.",
  {
    NEW: "The party was silent on it, and then stated a position.",
    DROPPED: "The party had stated a position, and then was silent on it.",
    SETTLED: "The same, and the round it was stated in has an outcome AGREED on the issue.",
    CHANGED: "It takes another stance, or names another value.",
    REPEATED: "It takes the same stance and names the same value.",
    AGREED: "An outcome of the later of the two rounds is AGREED on the issue; no party's own.",
  },
);
