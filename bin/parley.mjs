#!/usr/bin/env node
// The command line: builds what is stale, then runs it.
import { build } from "./build.mjs";

const OLDEST_NODE = [20, 19];

async function start([command, ...rest]) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new Error(
      `Parley needs Node.js ${OLDEST_NODE.join(".")} or later; this is ${process.version}.`,
    );
  }
  await build(command === "serve" ? ["program", "playground"] : ["program"]);
  const { main } = await import("../dist/cli/main.js");
  return main(command === undefined ? [] : [command, ...rest]);
}

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
// Whatever still holds the process then (a pool, a timer) must not keep it.
setTimeout(() => process.exit(), 1000).unref();
