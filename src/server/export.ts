import { pipeline, Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { createGzip } from "node:zlib";
import { makeZip } from "client-zip";
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from "fastify";
import type { ExportedFile, Format, WriteOptions } from "../exchange/format.ts";
import { FORMATS } from "../exchange/formats.ts";
import { type Choice, checkChoice, partSource } from "../exchange/part.ts";
import type { Graph } from "../graph/graph.ts";
import { BadInput, Fault, NotFound } from "../model/faults.ts";
import type { Admission } from "./admission.ts";
import { answerError } from "./failures.ts";
import { GraphMark } from "./graph-mark.ts";
import type { Life } from "./life.ts";
import type { Metrics } from "./metrics.ts";

/** What may be chosen in the address. */
const CHOICES = ["process", "about", "depth", "asOf", "spreadsheet"];

const ZIP = "application/zip";

interface Asked {
  readonly format: Format;
  readonly choice: Choice;
  readonly options: WriteOptions;
}

/** An answer that can be sent: what it is called, and what is in it. */
interface Content {
  readonly name: string;
  readonly mediaType: string;
  readonly stream: () => Readable;
}

/**
 * `/export/<format>`: the graph, or the part of it that `process`, `about` and `depth`, and `asOf`
 * choose, as `parley export` writes it; a format of several files is a ZIP archive of them. It is made
 * as fast as it is taken, and no more of it when its reader goes away.
 */
export function offerExports(
  app: FastifyInstance,
  life: Life,
  { metrics, admission }: { readonly metrics: Metrics; readonly admission: Admission },
): void {
  const mark = new GraphMark();
  app.route<{ Params: { format: string } }>({
    method: ["GET", "HEAD"],
    url: "/export/:format",
    onRequest: [countedBy(metrics), admission.onRequest],
    async handler(request, reply) {
      const signal = admission.signalOf(request);
      try {
        const asked = askedIn(request.params.format, request.query);
        const { graph } = life.world();
        // The hash of a large graph takes minutes the first time, in which not a byte goes.
        request.socket.setTimeout(0);
        const tag = `W/"${await mark.hash(graph, signal)}"`;
        request.socket.setTimeout(app.server.timeout);
        if (request.headers["if-none-match"]?.includes(tag)) {
          return reply.header("etag", tag).code(304).send();
        }
        const content = await contentOf(asked, graph, signal);
        reply.header("etag", tag);
        return answer(request, reply, content);
      } catch (error) {
        if (error instanceof Fault) return refuse(request, reply, error);
        throw error;
      }
    },
  });
}

function countedBy(metrics: Metrics): onRequestHookHandler {
  return (_request, reply, done) => {
    reply.raw.once("close", () => metrics.countExport(outcomeOf(reply)));
    done();
  };
}

/** @throws BadInput or NotFound where nothing can be made of it */
function askedIn(name: string, query: unknown): Asked {
  const format = FORMATS.find((each) => each.name === name);
  if (format === undefined) {
    const names = FORMATS.map((each) => each.name).join(", ");
    throw new NotFound(`There is no format ${name}. There are ${names}.`);
  }
  const { process, about, depth, asOf, spreadsheet } = chosenIn(query);
  const choice = { process, about, asOf, depth: depth === undefined ? undefined : numberIn(depth) };
  checkChoice(choice);
  if (spreadsheet && name !== "csv") throw new BadInput("spreadsheet goes with csv alone.");
  return { format, choice, options: { spreadsheet: spreadsheet === "true" } };
}

/** Each choice once, and none that there is not. */
function chosenIn(query: unknown): Readonly<Record<string, string>> {
  for (const [choice, value] of Object.entries(query as object)) {
    if (!CHOICES.includes(choice)) {
      throw new BadInput(`Nothing is chosen by ${choice}. There are ${CHOICES.join(", ")}.`);
    }
    if (typeof value !== "string" || value === "") throw new BadInput(`${choice} needs one value.`);
  }
  return query as Readonly<Record<string, string>>;
}

function numberIn(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

/** Asks the graph for no more than what has been chosen; nothing of it is written yet. */
async function contentOf(
  { format, choice, options }: Asked,
  graph: Graph,
  signal: AbortSignal,
): Promise<Content> {
  const write = await format.writer();
  const files = write(await partSource(graph, choice, { signal }), options);
  if (format.files === "several") {
    const stream = () => Readable.fromWeb(makeZip(zipped(files)) as ReadableStream<Uint8Array>);
    return { name: `parley-${format.name}.zip`, mediaType: ZIP, stream };
  }
  for await (const { name, content } of files) {
    const stream = () => Readable.from(content, { objectMode: false });
    return { name, mediaType: format.mediaType, stream };
  }
  throw new Error(`The format ${format.name} has no file.`);
}

async function* zipped(files: AsyncIterable<ExportedFile>) {
  for await (const { name, content } of files) yield { name, input: content };
}

function answer(request: FastifyRequest, reply: FastifyReply, content: Content): FastifyReply {
  reply
    .type(content.mediaType)
    .header("cache-control", "no-cache")
    .header("content-disposition", `attachment; filename="${content.name}"`)
    .header("vary", "accept-encoding");
  const isSmall = takesGzip(request);
  if (isSmall) reply.header("content-encoding", "gzip");
  if (request.method === "HEAD") return reply.send();
  const stream = content.stream();
  // Where one of the two breaks off, so does the other; the reply tells of it.
  return reply.send(isSmall ? pipeline(stream, createGzip(), () => undefined) : stream);
}

function takesGzip({ headers }: FastifyRequest): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(headers["accept-encoding"] ?? ""));
}

function refuse(request: FastifyRequest, reply: FastifyReply, fault: Fault): FastifyReply {
  return answerError(request, reply, STATUSES[fault.code] ?? 500, fault);
}

const STATUSES: Readonly<Record<string, number>> = {
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  UNAVAILABLE: 503,
  TIMEOUT: 503,
};

function outcomeOf({ raw, statusCode }: FastifyReply): string {
  if (!raw.writableFinished) return "ABANDONED";
  return statusCode < 400 ? "OK" : "REFUSED";
}
