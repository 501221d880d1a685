import type { Unchecked } from "../dossier/dossier.ts";
import type { Place, Problem } from "../dossier/problem.ts";
import type { Source } from "./source.ts";

/** A file of an export: its name, with a folder before it where there is one, and what is in it. */
export interface ExportedFile {
  readonly name: string;
  /** Read to its end before the next file is asked for. */
  readonly content: AsyncIterable<string | Uint8Array>;
}

/** Writes a graph in a format: it knows no file system and no HTTP, and asks for a page when the last is taken. */
export type Writes = (source: Source, options?: WriteOptions) => AsyncIterable<ExportedFile>;

/** What a user may choose besides the format. */
export interface WriteOptions {
  /** For a spreadsheet, which takes some texts for formulas; for CSV alone. */
  readonly spreadsheet?: boolean | undefined;
}

/** A node as a file states it: whatever stands there, not looked at yet. */
export interface NodeRow {
  readonly place: Place;
  readonly node: unknown;
  /** By the model's names, `id`, `dossiers` and `recordedAt` among them. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A relationship as a file states it. */
export interface RelationshipRow {
  readonly place: Place;
  readonly relationship: unknown;
  readonly from: unknown;
  readonly to: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What a file tells of a dossier itself: `title`, `process` and `uses`. */
export interface DossierRow {
  readonly place: Place;
  readonly dossier: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What a reader finds in a file, in its order: something stated, or something that cannot be read. */
export type Found = NodeRow | RelationshipRow | DossierRow | Problem;

/** A way in which a graph leaves, and in some comes back. */
export interface Format {
  /** As `--format` takes it. */
  readonly name: string;
  /** What is in it, in a sentence for `--help`. */
  readonly keeps: string;
  /** And what is not. */
  readonly loses: string;
  readonly mediaType: string;
  /** Whether it is one file, which can go to stdout, or a folder of them. */
  readonly files: "one" | "several";
  /** What a person does with it next, in a sentence. */
  readonly next?: string;
  /** Its code is loaded when it is asked for: `--help` has no use for it. */
  writer(): Promise<Writes>;
  /** Only where what is exported comes back whole. */
  reader?(): Promise<Reads>;
}

/**
 * Puts together what the file, or the folder of files, states.
 *
 * @throws DossierProblems with all that is wrong, each with file and line
 */
export type Reads = (path: string, signal?: AbortSignal) => Promise<Gathered>;

/** What comes into a graph: dossiers, and when their nodes were recorded. */
export interface Gathered {
  readonly dossiers: readonly Unchecked[];
  /** Instants by the ids of nodes; a node without one is recorded when it is written. */
  readonly recordedAt: ReadonlyMap<string, string>;
}
