import { spawn, spawnSync } from "node:child_process";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { freePort } from "../../bin/neo4j-server.ts";

/** Whether this machine has a Redis; else its tests are skipped, but not where all has to run. */
export const redisRuns =
  process.env["CI"] === "true" || spawnSync("redis-server", ["--version"]).status === 0;

/** A Redis of the test's own, which ends with it. */
export interface TestRedis {
  readonly url: string;
  /** Ends it at once. */
  kill(): Promise<void>;
  /** Stops its process, which keeps its connections and says nothing; and lets it go on. */
  pause(): void;
  resume(): void;
}

/** Starts a Redis, and waits until it listens. It keeps nothing. */
export async function redis(
  port?: number,
  ...options: readonly string[]
): Promise<TestRedis & { readonly port: number }> {
  const own = port ?? (await freePort());
  const line = ["--port", String(own), "--save", "", "--bind", "127.0.0.1", ...options];
  const child = spawn("redis-server", line, { stdio: "ignore", cwd: "/tmp" });
  const ended = new Promise<void>((done) => child.once("close", () => done()));
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  onTestFinished(kill);
  while (!(await listens(own))) await sleep(50);
  return {
    port: own,
    url: `redis://127.0.0.1:${own}`,
    kill,
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(false));
  });
}
