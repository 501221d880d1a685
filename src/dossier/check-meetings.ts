import type { Draft } from "./draft.ts";
import type { Entry } from "./entries.ts";
import { type Problem, spot } from "./problem.ts";

/** Rounds without a process, processes without a round, and two rounds with one number. */
export function checkMeetings({ entries, seen: { rounds } }: Draft): readonly Problem[] {
  return entries
    .filter(({ kind }) => kind.name === "Meeting")
    .flatMap((meeting) => {
      const round = meeting.properties.get("round");
      const process = meeting.items.find(({ field }) => field.relationship.type === "ROUND_OF");
      if (!round || !process) return halfRound(meeting);
      const name = `${process.node.value} ${round.value}`;
      const first = rounds.get(name);
      if (first === undefined) {
        rounds.set(name, { id: meeting.id, place: round.place });
        return Number(round.value) > 0
          ? []
          : [{ place: round.place, sentence: "Rounds are counted from 1." }];
      }
      const sentence = `Round ${round.value} of \`${process.node.value}\` is \`${first.id}\` already, at ${spot(first.place)}.`;
      return [{ place: round.place, sentence }];
    });
}

function halfRound({ id, keys, place, properties, items }: Entry): readonly Problem[] {
  if (keys.has("round") && !keys.has("process")) {
    const sentence = `\`${id}\` has a \`round\`, so it needs the \`process\` that it is a round of.`;
    return [{ place: properties.get("round")?.place ?? place, sentence }];
  }
  if (keys.has("process") && !keys.has("round")) {
    const process = items.find(({ field }) => field.relationship.type === "ROUND_OF");
    const sentence = `\`${id}\` is in a \`process\`, so it needs the number of its \`round\`.`;
    return [{ place: process?.place ?? place, sentence }];
  }
  return [];
}
