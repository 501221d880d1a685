import { mkdirSync, writeFileSync } from "node:fs";
import { printedSchema } from "../src/api/printed.ts";
import { buildParleySchema } from "../src/api/schema.ts";
import { printDossierLinesSchema, printDossierSchema } from "../src/dossier/schema.ts";
import { printJsonlSchema } from "../src/exchange/jsonl-schema.ts";
import { printContext } from "../src/exchange/rdf/context.ts";
import { printMapping } from "../src/exchange/rdf/mapping.ts";

// Writes what is derived from the model and committed beside it; a test tells when it has drifted.
const folder = new URL("../schema/", import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("schema.graphql", folder), printedSchema(await buildParleySchema()));
writeFileSync(new URL("dossier.schema.json", folder), printDossierSchema());
writeFileSync(new URL("dossier-lines.schema.json", folder), printDossierLinesSchema());
writeFileSync(new URL("jsonl.schema.json", folder), printJsonlSchema());
writeFileSync(new URL("context.jsonld", folder), printContext());
writeFileSync(new URL("../docs/rdf.md", folder), printMapping());
