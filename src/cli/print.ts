/** Writes to stdout; returns when it is written, or when the reader wants no more of it, as `head` does. */
export async function print(text: string): Promise<void> {
  await printAll([text]);
}

/** The same for what is made piece by piece: the next is made when the last is taken. */
export async function printAll(
  pieces: Iterable<string> | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const { stdout } = process;
  let failure: NodeJS.ErrnoException | undefined;
  const keep = (error: NodeJS.ErrnoException) => {
    failure = error;
  };
  stdout.on("error", keep);
  try {
    for await (const piece of pieces) {
      await new Promise<void>((done) => stdout.write(piece, () => done()));
      if (failure) break;
    }
  } finally {
    stdout.off("error", keep);
  }
  if (failure && failure.code !== "EPIPE") throw failure;
}
