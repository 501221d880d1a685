import { distance } from "fastest-levenshtein";

/** The candidate that was most likely meant, if any is near enough to be worth a suggestion. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  // Two swapped letters are two steps. More than a third of the word, and the suggestion misleads.
  let bound = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > bound) continue;
    const apart = distance(word.toLowerCase(), candidate.toLowerCase());
    if (apart > bound || (apart === bound && best !== undefined)) continue;
    best = candidate;
    bound = apart;
  }
  return best;
}

/** `` ; did you mean `x`? `` or a full stop. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const found = nearest(word, candidates);
  return found === undefined ? "." : `; did you mean \`${found}\`?`;
}
