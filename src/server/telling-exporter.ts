import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-node";

/** Takes whether spans can be delivered, each time that changes. */
export type Tell = (delivered: boolean) => void;

type Done = Parameters<SpanExporter["export"]>[1];

/** An exporter that says when its receiver has gone away, and when it has come back; not each time. */
export class TellingExporter implements SpanExporter {
  readonly #exporter: SpanExporter;
  readonly #tell: Tell;
  #delivered = true;

  constructor(exporter: SpanExporter, tell: Tell) {
    this.#exporter = exporter;
    this.#tell = tell;
  }

  export(spans: ReadableSpan[], done: Done): void {
    this.#exporter.export(spans, (result) => {
      const delivered = result.code === 0;
      if (delivered !== this.#delivered) this.#tell(delivered);
      this.#delivered = delivered;
      done(result);
    });
  }

  async forceFlush(): Promise<void> {
    await this.#exporter.forceFlush?.();
  }

  shutdown(): Promise<void> {
    return this.#exporter.shutdown();
  }
}
