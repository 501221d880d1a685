/** The version that Parley is tried on. */
export const VERSION: string;

/** Which of the programs that it takes are not on this machine: some of "java", "mvn". */
export function missingPrograms(): string[];

export interface Neo4jServer {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly pid: number;
  /** Resolves when the process has ended. */
  readonly gone: Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export interface Neo4jServerOptions {
  /** The folder of its data; created where it is missing. */
  readonly home: string;
  /** By default a free one. */
  readonly port?: number;
  /** Eight characters or more. */
  readonly password: string;
  /** Begins with an empty home. */
  readonly fresh?: boolean;
}

/** Starts a server on loopback; `ready` tells when it answers. */
export function launch(
  options: Neo4jServerOptions,
): Promise<Neo4jServer & { readonly ready: Promise<void> }>;

/** Starts a server on loopback and waits until it answers. It ends with this process. */
export function start(options: Neo4jServerOptions): Promise<Neo4jServer>;

/** A port of 127.0.0.1 that nobody listens on; fails where the wanted one is taken. */
export function freePort(wanted?: number): Promise<number>;
