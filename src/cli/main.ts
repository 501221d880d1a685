import { readFileSync } from "node:fs";
import { Command } from "commander";
import { backupCommand } from "./backup.ts";
import { diffCommand } from "./diff.ts";
import { dossiersCommand } from "./dossiers.ts";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";
import { loadCommand } from "./load.ts";
import { migrateCommand } from "./migrate.ts";
import { type ExitCode, Misuse, report } from "./outcome.ts";
import { positionsCommand } from "./positions.ts";
import { queryCommand } from "./query.ts";
import { restoreCommand } from "./restore.ts";
import { serveCommand } from "./serve.ts";
import { statisticsCommand } from "./statistics.ts";
import { timelineCommand } from "./timeline.ts";
import { unloadCommand } from "./unload.ts";
import { verifyCommand } from "./verify.ts";

const COMMANDS = [
  serveCommand,
  loadCommand,
  unloadCommand,
  dossiersCommand,
  verifyCommand,
  migrateCommand,
  statisticsCommand,
  queryCommand,
  exportCommand,
  importCommand,
  backupCommand,
  restoreCommand,
  positionsCommand,
  diffCommand,
  timelineCommand,
];

const ENVIRONMENT = `
Environment (flags win):
  NEO4J_URI, NEO4J_USERNAME (neo4j), NEO4J_PASSWORD, NEO4J_DATABASE
                  the Neo4j to use; without NEO4J_URI it is the embedded engine
  PARLEY_DATA     the embedded engine's folder (.parley), or "memory"
  HOST, PORT, LOG_LEVEL, CORS_ORIGINS, INTROSPECTION, DOCUMENTS, DOCUMENTS_MODE,
  RATE_LIMIT, REDIS_URL, MAX_REQUESTS, TRUSTED_PROXIES
                  how "serve" serves
  OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SERVICE_NAME and others of OpenTelemetry
                  where traces of requests and loads are sent (nowhere)

Exit codes: 0 done, 1 found something wrong or could not, 2 misused.`;

/** Runs one command line, without the program's name; resolves to the exit code. */
export async function main(line: readonly string[]): Promise<ExitCode> {
  try {
    await program().parseAsync(line, { from: "user" });
    return 0;
  } catch (error) {
    return report(error);
  }
}

function program(): Command {
  const parley = new Command("parley")
    .description("A knowledge graph of negotiations: who said what, to whom, on whose word.")
    .version(version(), "--version", "say which version this is")
    .helpOption("--help", "say how it is used")
    .addHelpText("after", ENVIRONMENT)
    .hook("preAction", (_, command) => checkFilled(command));
  for (const command of COMMANDS) parley.addCommand(command());
  for (const each of [parley, ...parley.commands]) {
    each.exitOverride().showHelpAfterError().helpOption("--help", "say how it is used");
  }
  return parley;
}

/** A flag with nothing in it is a variable that somebody forgot to set, and no wish for the default. */
function checkFilled(command: Command): void {
  const empty = command.options.find(
    (option) => command.getOptionValue(option.attributeName()) === "",
  );
  if (empty) throw new Misuse(`${empty.long} has no value; give it one, or leave the flag out.`);
}

function version(): string {
  const file = new URL("../../package.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
