import { createHash } from "node:crypto";

/** A place in a document's text that is evidence of something. */
export interface Span {
  /** The id of what it is evidence of. */
  readonly of: string;
  /** In code points, from 0. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Of its text in UTF-8, in hexadecimal. */
  readonly sha256: string;
  readonly quote?: string | undefined;
}

/** What has become of a span: it holds, it stands elsewhere, or it cannot be told where it stands. */
export type Finding =
  | { readonly state: "OK" }
  | { readonly state: "MOVED"; readonly start: number; readonly end: number }
  | { readonly state: "BROKEN"; readonly places: number };

/** A text whose spans are looked up by code points, without a copy of each. */
export class SpannedText {
  readonly #bytes: Buffer;
  /** Where each code point begins in the bytes, and where the last one ends. */
  readonly #offsets: Uint32Array;

  /** @param bytes UTF-8, as the file has it: a byte order mark counts as a code point */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const starts = Uint32Array.from(this.#codePointStarts());
    this.#offsets = starts;
  }

  get sha256(): string {
    return sha256(this.#bytes);
  }

  /** In code points. */
  get length(): number {
    return this.#offsets.length - 1;
  }

  /**
   * Whether the span holds. Where it does not, every other place is tried, and told only if it is
   * the single one at which both the quote and the SHA-256 hold: nothing is guessed.
   */
  find(span: Span): Finding {
    if (this.#holdsAt(span.start, span)) return { state: "OK" };
    const places = this.#placesOf(span);
    const [start] = places;
    return start !== undefined && places.length === 1
      ? { state: "MOVED", start, end: start + span.end - span.start }
      : { state: "BROKEN", places: places.length };
  }

  /** Whether these words stand anywhere in it. */
  has(words: string): boolean {
    return this.#bytes.includes(words);
  }

  #placesOf(span: Span): readonly number[] {
    const last = this.length - (span.end - span.start);
    const places = [];
    for (let start = 0; start <= last; start++) {
      if (this.#holdsAt(start, span)) places.push(start);
    }
    return places;
  }

  #holdsAt(start: number, { start: from, end, sha256: expected, quote }: Span): boolean {
    const begin = this.#offsets[start];
    const finish = this.#offsets[start + end - from];
    if (begin === undefined || finish === undefined || end <= from) return false;
    const bytes = this.#bytes.subarray(begin, finish);
    // The quote is cheaper to compare, and wrong nearly everywhere.
    return (quote === undefined || bytes.equals(Buffer.from(quote))) && sha256(bytes) === expected;
  }

  *#codePointStarts(): Generator<number> {
    for (const [at, byte] of this.#bytes.entries()) {
      // Bytes of the form 10xxxxxx continue a code point.
      if ((byte & 0b1100_0000) !== 0b1000_0000) yield at;
    }
    yield this.#bytes.length;
  }
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
