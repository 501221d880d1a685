/** Where progress is shown: stderr, or what stands for it in a test. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** Elsewhere than on a terminal, lines are kept: a second has at most one. */
const PLAIN_LINE_MS = 1000;

/**
 * Shows how much of a long work is done: on a terminal in one line that is written over, elsewhere
 * in a line now and then, and one at the end of what took longer.
 *
 * @param now tells the time in milliseconds
 */
export function showProgress(
  what: string,
  stream: ProgressStream = process.stderr,
  now: () => number = Date.now,
): Show {
  return stream.isTTY ? onOneLine(what, stream) : inLines(what, stream, now);
}

type Show = (done: number, total: number) => void;

function onOneLine(what: string, stream: ProgressStream): Show {
  return (done, total) =>
    void stream.write(`\r${what}: ${done} of ${total}${done >= total ? "\n" : ""}`);
}

function inLines(what: string, stream: ProgressStream, now: () => number): Show {
  const start = now();
  let shown = start;
  return (done, total) => {
    const ends = done >= total && shown > start;
    if (!ends && now() - shown < PLAIN_LINE_MS) return;
    shown = now();
    stream.write(`${what}: ${done} of ${total}\n`);
  };
}
