/** A row of the sheet's table "Claims". What a row does not say is left out. */
export interface ClaimRow {
  readonly id: string;
  readonly speaker: string;
  readonly addressees?: readonly string[];
  readonly saidOn: string;
  /** "by" in the sheet; DAY where nothing is said. */
  readonly precision?: "BY";
  readonly saidAt?: string;
  readonly act: string;
  readonly issue?: string;
  /** NONE where the row names an issue and nothing more. */
  readonly stance?: string;
  readonly value?: string;
  readonly quantity?: { readonly min: number; readonly max: number; readonly unit: string };
  readonly about?: readonly string[];
  readonly text: string;
  readonly quote?: string;
  readonly documents: readonly string[];
}
