import {
  type ArgumentNode,
  type DirectiveNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  visit,
} from "graphql";

type Variables = Readonly<Record<string, unknown>>;

/** Says which of the operation's statements a set of variables asks for. */
export type Shape = (variables: Variables) => string;

/**
 * How the text of the operation's statements depends on its variables: on whether an option is
 * there, on booleans of `@skip` and `@include`, on the fields and directions of `orderBy`, on the
 * fields and operators of `filter`, and on no other value.
 */
export function shapeOf(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): Shape {
  const readers = new Map<string, Reader>();
  const note = (name: string, read: Reader) => {
    const known = readers.get(name);
    if (known === undefined || CLOSER.indexOf(read) > CLOSER.indexOf(known))
      readers.set(name, read);
  };
  for (const part of [operation, ...Object.values(fragments)]) {
    visit(part, {
      Argument(argument, _key, _parent, _path, ancestors) {
        const read = isDirective(ancestors.at(-1)) ? JSON.stringify : readerOf(argument);
        for (const name of variablesIn(argument)) note(name, read);
      },
    });
  }
  const named = [...readers];
  return (variables) => named.map(([name, read]) => read(variables[name])).join(" ");
}

type Reader = (value: unknown) => string;

/** From the reader that tells least of a value to the one that tells all; a variable may need several. */
const CLOSER: readonly Reader[] = [presence, structure, JSON.stringify];

function readerOf(argument: ArgumentNode): Reader {
  switch (argument.name.value) {
    case "orderBy":
      return JSON.stringify;
    case "filter":
      return structure;
  }
  return presence;
}

function presence(value: unknown): string {
  return value == null ? "-" : "+";
}

/** A filter's fields and operators without its values; an empty list is another filter than a full one. */
function structure(value: unknown): string {
  // A null compares, where a variable that is left out says nothing.
  if (value == null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) {
    const [first] = value;
    return typeof first === "object" ? `[${value.map(structure)}]` : `[${presence(first)}]`;
  }
  if (typeof value !== "object") return "+";
  return `{${Object.entries(value).map(([name, each]) => `${name}:${structure(each)}`)}}`;
}

function isDirective(node: unknown): node is DirectiveNode {
  return (node as DirectiveNode | undefined)?.kind === "Directive";
}

function variablesIn(argument: ArgumentNode): string[] {
  const names: string[] = [];
  visit(argument.value, {
    Variable({ name }) {
      names.push(name.value);
    },
  });
  return names;
}
