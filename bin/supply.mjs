// What Parley runs with, and whether anything is known against it: writes the one to a file
// (CycloneDX), and asks npm for advisories about the other.
//   node bin/supply.mjs [FILE]
// Fails where an advisory is high or critical. That a registry knows none is said, and is no failure.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

const FORBIDDEN = ["high", "critical"];

const LONGEST_OUTPUT = 64 * 1024 * 1024;

function start([file = "dist/sbom.cdx.json"]) {
  say(writeBill(file));
  const { vulnerabilities } = npm(["audit", "--omit", "dev", "--json"]);
  if (vulnerabilities === undefined) {
    say("npm audit: the registry could not be asked for advisories, so nothing is known of any.");
    return 0;
  }
  const findings = Object.values(vulnerabilities);
  for (const { name, range, severity } of findings) say(`npm audit: ${severity}: ${name} ${range}`);
  const bad = findings.filter(({ severity }) => FORBIDDEN.includes(severity));
  say(
    `npm audit: ${findings.length} findings at run time, ${bad.length} of them high or critical.`,
  );
  return bad.length > 0 ? 1 : 0;
}

/**
 * Writes all packages to the file, and gives a line about those that run with Parley. npm itself
 * would leave out with `--omit dev` what is used in both ways.
 */
function writeBill(file) {
  const bill = npm(["sbom", "--sbom-format", "cyclonedx"]);
  const run = bill.components.filter(({ properties }) => !properties.some(isOfDevelopment));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(bill, undefined, 2)}\n`);
  return `npm sbom: ${run.length} of ${bill.components.length} packages run with it (${licences(run)}); CycloneDX ${bill.specVersion} in ${file}.`;
}

function isOfDevelopment({ name }) {
  return name === "cdx:npm:package:development";
}

function licences(components) {
  const counts = new Map();
  for (const component of components) {
    const name = licenceOf(component);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${count} ${name}`).join(", ");
}

function licenceOf({ licenses = [] }) {
  const names = licenses.map(({ license, expression }) => expression ?? license.id ?? license.name);
  return names.join(" and ") || "without a licence";
}

/** What npm prints as JSON, whatever its exit code: that of an audit says what it has found. */
function npm(line) {
  const options = { cwd: root, encoding: "utf8", maxBuffer: LONGEST_OUTPUT };
  const { stdout, stderr, error } = spawnSync("npm", line, options);
  if (error) throw error;
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`npm ${line[0]} gave no JSON:\n${stderr}`);
  }
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

process.exitCode = start(process.argv.slice(2));
