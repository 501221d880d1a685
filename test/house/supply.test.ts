import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { ROOT } from "../support/parley.ts";
import { follow } from "../support/processes.ts";

interface Locked {
  readonly version: string;
  readonly hasInstallScript?: true;
}

const read = (path: string) => JSON.parse(readFileSync(join(ROOT, path), "utf8"));

const MANIFEST = read("package.json");

const LOCKED: Readonly<Record<string, Locked>> = read("package-lock.json").packages;

test("at most thirty packages are named to run with, each in one version", () => {
  const named = Object.entries<string>(MANIFEST.dependencies);

  expect(named.length).toBeLessThanOrEqual(30);
  expect(named.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test("no package needs its install script: those that have one are named, and not allowed to run it", () => {
  const scripted = Object.entries(LOCKED).filter(([, { hasInstallScript }]) => hasInstallScript);
  const names = scripted.map(([path]) => path.replace(/^.*node_modules\//, ""));

  expect(Object.fromEntries(names.map((name) => [name, false]))).toEqual(MANIFEST.allowScripts);
  expect(readFileSync(join(ROOT, ".ci/run"), "utf8")).toContain("npm ci --ignore-scripts");
});

type Advisories = Readonly<Record<string, readonly object[]>>;

/** A registry that knows these advisories, or has none to tell. */
async function registry(advisories: Advisories | undefined): Promise<string> {
  const server = createServer((request, response) => {
    const isQuestion = request.method === "POST" && request.url?.endsWith("/advisories/bulk");
    response.statusCode = isQuestion && advisories ? 200 : 405;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(advisories ?? {}));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** What `bin/supply.mjs` says and finds where the registry knows that. */
async function supply(advisories: Advisories | undefined) {
  const folder = mkdtempSync(join(tmpdir(), "parley-supply-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const bill = join(folder, "bill.json");
  const env = {
    PATH: process.env["PATH"],
    HOME: folder,
    npm_config_registry: await registry(advisories),
    npm_config_fetch_retries: "0",
  };
  const { ended, lines } = follow(
    spawn(process.execPath, [join(ROOT, "bin/supply.mjs"), bill], { cwd: ROOT, env }),
  );
  const code = await ended;
  return { code, lines, bill: JSON.parse(readFileSync(bill, "utf8")) };
}

const against = (name: string, severity: string): Advisories => ({
  [name]: [
    {
      id: 1,
      url: "https://example.org/1",
      title: "It is broken.",
      severity,
      vulnerable_versions: "*",
      cwe: [],
      cvss: { score: 1, vectorString: null },
    },
  ],
});

describe("what runs with Parley is looked at in CI", () => {
  test("all of it is in the bill of materials, and what only builds or tests is told apart", async () => {
    const { bill, lines } = await supply({});
    const names = bill.components.map(({ name }: { name: string }) => name);

    expect(names).toEqual(expect.arrayContaining(Object.keys(MANIFEST.dependencies)));
    expect(lines[0]).toMatch(/^npm sbom: \d+ of \d+ packages run with it \(.*\d+ MIT.*\)/);
    const [run = 0, all = 0] = [...(lines[0] ?? "").matchAll(/\d+/g)].map(Number);
    expect(all).toBe(names.length);
    expect(run).toBeGreaterThan(Object.keys(MANIFEST.dependencies).length);
    expect(run).toBeLessThan(all - Object.keys(MANIFEST.devDependencies).length);
    expect(lines).toContain("npm audit: 0 findings at run time, 0 of them high or critical.");
  });

  test.each([
    ["it passes where nothing is known", {}, 0],
    ["it passes where the harm is low", against("fastify", "low"), 0],
    ["it fails where it is high", against("fastify", "high"), 1],
    ["it fails where it is in what tests use too", against("yaml", "high"), 1],
    [
      "it fails where it is critical, and in what others bring",
      against("find-my-way", "critical"),
      1,
    ],
    ["it passes where it is in what only tests use", against("vitest", "high"), 0],
    ["it passes where the registry cannot be asked", undefined, 0],
  ])("%s", async (_, advisories, code) => {
    const seen = await supply(advisories);

    expect([seen.code, seen.lines.join("\n")]).toEqual([
      code,
      expect.stringContaining("npm audit"),
    ]);
  });
});
