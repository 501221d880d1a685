/** Where progress is shown: stderr, or what stands for it in a test. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** Elsewhere than on a terminal, lines are kept: a second has at most one. */
const PLAIN_LINE_MS = 1000;

/** A rate that is worked out of less says little. */
const RATE_FROM_MS = 1000;

/** What takes longer is told in minutes. */
const SECONDS_TOLD = 120;

/** Of the bar, in characters. */
const WIDTH = 20;

/** Clears the rest of a terminal's line. */
const TO_ITS_END = "\u001b[K";

/**
 * Shows how much of a long work is done, how much of it in a second, and how long the rest takes: on a terminal as a bar that is
 * written over, elsewhere in a line now and then, and one at the end of what took longer.
 *
 * @param now tells the time in milliseconds
 */
export function showProgress(
  what: string,
  stream: ProgressStream = process.stderr,
  now: () => number = Date.now,
): Show {
  // What goes before the first of it, reading for one, says nothing of how fast it is.
  let first: Pace | undefined;
  const told: Told = (done, total) => {
    first ??= { done, ms: now() };
    const since = { done: done - first.done, ms: now() - first.ms };
    const left = total === undefined ? undefined : total - done;
    return `${done}${total === undefined ? "" : ` of ${total}`}${paceOf(since, left)}`;
  };
  return stream.isTTY ? asBar(what, stream, told) : inLines(what, stream, now, told);
}

/** Where nobody knows how much there is, it is told without; the last time it is as much as is done. */
type Show = (done: number, total: number | undefined) => void;

type Told = (done: number, total: number | undefined) => string;

/** How much was done in a time. */
interface Pace {
  readonly done: number;
  readonly ms: number;
}

/** `, 1200 a second, 57 s left` */
function paceOf({ done, ms }: Pace, left: number | undefined): string {
  if (ms < RATE_FROM_MS) return "";
  const rate = `, ${Math.round((done * 1000) / ms)} a second`;
  if (left === undefined || done === 0 || left <= 0) return rate;
  const seconds = Math.ceil((left / done) * (ms / 1000));
  return `${rate}, ${seconds < SECONDS_TOLD ? `${seconds} s` : `${Math.round(seconds / 60)} min`} left`;
}

function asBar(what: string, stream: ProgressStream, told: Told): Show {
  return (done, total) => {
    if (total === undefined) {
      stream.write(`\r${what}: ${told(done, total)}${TO_ITS_END}`);
      return;
    }
    const filled = Math.min(WIDTH, Math.floor((done * WIDTH) / Math.max(1, total)));
    const bar = `${"#".repeat(filled)}${".".repeat(WIDTH - filled)}`;
    const end = done >= total ? "\n" : "";
    stream.write(`\r${what} [${bar}] ${told(done, total)}${TO_ITS_END}${end}`);
  };
}

function inLines(what: string, stream: ProgressStream, now: () => number, told: Told): Show {
  const start = now();
  let shown = start;
  return (done, total) => {
    const line = told(done, total);
    const ends = total !== undefined && done >= total && shown > start;
    if (!ends && now() - shown < PLAIN_LINE_MS) return;
    shown = now();
    stream.write(`${what}: ${line}\n`);
  };
}
