/** Where progress is shown: stderr, or what stands for it in a test. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/**
 * Shows how much of a long work is done: on a terminal in one line that is written over, elsewhere
 * in a line each time.
 */
export function showProgress(
  what: string,
  stream: ProgressStream = process.stderr,
): (done: number, total: number) => void {
  return (done, total) => {
    const text = `${what}: ${done} of ${total}`;
    if (!stream.isTTY) stream.write(`${text}\n`);
    else stream.write(`\r${text}${done >= total ? "\n" : ""}`);
  };
}
