/** Builds those of the named parts that are stale; fails with what the compiler said. */
export function build(names?: readonly ("program" | "playground")[]): Promise<void>;
