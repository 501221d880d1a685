import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { folder } from "./folder.ts";

/** A disk of so many MiB, which is gone after the test; undefined where this process may not make one. */
export function smallDisk(size: number): string | undefined {
  const data = folder();
  if (spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}m`, "tmpfs", data]).status !== 0) {
    process.stderr.write("\n*** No disk can be mounted here: THE FULL DISK IS NOT TESTED. ***\n\n");
    return undefined;
  }
  onTestFinished(() => void spawnSync("umount", ["-l", data]));
  return data;
}

/** Takes all that is left of a disk; the file that holds it gives it back when it goes. */
export function fillDisk(disk: string): string {
  const ballast = join(disk, "ballast");
  for (let size = 2 ** 20; size > 0; ) {
    try {
      writeFileSync(ballast, Buffer.alloc(size), { flag: "a" });
    } catch {
      size = Math.floor(size / 2);
    }
  }
  return ballast;
}
