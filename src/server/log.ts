import { destination, type Logger, pino } from "pino";

export type { Logger } from "pino";

/** How much the log says, from all to nothing. */
export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Lines are written together, so many bytes or after so many milliseconds, and at the end: each by
 * itself would take a sixth of the time of a look-up.
 */
const WRITTEN_AT_ONCE = 4096;
const FLUSH_MS = 100;

/**
 * The log: one JSON object a line, on stderr, where answers never go. It holds no passwords and no
 * variables of a question; a request is known by its `requestId`.
 */
export function openLog(level: LogLevel): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(
    options,
    destination({ dest: 2, sync: false, minLength: WRITTEN_AT_ONCE, periodicFlush: FLUSH_MS }),
  );
}
