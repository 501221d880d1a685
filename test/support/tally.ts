import type { Reporter, SerializedError, TestCase, TestModule } from "vitest/node";

const ENGINES = ["embedded", "neo4j"] as const;

/**
 * Says, after everything else, how many tests ran on each engine, and then one line for programs:
 * `N passed, N failed`, with `, N skipped` where some were. What fails outside of a test (a file that
 * does not load, a hook, a rejection that nobody caught) counts as a failure too.
 */
export class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const besides = outsideOfTests(modules) + errors.length;
    process.once("exit", (code) => {
      const lines = [enginesLine(tests), totalsLine(tests, besides, code !== 0)];
      process.stdout.write(`\n${lines.join("\n")}\n`);
    });
  }
}

function enginesLine(tests: readonly TestCase[]): string {
  const ran = tests.filter((test) => test.result().state !== "skipped");
  const counts = ENGINES.map((engine) => {
    const mark = `[${engine}]`;
    return `${ran.filter((test) => test.fullName.includes(mark)).length} on ${engine}`;
  });
  return `Tests that ask a graph: ${counts.join(", ")}.`;
}

function totalsLine(tests: readonly TestCase[], besides: number, failing: boolean): string {
  const count = (state: string) => tests.filter((test) => test.result().state === state).length;
  const skipped = count("skipped") + count("pending");
  // The run itself may fail where no test does: a setup that cannot start, an empty selection.
  const failed = Math.max(count("failed") + besides, failing ? 1 : 0);
  const line = `${count("passed")} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

function outsideOfTests(modules: readonly TestModule[]): number {
  const suites = modules.flatMap((module) => [...module.children.allSuites()]);
  return [...modules, ...suites].reduce((sum, place) => sum + place.errors().length, 0);
}
