import { type FieldNode, isObjectType } from "graphql";
import { KIND } from "../model/kind.ts";
import { model } from "../model/model.ts";
import { objectOf, type Reading, type Shaped } from "./scope.ts";
import { type Asking, fieldsBelow } from "./selection.ts";

/**
 * The reader of nodes of which nothing is asked but their ids; nothing where the graph has to be asked.
 * An answer that an analysis has computed names its nodes by ids that come from the graph itself.
 */
export function readerOfIds(
  asking: Asking,
  type: string,
  nodes: readonly FieldNode[],
): ((id: unknown, reading: Reading) => Shaped) | undefined {
  const [kind = "", ...others] = model.kindsOf(type);
  const keys = keysOfId(asking, kind, nodes);
  const alike = others.every((other) => keysOfId(asking, other, nodes)?.join() === keys?.join());
  if (keys === undefined || !alike) return undefined;
  const read = objectOf<unknown>(keys.map((key) => [key, (id) => id, true]));
  return (id, reading) => {
    const node = read(id, reading);
    // Kinds that are asked alike answer alike, so one stands for all of an interface.
    node[KIND] = kind;
    return node;
  };
}

/** The response keys of what is asked of a kind, if all of them ask for its id. */
function keysOfId(
  asking: Asking,
  kind: string,
  nodes: readonly FieldNode[],
): readonly string[] | undefined {
  const type = asking.schema.getType(kind);
  const fields = isObjectType(type) ? [...fieldsBelow(asking, type, nodes)] : [];
  const ids = fields.filter(([, [node]]) => node?.name.value === "id");
  return ids.length === fields.length ? ids.map(([key]) => key) : undefined;
}
