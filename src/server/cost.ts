/** How many rows an operation may ask for, by the upper bound that its pages give. */
export const COST_LIMIT = 50_000;
