import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { BadInput, Forbidden, NotFound } from "../model/faults.ts";

/** Documents that whoever runs the server has looked at, and clients may ask for by their ids. */
export interface Trusted {
  /** Whether any others are answered. */
  readonly only: boolean;
  /** Their texts, by the SHA-256 of each in lower-case hexadecimal. */
  readonly texts: ReadonlyMap<string, string>;
}

/** As the appendix on persisted documents of GraphQL over HTTP spells an id; Relay leaves the prefix out. */
const PREFIX = /^sha256:/;

/** Longer ones are not told again. */
const ID_SHOWN = 80;

/**
 * Puts the text of a document into a request that asks for it by its `documentId`, so that it is
 * answered as if it had come with its text.
 *
 * @throws NotFound where no trusted document has that id
 * @throws BadInput where the id is no text, or stands beside one
 * @throws Forbidden where trusted documents alone are answered, and this is none
 */
export function checkTrusted(trusted: Trusted | undefined, request: FastifyRequest): void {
  const id = partOf(request, "documentId");
  if (id !== undefined && id !== null) fillIn(trusted, request, id);
  const text = partOf(request, "query");
  if (!trusted?.only || typeof text !== "string" || trusted.texts.has(idOf(text))) return;
  throw new Forbidden("This server answers trusted documents alone, and this is none.");
}

/** A part of a question as Apollo reads it; of those that an address has twice it reads none. */
export function partOf({ method, body, url }: FastifyRequest, name: string): unknown {
  if (method !== "GET") return (body as Readonly<Record<string, unknown>> | null)?.[name];
  const given = new URL(url, BASE).searchParams.getAll(name);
  return given.length > 1 ? given : given[0];
}

const BASE = "http://localhost";

/** Who sends a text too, where nothing is trusted, wants it to be read. */
function fillIn(trusted: Trusted | undefined, request: FastifyRequest, id: unknown): void {
  const beside = partOf(request, "query") !== undefined;
  if (trusted === undefined && beside) return;
  const query = textOf(trusted, id);
  if (beside) throw new BadInput("A request has a documentId or a query, but this one has both.");
  if (request.method === "GET") fillInUrl(request, query);
  else {
    const { documentId, ...parts } = request.body as Readonly<Record<string, unknown>>;
    request.body = { ...parts, query };
  }
}

function textOf(trusted: Trusted | undefined, id: unknown): string {
  if (typeof id !== "string") throw new BadInput("The documentId must be one text.");
  const text = trusted?.texts.get(id.replace(PREFIX, ""));
  if (text !== undefined) return text;
  throw new NotFound(`There is no trusted document ${JSON.stringify(id.slice(0, ID_SHOWN))}.`, {
    reason: "not_trusted",
  });
}

function fillInUrl({ raw, url }: FastifyRequest, query: string): void {
  const { pathname, searchParams } = new URL(url, BASE);
  searchParams.delete("documentId");
  searchParams.set("query", query);
  raw.url = `${pathname}?${searchParams}`;
}

function idOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
