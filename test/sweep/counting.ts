import { type DocumentNode, Kind, type SelectionNode } from "graphql";
import type { Graph } from "../../src/graph/graph.ts";
import { roots } from "./ways.ts";

/** The sweep is not about time, and the machine may be busy. */
const TIMEOUT_MS = 60_000;

/** A graph that counts the statements it is asked. */
export function counting(graph: Graph): { readonly graph: Graph; readonly asked: () => number } {
  let count = 0;
  const rows: Graph["rows"] = (statement, values, limits) => {
    count += 1;
    return graph.rows(statement, values, { ...limits, timeoutMs: TIMEOUT_MS });
  };
  const counted = new Proxy(graph, {
    get: (target, name) => {
      if (name === "rows") return rows;
      const member = Reflect.get(target, name);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
  return { graph: counted, asked: () => count };
}

/**
 * How many statements an answer may take: one for each of its root fields, or two for a list where
 * the engine pages ids first.
 */
export function statementsFor(
  document: DocumentNode,
  data: Readonly<Record<string, unknown>>,
  pagesIdsFirst: boolean,
): number {
  const names = new Map(rootFields(document));
  const lists = roots.map(([, , list]) => list);
  const perField = Object.keys(data).map((response) => {
    const name = names.get(response) ?? "";
    if (name === "__typename") return 0;
    return pagesIdsFirst && lists.includes(name) ? 2 : 1;
  });
  return perField.reduce<number>((sum, each) => sum + each, 0);
}

/** The names in the answer, each with that of its field. */
function rootFields(document: DocumentNode): [response: string, field: string][] {
  const fieldsOf = (selections: readonly SelectionNode[]): [string, string][] =>
    selections.flatMap((selection): [string, string][] => {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        return [[selection.alias?.value ?? name, name]];
      }
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return fieldsOf(selection.selectionSet.selections);
      return document.definitions.flatMap((each) =>
        each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value
          ? fieldsOf(each.selectionSet.selections)
          : [],
      );
    });
  return document.definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION ? fieldsOf(each.selectionSet.selections) : [],
  );
}
