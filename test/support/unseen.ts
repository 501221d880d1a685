/** Characters that show as nothing or as a space, or turn the line around, and are text all the same. */
export const UNSEEN = ["\u007f", "\u0085", "\u00a0", "\u2028", "\u202e", "\ufeff"] as const;
