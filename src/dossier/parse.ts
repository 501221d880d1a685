import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { FilePlace, type FileText, type Place, type Problem } from "./problem.ts";
import type { Leaf, List, Table, Tree } from "./tree.ts";

/** Lists and tables inside each other; a dossier needs 6. The library's own recursion ends at some 800. */
const MAX_DEPTH = 32;

/** Values that come of aliases, so that a few lines cannot stand for millions. */
const MAX_ALIASED = 10_000;

/** What is no YAML is told this often: what follows is mostly an echo. */
const MAX_TOLD = 20;

/** What one file holds: no tree where it cannot be read as YAML. */
export interface Parsed {
  readonly tree?: Tree;
  readonly problems: readonly Problem[];
}

/** Reads a text of YAML 1.2 (core schema, no tags), telling all that is wrong with it. */
export function parseYaml(file: string, text: string): Parsed {
  const lines = new LineCounter();
  const source: FileText = { file, text, lines };
  const told = (offset: number, sentence: string) => ({
    problems: [{ place: new FilePlace(source, offset), sentence }],
  });
  const documents = documentsIn(text, lines);
  if (typeof documents === "number") {
    return told(
      documents,
      `Lists and tables stand more than ${MAX_DEPTH} deep in each other here.`,
    );
  }
  const [document, second] = documents;
  if (document === undefined) return { problems: [] };
  if (second) return told(second.range[0], "A second YAML document begins here; a file holds one.");
  const problems = withoutEchoes(document).map(({ code, message, pos }) => ({
    place: new FilePlace(source, pos[0]),
    sentence: sentenceOf(code, message),
  }));
  if (problems.length > 0) return { problems: problems.slice(0, MAX_TOLD) };
  return new Grower(source).grow(document);
}

/** The library's view of the text's document and of a second one, or the offset at which it is nested too deep. */
function documentsIn(text: string, lines: LineCounter): readonly Document.Parsed[] | number {
  // The tokens take 90 times the text's memory: they are gone before the trees grow.
  const tokens = tokensOf(text, lines);
  if (typeof tokens === "number") return tokens;
  const composer = new Composer({
    version: "1.2",
    schema: "core",
    intAsBigInt: true,
    resolveKnownTags: false,
  });
  const [first, second] = composer.compose(tokens, true, text.length);
  return [first, second].filter((document) => document !== undefined);
}

/** The tokens of the text, or the offset at which they are nested too deep. */
function tokensOf(text: string, lines: LineCounter): CST.Token[] | number {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > MAX_DEPTH) return parser.offset;
  }
  return [...tokens, ...parser.end()];
}

/** What is wrong with a document. Where a tab indents, all else is read from the wrong column. */
function withoutEchoes({ errors, warnings }: Document.Parsed) {
  const all = [...errors, ...warnings];
  const tabs = all.filter(({ code }) => code === "TAB_AS_INDENT");
  return tabs.length > 0 ? tabs : all;
}

function sentenceOf(code: string, message: string): string {
  switch (code) {
    case "DUPLICATE_KEY":
      return "This key stands twice in the same table.";
    case "TAB_AS_INDENT":
      return "YAML is indented with spaces, not with tabs.";
    case "TAG_RESOLVE_FAILED":
      return "A dossier has no use for tags such as this one.";
    case "BLOCK_AS_IMPLICIT_KEY":
    case "MULTILINE_IMPLICIT_KEY":
      return "A colon with a space behind it makes a key of what stands before it: put a text that has one in quotes.";
    case "BLOCK_IN_FLOW":
      return "A colon or a hyphen with a space behind it begins something of its own here: put a text that has one in quotes.";
    default:
      return `This is no YAML: ${message}.`;
  }
}

/** Turns the library's nodes into trees. What an alias stands for has the alias's place. */
class Grower {
  readonly #source: FileText;
  readonly #problems = new Map<string, Problem>();
  readonly #anchors = new Map<string, Node>();
  #aliased = 0;

  constructor(source: FileText) {
    this.#source = source;
  }

  grow(document: Document.Parsed): Parsed {
    const tree = this.#tree(document.contents, new FilePlace(this.#source, 0), 0, false);
    const problems = [...this.#problems.values()];
    return problems.length > 0 ? { problems } : { tree, problems };
  }

  #tree(node: Node | null, around: Place, depth: number, aliased: boolean): Tree {
    const place = aliased ? around : this.#placeOf(node, around);
    if (aliased) this.#aliased += 1;
    const excess = this.#excess(depth);
    if (excess !== undefined) return this.#told(place, excess);
    if (isAlias(node)) return this.#standIn(node.source, place, depth);
    if (!isScalar(node) && !isCollection(node)) return { type: "leaf", place, value: null };
    this.#remember(node, aliased);
    if (isScalar(node)) return { type: "leaf", place, value: node.value as Leaf["value"] };
    return isMap<Node, Node>(node)
      ? this.#table(node, place, depth, aliased)
      : this.#list(node as YAMLSeq<Node>, place, depth, aliased);
  }

  #excess(depth: number): string | undefined {
    if (depth > MAX_DEPTH) return "What this alias stands for leads back to it.";
    if (this.#aliased <= MAX_ALIASED) return undefined;
    return `Aliases stand for more than ${MAX_ALIASED} values; write them out.`;
  }

  /** An alias stands for the last anchor of its name that is written before it. */
  #remember(node: Scalar | YAMLMap | YAMLSeq, aliased: boolean): void {
    if (node.anchor && !aliased) this.#anchors.set(node.anchor, node);
  }

  #standIn(anchor: string, place: Place, depth: number): Tree {
    const node = this.#anchors.get(anchor);
    if (node === undefined) return this.#told(place, `Nothing before this is called &${anchor}.`);
    return this.#tree(node, place, depth + 1, true);
  }

  #list({ items }: YAMLSeq<Node>, place: Place, depth: number, aliased: boolean): List {
    return {
      type: "list",
      place,
      items: items.map((item) => this.#tree(item, place, depth + 1, aliased)),
    };
  }

  #table(map: YAMLMap<Node, Node>, place: Place, depth: number, aliased: boolean): Table {
    const entries = map.items.map(({ key, value }) => {
      const at = aliased ? place : this.#placeOf(key, place);
      return [
        this.#key(key, at),
        { place: at, value: this.#tree(value, at, depth + 1, aliased) },
      ] as const;
    });
    return { type: "table", place, entries: new Map(entries) };
  }

  #key(key: Node, place: Place): string {
    if (isScalar(key) && key.value !== null) return String(key.value);
    this.#told(place, "A key is a plain word.");
    return "";
  }

  #placeOf(node: Node | null, around: Place): Place {
    return node?.range ? new FilePlace(this.#source, node.range[0]) : around;
  }

  #told(place: Place, sentence: string): Tree {
    if (!this.#problems.has(sentence)) this.#problems.set(sentence, { place, sentence });
    return { type: "leaf", place, value: null };
  }
}
