import { Misfortune } from "./outcome.ts";

/**
 * Does a work that Ctrl-C ends in good order: the signal is aborted, and what the work has begun is
 * its own to undo. A second Ctrl-C ends the process as it is.
 *
 * @param left how things are then: "nothing was written"
 */
export async function interruptible<T>(
  left: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stop = () => controller.abort(new Misfortune(`Interrupted: ${left}.`));
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}
