import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { openGraph } from "../../src/graph/open.ts";
import { Unavailable } from "../../src/model/faults.ts";
import { fillDisk, smallDisk } from "../support/disk.ts";
import { folder } from "../support/folder.ts";

async function count(graph: Graph): Promise<unknown> {
  const [row] = await graph.rows("MATCH (n:Entity) RETURN count(n) AS n");
  return row?.[0];
}

describe("[embedded] a full disk", () => {
  test("is told of when a graph is opened there, which loses nothing", async () => {
    const disk = smallDisk(1);
    if (!disk) return;
    const data = join(disk, "data");
    mkdirSync(data);
    fillDisk(disk);
    const sentence = `Nothing can be written into the folder ${data}: its disk may be full.`;

    await expect(openGraph({ data })).rejects.toThrow(sentence);

    rmSync(join(disk, "ballast"));
    const graph = await openGraph({ data });
    await graph.write((t) => t.rows("CREATE (n:Entity {id: 'a'})"));
    await graph.close();
    fillDisk(disk);
    await expect(openGraph({ data })).rejects.toThrow(sentence);

    rmSync(join(disk, "ballast"));
    const again = await openGraph({ data });
    expect(await count(again)).toBe(1);
    await again.close();
  });

  test("takes no change by half, and the graph goes on when there is room", async () => {
    const data = smallDisk(1);
    if (!data) return;
    const many = "UNWIND range(1, 9000) AS n CREATE (:Entity {id: $id + toString(n), text: $text})";
    const values = { id: "many", text: "x".repeat(100) };
    const graph = await openGraph({ data });
    await graph.write((t) => t.rows("CREATE (n:Entity {id: 'a'})"));
    fillDisk(data);

    await expect(graph.write((t) => t.rows(many, values))).rejects.toThrow(
      new Unavailable(
        "The database cannot store the change: its disk may be full. Nothing was changed.",
      ),
    );

    expect(await count(graph)).toBe(1);
    rmSync(join(data, "ballast"));
    await graph.write((t) => t.rows("CREATE (n:Entity {id: 'b'})"));
    fillDisk(data);
    await graph.close();
    rmSync(join(data, "ballast"));
    // The engine holds its file until this process ends: a copy is what the next one finds.
    const next = folder();
    cpSync(data, next, { recursive: true });
    const again = await openGraph({ data: next });
    expect(await count(again)).toBe(2);
    await again.close();
  });
});
