import { TimedOut } from "../model/faults.ts";

/** What bounds a call. */
export interface Deadline {
  readonly timeoutMs: number;
  /** The caller's: aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
  /** Asked again and again while there is no answer; when it fails, so does the call. */
  readonly pulse?: { readonly everyMs: number; beat(): Promise<unknown> };
}

/** Its signal is made when it is first looked at, which takes longer than all else here. */
export type Ended = Pick<AbortController, "signal">;

/**
 * What `start` comes to, unless the time is over, the pulse fails or the caller leaves before: then
 * `TimedOut`, the pulse's error or the signal's reason, at once, whatever `start` still does. The
 * signal that `start` gets tells it to give up: a server that hangs would never make it.
 */
export function within<T>(
  { timeoutMs, signal, pulse }: Deadline,
  start: (ended: Ended) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  const ended = new AbortController();
  return new Promise((resolve, reject) => {
    const end = (reason: unknown) => {
      reject(reason);
      ended.abort(reason);
      clear();
    };
    const leave = () => end(signal?.reason);
    // What has come in while this process was busy with other things is read before.
    const late = () => setImmediate(end, new TimedOut(tooLong(timeoutMs)));
    const timer = setTimeout(late, timeoutMs);
    let beats = pulse && setTimeout(beat, pulse.everyMs);
    signal?.addEventListener("abort", leave, { once: true });
    start(ended).then(resolve, reject).finally(clear);

    function beat(): void {
      pulse?.beat().then(() => {
        if (beats) beats = setTimeout(beat, pulse.everyMs);
      }, end);
    }

    function clear(): void {
      clearTimeout(timer);
      clearTimeout(beats);
      beats = undefined;
      signal?.removeEventListener("abort", leave);
    }
  });
}

function tooLong(timeoutMs: number): string {
  return `The database did not answer within ${timeoutMs / 1000} s.`;
}
