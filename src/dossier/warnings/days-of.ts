import { type Properties, textOf } from "../fact.ts";

/** The days on which something can have been: from the first to the last of them. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

const EARLIEST = "0001-01-01";

/** A day with its precision: that day, any one up to it, or any one of its month. */
function daysOf(day: string, precision: string | undefined): Days {
  switch (precision) {
    case "BY":
      return { first: EARLIEST, last: day };
    case "MONTH":
      return { first: day, last: `${day.slice(0, 7)}-31` };
  }
  return { first: day, last: day };
}

export function saidIn(claim: Properties): Days {
  return daysOf(textOf(claim, "saidOn") ?? "", textOf(claim, "saidOnPrecision"));
}

export function publishedIn(document: Properties): Days {
  return daysOf(textOf(document, "publishedOn") ?? "", textOf(document, "datePrecision"));
}

/** The days on which a meeting can have begun. */
export function begunIn(meeting: Properties): Days {
  return daysOf(textOf(meeting, "startsOn") ?? "", textOf(meeting, "datePrecision"));
}

/** From the first day on which a meeting can have begun to the last that it can have lasted. */
export function lastedIn(meeting: Properties): Days {
  const begun = begunIn(meeting);
  return { first: begun.first, last: textOf(meeting, "endsOn") ?? begun.last };
}
