import type { Answers } from "./answer.ts";

const ROUNDS = ["istanbul-round-1", "istanbul-round-2", "istanbul-round-3"];

/** Who met whom, and what came of it. */
export const meetingAnswers: Answers = {
  "who-met-whom.cypher": [
    [1, "russia", "Vladimir Medinsky", "HEAD_OF_DELEGATION", "turkey", "Hakan Fidan", "CHAIR"],
    [1, ...heads("russia", "Vladimir Medinsky"), ...heads("ukraine", "Rustem Umerov")],
    [1, "turkey", "Hakan Fidan", "CHAIR", ...heads("ukraine", "Rustem Umerov")],
    [2, ...heads("russia", "Vladimir Medinsky"), ...heads("ukraine", "Rustem Umerov")],
    [3, ...heads("russia", "Vladimir Medinsky"), "turkey", "Hakan Fidan", "SPEAKER"],
    [3, ...heads("russia", "Vladimir Medinsky"), ...heads("ukraine", "Rustem Umerov")],
    [3, "turkey", "Hakan Fidan", "SPEAKER", ...heads("ukraine", "Rustem Umerov")],
  ],
  "meetings-of-two-parties.cypher": [
    ["turkey", "ukraine", 4, ["istanbul-round-1", "trilateral-0516", ...ROUNDS.slice(1)]],
    ["russia", "turkey", 3, ROUNDS],
    ["russia", "ukraine", 3, ROUNDS],
    ["turkey", "united-states", 1, ["trilateral-0516"]],
    ["ukraine", "united-states", 1, ["trilateral-0516"]],
  ],
  "who-attended-which-rounds.cypher": [
    ["Rustem Umerov", "ukraine", 3, [1, 2, 3], ["HEAD_OF_DELEGATION"]],
    ["Vladimir Medinsky", "russia", 3, [1, 2, 3], ["HEAD_OF_DELEGATION"]],
    ["Hakan Fidan", "turkey", 2, [1, 3], ["CHAIR", "SPEAKER"]],
  ],
  "outcomes-of-rounds.cypher": [
    [1, "r1-ceasefire", "NOT_AGREED", "ceasefire", null, null, null, 2],
    [1, "r1-prisoners", "AGREED", "prisoners", 1000, 1000, "prisoners a side", 4],
    [1, "r1-written-views", "AGREED", "ceasefire", null, null, null, 3],
    [2, "r2-bodies", "AGREED", "bodies", 6000, 6000, "bodies", 3],
    [2, "r2-ceasefire", "NOT_AGREED", "ceasefire", null, null, null, 1],
    [2, "r2-leaders-meeting", "NOT_AGREED", "leaders-meeting", null, null, null, 1],
    [2, "r2-memorandums", "AGREED", "memorandum", null, null, null, 2],
    [2, "r2-prisoners", "AGREED", "prisoners", 1000, null, "prisoners a side", 2],
    [3, "r3-bodies", "OFFERED", "bodies", 3000, 3000, "bodies", 1],
    [3, "r3-civilians", "AGREED", "prisoners", null, null, null, 2],
    [3, "r3-working-groups", "PROPOSED", "next-round", null, null, null, 1],
  ],
};

function heads(side: string, name: string): readonly string[] {
  return [side, name, "HEAD_OF_DELEGATION"];
}
