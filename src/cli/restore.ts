import { Command } from "commander";
import { withGraphFlags } from "./graph.ts";
import { ALL_OR_NOTHING, type ImportFlags, importInto } from "./import.ts";

/** `parley restore`: a backup, all of it or nothing. */
export function restoreCommand(): Command {
  return withGraphFlags(new Command("restore"))
    .description("bring back a backup, all of it or nothing")
    .argument("<file>", 'the file that "parley backup" has written')
    .option("--replace", "even where the graph holds something else, which is taken out")
    .addHelpText("after", ALL_OR_NOTHING)
    .action((file: string, flags: ImportFlags) => importInto(file, "jsonl", flags));
}
