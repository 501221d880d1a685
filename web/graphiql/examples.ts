/** An operation to begin with, as a tab of the playground. */
export interface Example {
  readonly query: string;
  readonly variables: string | null;
}

// Vite reads the options where they stand, so they cannot be shared.
const operations = import.meta.glob<string>("../../schema/examples/*.graphql", {
  query: "?raw",
  import: "default",
  eager: true,
});

const variables = import.meta.glob<string>("../../schema/examples/*.variables.json", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The files of `schema/examples/` in the order of their names; `x.variables.json` belongs to `x.graphql`. */
export const examples: readonly Example[] = Object.keys(operations)
  .sort()
  .map((path) => ({
    query: operations[path] ?? "",
    variables: variables[path.replace(/\.graphql$/, ".variables.json")] ?? null,
  }));
