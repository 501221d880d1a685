/**
 * What the rows of an export hold in some of its columns, as the fact sheet has it, in no order. The
 * columns that are left out say what a name or a hash is, or follow from others.
 */
export type Stated = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
