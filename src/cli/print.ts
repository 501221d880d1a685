/** Writes to stdout; returns when it is written, or when the reader wants no more of it, as `head` does. */
export function print(text: string): Promise<void> {
  return new Promise((done, failed) => {
    const { stdout } = process;
    stdout.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EPIPE" ? done() : failed(error),
    );
    stdout.write(text, (error) => {
      if (!error) done();
    });
  });
}
