#!/usr/bin/env node
// The program is TypeScript, which tsx runs as it is.
import { tsImport } from "tsx/esm/api";

await tsImport("./neo4j.ts", import.meta.url);
