/** One thing that is odd, and that a person should look at. */
export interface Warning {
  /** The id of the entry that states it. */
  readonly about: string;
  /** Which of its items or properties it is, where one alone is meant. */
  readonly at?: Item | { readonly property: string };
  readonly sentence: string;
}

/** An item of an entry: its type of relationship, and the id that it leads to. */
interface Item {
  readonly type: string;
  readonly node: string;
}
