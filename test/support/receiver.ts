import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A span as OTLP's JSON has it, its attributes by name. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly kind: number;
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly SentAttribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

interface SentSpan extends Omit<ReceivedSpan, "attributes" | "failed"> {
  readonly attributes: readonly SentAttribute[];
  readonly status: { readonly code: number };
}

interface SentAttribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

const ERROR = 2;

/** A receiver of traces over OTLP/HTTP with JSON, until the test ends. */
export async function receiver(at = 0) {
  const spans: ReceivedSpan[] = [];
  const texts: string[] = [];
  const services = new Set<unknown>();
  const server = createServer(async (request, response) => {
    const sent = (await json(request)) as Sent;
    texts.push(JSON.stringify([request.url, request.headers, sent]));
    for (const { resource, scopeSpans } of sent.resourceSpans) {
      services.add(byName(resource.attributes)["service.name"]);
      spans.push(...scopeSpans.flatMap((scope) => scope.spans).map(received));
    }
    response.setHeader("content-type", "application/json").end("{}");
  });
  server.listen(at, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return {
    /** In the order in which they ended. */
    spans,
    /** All that was received, as it came. */
    text: () => texts.join("\n"),
    services,
    url: `http://127.0.0.1:${port}`,
  };
}

function received({ attributes, status, ...span }: SentSpan): ReceivedSpan {
  return { ...span, failed: status.code === ERROR, attributes: byName(attributes) };
}

function byName(attributes: readonly SentAttribute[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
