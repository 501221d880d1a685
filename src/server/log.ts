import { destination, type Logger, pino } from "pino";

export type { Logger } from "pino";

/** How much the log says, from all to nothing. */
export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * The log: one JSON object a line, on stderr, where answers never go. It holds no passwords and no
 * variables of a question; a request is known by its `requestId`.
 */
export function openLog(level: LogLevel): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(options, destination({ dest: 2, sync: true }));
}
