import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
} from "node:fs";
import type { Server } from "node:http";
import { join, relative } from "node:path";
import { Unavailable } from "../model/faults.ts";

const NAME = "parley.sock";

/** How long the path of a socket may be, in bytes; Linux takes 107, macOS 103. */
const LONGEST = 103;

/** Those who do not own a socket must not be able to open it. */
const OTHERS = 0o077;

/**
 * Listens on the socket of a folder that this process holds, which its user alone can open; what
 * another process has left there makes room. Returns what takes it away again.
 *
 * @throws Unavailable where there can be none
 */
export async function listenIn(folder: string, server: Server): Promise<() => void> {
  checkSystem();
  const path = join(realpathSync(folder), NAME);
  // Nobody else can reach into it, so that the socket has its rights before anybody sees it.
  const hidden = mkdtempSync(join(realpathSync(folder), "."));
  try {
    const born = join(hidden, "s");
    await listen(server, reachable(born));
    chmodSync(born, 0o600);
    renameSync(born, path);
  } finally {
    rmSync(hidden, { recursive: true, force: true });
  }
  return () => rmSync(path, { force: true });
}

/**
 * The path by which this process reaches the socket of a folder, if there is one that is this
 * user's alone: a link, or what another user may have put there, is as good as none.
 */
export function socketIn(folder: string): string | undefined {
  try {
    const path = join(realpathSync(folder), NAME);
    return isOurs(lstatSync(path)) ? reachable(path) : undefined;
  } catch {
    return undefined;
  }
}

/** Takes away what a process has left that is dead, to be called by who holds the folder. */
export function removeSocket(folder: string): void {
  rmSync(join(folder, NAME), { force: true });
}

function isOurs(stats: Stats): boolean {
  return stats.isSocket() && stats.uid === process.getuid?.() && (stats.mode & OTHERS) === 0;
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((listening, failed) => {
    server.once("error", failed);
    server.listen(path, () => {
      server.off("error", failed);
      listening();
    });
  });
}

/** The path as it is, or from the folder where this process runs: a longer one would be cut off. */
function reachable(path: string): string {
  const ways = [path, relative(process.cwd(), path)];
  const way = ways.find((each) => Buffer.byteLength(each) <= LONGEST);
  if (way !== undefined) return way;
  throw new Unavailable(`The path ${path} is too long for a socket, which takes ${LONGEST} bytes.`);
}

function checkSystem(): void {
  if (process.platform !== "win32") return;
  throw new Unavailable("On Windows a folder has no socket.");
}
