import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { withGraph, withGraphFlags } from "./graph.ts";
import { Misfortune, Misuse } from "./outcome.ts";
import { print } from "./print.ts";
import { type GraphFlags, graphSettings } from "./settings.ts";

interface VerifyFlags extends GraphFlags {
  readonly text: readonly string[];
}

const WARNINGS = `
Warnings tell what is odd and not wrong: claims without an issue or a party, days and rounds out
of order, offices that cannot both be held, entries that nothing leads to. They do not change the
exit code. With dossiers they are told of these, loaded or not, with file, line and column.`;

/** `parley verify`: what is derived, worked out anew, the spans of evidence in given texts, and what is odd. */
export function verifyCommand(): Command {
  return withGraphFlags(new Command("verify"))
    .description(
      "check what is derived and the spans of evidence in texts, and warn of what is odd",
    )
    .argument("[dossier...]", "dossiers, to tell what is odd in them with file and line")
    .option("--text <id=file>", "the text of a document; may be given again", collect, [])
    .addHelpText("after", WARNINGS)
    .action(async (dossiers: readonly string[], { text, ...flags }: VerifyFlags) => {
      const settings = graphSettings(flags);
      const texts = await readTexts(text);
      const { verify } = await import("../dossier/verify.ts");
      const { lines, holds } = await withGraph(settings, "reading", (graph) =>
        verify(graph, { texts, dossiers }),
      );
      await print(lines.map((line) => `${line}\n`).join(""));
      if (!holds) throw new Misfortune("Not all of it holds.");
    });
}

function collect(given: string, before: readonly string[]): readonly string[] {
  return [...before, given];
}

/** The texts by the ids of their documents. */
async function readTexts(given: readonly string[]): Promise<Readonly<Record<string, Uint8Array>>> {
  return Object.fromEntries(await Promise.all(given.map(readText)));
}

async function readText(given: string): Promise<readonly [id: string, text: Uint8Array]> {
  const [, id, file] = /^([^=]+)=(.+)$/.exec(given) ?? [];
  if (id === undefined || file === undefined) {
    throw new Misuse(`--text must look like express-0529=article.txt, but was "${given}".`);
  }
  try {
    return [id, await readFile(file)];
  } catch (cause) {
    throw new Misfortune(`The file ${file} cannot be read.`, { cause });
  }
}
