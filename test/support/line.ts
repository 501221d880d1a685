import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Both ends of a connection: the client's and the server's. */
interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  /** What the server says next does not come through. */
  doomed: boolean;
}

/** Bolt's message COMMIT, as it stands on the wire, in a chunk of its own. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);

/** What becomes of what is sent. */
interface Weather {
  /** Milliseconds that each piece takes, in either direction. */
  readonly delayMs?: number;
  /** Bytes a second of what the server says. */
  readonly bytesPerSecond?: number;
  /** Nothing comes through, in either direction, until it is over. */
  readonly silent?: boolean;
  /** So many bytes of what the server says come through, then the connection is reset. */
  readonly cutAfter?: number;
  /** The connection is reset where a commit is sent: before the server has it, or when it has answered. */
  readonly cutCommit?: "before" | "after";
}

/** A line between a database and who asks it, which breaks as a test wants it to. */
export class Line {
  weather: Weather = {};
  readonly #target: number;
  readonly #pairs = new Set<Pair>();
  #server: Server | undefined;
  #port = 0;

  private constructor(target: number) {
    this.#target = target;
  }

  /** A line to a port of this machine. */
  static async to(target: number): Promise<Line> {
    const line = new Line(target);
    await line.listen();
    return line;
  }

  get port(): number {
    return this.#port;
  }

  /** How many connections there are. */
  get connections(): number {
    return this.#pairs.size;
  }

  /** Takes connections, again on the same port. */
  async listen(): Promise<void> {
    this.#server = createServer((client) => this.#join(client)).listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Resets all connections, as a database does that fails over, and takes new ones. */
  reset(): void {
    for (const pair of this.#pairs) this.#cut(pair);
  }

  /** Resets all connections, and refuses new ones. */
  async close(): Promise<void> {
    const closed = new Promise((done) => this.#server?.close(done));
    this.reset();
    await closed;
  }

  #join(client: Socket): void {
    const pair = { client, server: connect(this.#target, "127.0.0.1"), doomed: false };
    this.#pairs.add(pair);
    for (const end of [pair.client, pair.server]) {
      end.setNoDelay();
      end.on("error", () => this.#cut(pair));
      end.on("close", () => this.#end(pair));
    }
    void this.#asking(pair);
    void this.#answering(pair);
  }

  /** What the client says. */
  async #asking(pair: Pair): Promise<void> {
    for await (const piece of pieces(pair.client)) {
      const { cutCommit } = this.weather;
      const commits = cutCommit !== undefined && piece.includes(COMMIT);
      if (commits && cutCommit === "before") return this.#cut(pair);
      if (commits) pair.doomed = true;
      await this.#pass(piece, pair.server);
    }
  }

  /** What the server says. */
  async #answering(pair: Pair): Promise<void> {
    let passed = 0;
    for await (const piece of pieces(pair.server)) {
      if (pair.doomed) return this.#cut(pair);
      const { bytesPerSecond, cutAfter = Number.POSITIVE_INFINITY } = this.weather;
      if (bytesPerSecond) await sleep((piece.length / bytesPerSecond) * 1000);
      const rest = cutAfter - passed;
      passed += piece.length;
      await this.#pass(piece.subarray(0, rest), pair.client);
      if (piece.length > rest) return this.#cut(pair);
    }
  }

  async #pass(piece: Buffer, to: Socket): Promise<void> {
    const { delayMs } = this.weather;
    if (delayMs) await sleep(delayMs);
    while (this.weather.silent && !to.destroyed) await sleep(20);
    if (!to.destroyed) to.write(piece);
  }

  #cut(pair: Pair): void {
    pair.client.resetAndDestroy();
    pair.server.resetAndDestroy();
    this.#pairs.delete(pair);
  }

  #end(pair: Pair): void {
    pair.client.end();
    pair.server.end();
    this.#pairs.delete(pair);
  }
}

/** What comes over a connection, as long as it is sound. */
async function* pieces(socket: Socket): AsyncGenerator<Buffer> {
  try {
    yield* socket;
  } catch {
    // It was reset: who reads has come to the end.
  }
}
