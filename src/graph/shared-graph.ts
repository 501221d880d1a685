import { Agent, request as send } from "node:http";
import { text } from "node:stream/consumers";
import { Unavailable } from "../model/faults.ts";
import { within } from "./deadline.ts";
import { EMBEDDED_DIALECT } from "./embedded-dialect.ts";
import {
  type About,
  type Asked,
  type Graph,
  type Limits,
  READ_TIMEOUT_MS,
  type Row,
  type Table,
  type Values,
} from "./graph.ts";
import type { Holder, Shared } from "./share.ts";
import { receivedError, type SentError } from "./shared-errors.ts";
import { socketIn } from "./socket.ts";
import { checkValues } from "./values.ts";

/**
 * The graph of a folder that another process holds and shares, to be read there; nothing where none
 * does.
 *
 * @throws TimedOut where that process hangs
 */
export async function openShared(folder: string): Promise<SharedGraph | undefined> {
  const socket = socketIn(folder);
  if (socket === undefined) return undefined;
  const way = new Way(socket, folder);
  try {
    const holder = await way.ask("/about", {}, { timeoutMs: READ_TIMEOUT_MS });
    return new SharedGraph(way, folder, holder);
  } catch (error) {
    way.close();
    if (error instanceof Unavailable) return undefined;
    throw error;
  }
}

/** Reads what the embedded engine holds in another process; what would change it is refused. */
class SharedGraph implements Graph {
  readonly dialect = EMBEDDED_DIALECT;
  readonly changes = undefined;
  readonly #way: Way;
  readonly #folder: string;
  readonly #holder: Holder;

  constructor(way: Way, folder: string, holder: Holder) {
    this.#way = way;
    this.#folder = folder;
    this.#holder = holder;
  }

  /** Why this process can only read, and what to do. */
  get refusal(): Unavailable {
    const { process: id, url } = this.#holder;
    return new Unavailable(
      `The folder ${this.#folder} is in use by process ${id}, which serves it at ${url}, and only ` +
        "one process may change its graph. Stop that one first, or choose another folder with --data.",
    );
  }

  async about(): Promise<About> {
    const { engine, version } = this.#holder;
    return { engine, version };
  }

  asked(statement: string, values: Values): Asked {
    return { statement, parameters: values };
  }

  rows(statement: string, values: Values = {}, limits: Limits = {}): Promise<readonly Row[]> {
    return this.#read("/rows", statement, values, limits);
  }

  table(statement: string, values: Values = {}, limits: Limits = {}): Promise<Table> {
    return this.#read("/table", statement, values, limits);
  }

  async ping(): Promise<void> {
    await this.#way.ask("/ping", {}, { timeoutMs: READ_TIMEOUT_MS });
  }

  /** The process that shares it tells of one at each question. */
  async unfinished(): Promise<undefined> {}

  async write(): Promise<never> {
    throw this.refusal;
  }

  async define(): Promise<never> {
    throw this.refusal;
  }

  /** Only the process that shares it could change it, which it does not as long as it shares it. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  async replan(): Promise<void> {}

  async close(): Promise<void> {
    this.#way.close();
  }

  async #read<Path extends "/rows" | "/table">(
    path: Path,
    statement: string,
    values: Values,
    { signal, timeoutMs = READ_TIMEOUT_MS }: Limits,
  ): Promise<Shared[Path][1]> {
    // JSON would leave out or mend some of what is refused.
    checkValues(values);
    return this.#way.ask(path, { statement, values, timeoutMs }, { timeoutMs, signal });
  }
}

/** The way to the process that shares the graph of a folder. */
class Way {
  readonly #socket: string;
  readonly #folder: string;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(socket: string, folder: string) {
    this.#socket = socket;
    this.#folder = folder;
  }

  ask<Path extends keyof Shared>(
    path: Path,
    sent: Shared[Path][0],
    { timeoutMs, signal }: Limits & { readonly timeoutMs: number },
  ): Promise<Shared[Path][1]> {
    return within({ timeoutMs, signal }, async (ended) => {
      const { status, body } = await this.#exchange(path, JSON.stringify(sent), ended.signal);
      const received = this.#parsed(body);
      if (status !== 200) throw receivedError(received as SentError);
      return received as Shared[Path][1];
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  #exchange(path: string, body: string, signal: AbortSignal): Promise<Received> {
    const options = { socketPath: this.#socket, agent: this.#agent, method: "POST", path, signal };
    return new Promise<Received>((received, failed) => {
      const request = send(options, (response) => {
        text(response).then(
          (whole) => received({ status: response.statusCode, body: whole }),
          failed,
        );
      });
      request.once("error", failed).end(body);
    }).catch((cause: unknown) => {
      throw this.#ended(cause);
    });
  }

  #parsed(body: string): unknown {
    try {
      return JSON.parse(body);
    } catch (cause) {
      throw this.#ended(cause);
    }
  }

  #ended(cause: unknown): Unavailable {
    return new Unavailable(
      `The process that serves the folder ${this.#folder} has ended, and this command with it. Run it again.`,
      { cause },
    );
  }
}

interface Received {
  readonly status: number | undefined;
  readonly body: string;
}
