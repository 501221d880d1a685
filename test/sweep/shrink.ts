import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  validate,
  visit,
} from "graphql";

/** What can be left out of an operation. */
const removable: readonly string[] = [
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.FRAGMENT_DEFINITION,
  Kind.DIRECTIVE,
  Kind.ARGUMENT,
  Kind.VARIABLE_DEFINITION,
  Kind.OBJECT_FIELD,
];

/**
 * The smallest operation found that still fails: parts are left out, one by one, as long as what
 * remains is valid and fails.
 *
 * @param tries how many operations may be tried
 */
export async function shrink(
  schema: GraphQLSchema,
  whole: string,
  fails: (text: string) => Promise<boolean>,
  tries: number,
): Promise<string> {
  let smallest = whole;
  let at = 0;
  for (let left = tries; left > 0; ) {
    const candidate = without(parse(smallest), at);
    if (candidate === undefined) return smallest;
    const text = prune(schema, candidate);
    const isNew = text !== undefined && text !== smallest;
    left -= Number(isNew);
    if (isNew && (await fails(text))) smallest = text;
    else at += 1;
  }
  return smallest;
}

/** The document without its part of that number, counted from outside; undefined past the last. */
function without(document: DocumentNode, at: number): DocumentNode | undefined {
  let count = -1;
  const changed = visit(document, {
    enter(node) {
      if (!removable.includes(node.kind)) return undefined;
      count += 1;
      return count === at ? null : undefined;
    },
  });
  return count < at ? undefined : changed;
}

/** The document as text, without the fragments and variables that nothing uses; undefined if invalid. */
function prune(schema: GraphQLSchema, document: DocumentNode): string | undefined {
  try {
    const text = pruned(document);
    return validate(schema, parse(text)).length === 0 ? text : undefined;
  } catch {
    return undefined;
  }
}

function pruned(document: DocumentNode): string {
  let text = print(document);
  for (let before = ""; before !== text; ) {
    before = text;
    text = print(
      visit(parse(text), { enter: (node) => (isIdle(node, before) ? null : undefined) }),
    );
  }
  return text;
}

function isIdle(node: ASTNode, text: string): boolean {
  const uses = (name: string) => text.split(new RegExp(`${name}\\b`)).length - 1;
  if (node.kind === Kind.FRAGMENT_DEFINITION) return uses(`\\.\\.\\.${node.name.value}`) === 0;
  if (node.kind === Kind.VARIABLE_DEFINITION) return uses(`\\$${node.variable.name.value}`) === 1;
  return false;
}
