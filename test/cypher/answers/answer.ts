/** The rows that a query has, in their order, without the columns that hold whole texts. */
export type Answers = Readonly<Record<string, readonly (readonly unknown[])[]>>;
