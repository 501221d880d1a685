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
 * there, on booleans of `@skip` and `@include`, on the fields and directions of `orderBy`, and on no
 * other value.
 */
export function shapeOf(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): Shape {
  const readers = new Map<string, Reader>();
  const note = (name: string, read: Reader) => {
    if (readers.get(name) !== JSON.stringify) readers.set(name, read);
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

function readerOf(argument: ArgumentNode): Reader {
  return argument.name.value === "orderBy" ? JSON.stringify : presence;
}

function presence(value: unknown): string {
  return value == null ? "-" : "+";
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
