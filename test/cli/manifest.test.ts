import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { knownOf, readManifest } from "../../src/cli/manifest.ts";
import { folder } from "../support/folder.ts";
import { inOwnFolder, ours, outcome, ROOT, served } from "../support/parley.ts";
import { json } from "../support/serving.ts";

inOwnFolder();

const QUESTION = "query ManifestQuery($id: ID!) { claim(id: $id) { id act } }";

const idOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** The manifest that relay-compiler writes for that question. */
function compiled(question: string): string {
  const compiler: string = createRequire(import.meta.url)("relay-compiler");
  const project = folder();
  mkdirSync(join(project, "src"));
  writeFileSync(join(project, "schema.graphql"), readFileSync(join(ROOT, "schema/schema.graphql")));
  writeFileSync(join(project, "src/manifest.js"), `graphql\`${question}\`;`);
  const config = {
    src: "./src",
    schema: "./schema.graphql",
    language: "javascript",
    persistConfig: { file: "./manifest.json", algorithm: "SHA256" },
  };
  writeFileSync(join(project, "relay.config.json"), JSON.stringify(config));
  writeFileSync(join(project, "manifest.json"), "{}");
  execFileSync(compiler, ["relay.config.json"], { cwd: project, stdio: "pipe" });
  return join(project, "manifest.json");
}

test("[embedded] serve answers from a manifest of relay-compiler, and nothing else where it is told so", async () => {
  const manifest = compiled(QUESTION);
  const [id = ""] = Object.keys(JSON.parse(readFileSync(manifest, "utf8")));
  const line = ["--data", "memory", "--documents", manifest, "--documents-mode", "only"];

  const { url } = await served(line);
  const asked = await ask(url, { documentId: id, variables: { id: "c08" } });
  const refused = await ask(url, {
    query: QUESTION.replace("act", "text"),
    variables: { id: "c08" },
  });

  expect(asked).toEqual({ data: { claim: { id: "c08", act: "ACCEPTS" } } });
  expect(refused.errors[0].extensions.code).toBe("FORBIDDEN");
});

async function ask(url: string, parts: unknown) {
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(parts) };
  return json(await fetch(new URL("graphql", url), init));
}

test("a manifest has the texts by their ids, with the prefix or without", async () => {
  const file = ours("manifest.json");
  const texts = [QUESTION, "{ __typename }"];
  const [first = "", second = ""] = texts.map(idOf);
  writeFileSync(file, JSON.stringify({ [first]: texts[0], [`sha256:${second}`]: texts[1] }));

  const trusted = await readManifest({ file, only: true });

  expect(trusted).toEqual({
    only: true,
    texts: new Map([first, second].map((id, at) => [id, texts[at]])),
  });
  expect(knownOf(trusted)).toEqual([
    { name: "ManifestQuery", operation: QUESTION },
    { name: second, operation: "{ __typename }" },
  ]);
});

test.each([
  ["no JSON", "{", /must hold a JSON object/],
  ["a list", "[]", /must hold a JSON object/],
  [
    "an id of another text",
    JSON.stringify({ [idOf("a")]: "b" }),
    /is not the SHA-256 of its document/,
  ],
  ["an MD5", JSON.stringify({ d41d8cd98f00b204e9800998ecf8427e: "" }), /is not the SHA-256/],
  ["no text", JSON.stringify({ [idOf("1")]: 1 }), /is not the SHA-256 of its document/],
])("a manifest with %s ends serve with 1 and a sentence", async (_, text, sentence) => {
  const file = ours("wrong.json");
  writeFileSync(file, text);

  await expect(readManifest({ file, only: false })).rejects.toThrow(sentence);
});

test("serve with a manifest that is not there ends with 1, with a wrong mode with 2", async () => {
  const missing = await outcome(["serve", "--documents", "nowhere.json"]);
  const wrong = await outcome(["serve", "--documents-mode", "always"]);

  expect([missing.code, missing.err.trim()]).toEqual([
    1,
    "The manifest nowhere.json cannot be read.",
  ]);
  expect([wrong.code, wrong.err.trim()]).toEqual([
    2,
    'The mode of documents must be off, prefer or only, but was "always".',
  ]);
});
