import { setTimeout as sleep } from "node:timers/promises";
import {
  type Attributes,
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { Fault } from "../model/faults.ts";
import type { Engine } from "./metrics.ts";
import { type Tell, TellingExporter } from "./telling-exporter.ts";
import type { Sent, Watch } from "./watched-graph.ts";

/** How long the end waits for spans that are not delivered yet, in milliseconds. */
const FLUSH_MS = 800;

/**
 * The traces of a process, sent by OTLP to where OpenTelemetry's own variables say. They tell what was
 * done and how long it took: no value, no variable, no address of a client and no sentence of an
 * error. This module is loaded only where they are switched on; a receiver that is away or hangs
 * costs nobody an answer, and its spans are dropped.
 */
export class Traces {
  readonly #provider: NodeTracerProvider;
  readonly #tracer: Tracer;

  /** @param tell is told when spans cannot be delivered any more, and when they can again */
  constructor(tell: Tell) {
    this.#provider = new NodeTracerProvider({
      resource: resourceFromAttributes({ "service.name": "parley" }).merge(
        detectResources({ detectors: [envDetector] }),
      ),
      spanProcessors: [new BatchSpanProcessor(new TellingExporter(new OTLPTraceExporter(), tell))],
    });
    this.#provider.register();
    this.#tracer = this.#provider.getTracer("parley");
  }

  /** Begins the span of a request, below the one that its `traceparent` names. */
  begin(name: string, headers: object, startTime: Date, attributes: Attributes): Span {
    const parent = propagation.extract(ROOT_CONTEXT, headers);
    return this.#tracer.startSpan(name, { kind: SpanKind.SERVER, startTime, attributes }, parent);
  }

  /** Does the work below a span that goes on after it. */
  below<T>(span: Span, work: () => T): T {
    return context.with(trace.setSpan(ROOT_CONTEXT, span), work);
  }

  /** Does the work in a span of its own, which tells whether it failed. */
  async inSpan<T>(
    name: string,
    attributes: Attributes,
    work: (span: Span) => Promise<T>,
    kind: SpanKind = SpanKind.INTERNAL,
  ): Promise<T> {
    const span = this.#tracer.startSpan(name, { kind, attributes });
    const here: Context = trace.setSpan(context.active(), span);
    try {
      return await context.with(here, () => work(span));
    } catch (error) {
      this.fail(span, codeOf(error));
      throw error;
    } finally {
      span.end();
    }
  }

  /** Watches the statements that an engine is sent by work that has a span; those of others have none. */
  watching(engine: Engine): Watch {
    const system = engine.toLowerCase();
    return (sent, work) => {
      if (trace.getActiveSpan() === undefined) return work();
      const operation = operationOf(sent);
      const attributes = {
        "db.system.name": system,
        "db.operation.name": operation,
        ...(sent.statement === undefined ? {} : { "db.query.text": sent.statement }),
      };
      const asked = async (span: Span) => {
        const answer = await work();
        if (Array.isArray(answer)) span.setAttribute("db.response.returned_rows", answer.length);
        return answer;
      };
      return this.inSpan(`${operation} ${system}`, attributes, asked, SpanKind.CLIENT);
    };
  }

  /** Marks a span as failed, by a code alone: a message may name what was asked for. */
  fail(span: Span, code: string): void {
    span.setAttribute("error.type", code).setStatus({ code: SpanStatusCode.ERROR });
  }

  /** Delivers what is not delivered yet, if that can be done soon. */
  async close(): Promise<void> {
    const delivered = this.#provider.shutdown().catch(() => undefined);
    await Promise.race([delivered, sleep(FLUSH_MS, undefined, { ref: false })]);
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Fault) return error.code;
  return error instanceof Error ? error.name : "_OTHER";
}

/** The first word of a statement, as conventions have it; a write is a transaction of several. */
function operationOf({ kind, statement }: Sent): string {
  if (kind === "write") return "TRANSACTION";
  return /^\s*(\w+)/.exec(statement ?? "")?.[1]?.toUpperCase() ?? "QUERY";
}
