import type { Hits } from "./hits.ts";
import { CLIENTS, type Clients, type Measured, median } from "./measure.ts";
import type { StackName } from "./stacks.ts";

/** All that was measured on a graph of one size. */
export interface Results {
  readonly claims: number;
  readonly nodes: number;
  readonly relationships: number;
  readonly rounds: number;
  readonly seconds: number;
  /** The load average before the first round and after the last. */
  readonly load: readonly [number, number];
  readonly measured: readonly Measured[];
  readonly hits: readonly Hits[];
  /** Bytes of Parley's answers. */
  readonly lengths: Readonly<Record<string, number>>;
}

export type Figure = "nodeCpu" | "javaCpu" | "p50";

/** The figure's median over the rounds. */
export function typical(
  { measured }: Results,
  figure: Figure,
  operation: string,
  stack: StackName,
  clients: Clients,
): number {
  return median(
    measured.filter((each) => isOf(each, operation, stack, clients)).map((each) => each[figure]),
  );
}

/** Parley's figure as a multiple of another stack's in the same round, the median over the rounds. */
export function ratio(
  { measured }: Results,
  figure: Figure,
  operation: string,
  base: StackName,
  clients: Clients,
): number {
  const own = measured.filter((each) => isOf(each, operation, "parley", clients));
  return median(
    own.map((each) => {
      const beside = measured.find(
        (other) => other.round === each.round && isOf(other, operation, base, clients),
      );
      return each[figure] / (beside?.[figure] ?? Number.NaN);
    }),
  );
}

export function operationNames({ lengths }: Results): readonly string[] {
  return Object.keys(lengths);
}

/** The geometric mean of the ratio over the operations, at some numbers of clients. */
export function geomeanRatio(
  results: Results,
  figure: Figure,
  base: StackName,
  clients: readonly Clients[] = CLIENTS,
): number {
  return geomean(
    clients.flatMap((each) =>
      operationNames(results).map((operation) => ratio(results, figure, operation, base, each)),
    ),
  );
}

export function geomean(numbers: readonly number[]): number {
  return Math.exp(numbers.reduce((sum, each) => sum + Math.log(each), 0) / numbers.length);
}

function isOf(each: Measured, operation: string, stack: StackName, clients: Clients): boolean {
  return each.operation === operation && each.stack === stack && each.clients === clients;
}
