import { expect, test } from "vitest";
import { counted, rowsIn } from "../../src/exchange/counted.ts";
import { FORMATS } from "../../src/exchange/formats.ts";
import { graphSource } from "../../src/exchange/source.ts";
import { folder } from "../support/folder.ts";
import { describeWithDossier } from "../support/world.ts";
import { exportTo } from "./exported.ts";

describeWithDossier("istanbul-2025", (_ask, { graph }) => {
  test.each(FORMATS.map(({ name }) => name))(
    "The progress of an export as %s goes up to all rows and never beyond.",
    async (name) => {
      const told: number[] = [];
      const total = await rowsIn(graph());
      const source = counted(graphSource(graph()), total, (done) => told.push(done));

      await exportTo(folder(), name, source);

      expect(told).toEqual(told.toSorted((a, b) => a - b));
      expect([told.at(-1), Math.max(...told)]).toEqual([total, total]);
    },
  );
});
