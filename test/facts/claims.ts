import type { ClaimRow } from "./claim-row.ts";
import { claimsOfTheSeedArticle } from "./claims-express-0529.ts";
import { claimsOfJuly } from "./claims-july.ts";
import { claimsOfJune } from "./claims-june.ts";
import { claimsOfMay } from "./claims-may.ts";

/** All claims of the sheet, c01 to c63. */
export const claims: readonly ClaimRow[] = [
  ...claimsOfTheSeedArticle,
  ...claimsOfMay,
  ...claimsOfJune,
  ...claimsOfJuly,
];
