/** What Markdown or HTML would take for its own. Between letters, `_` is nothing but itself. */
const MARKS = /[\\`*<>|[\]&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** A table of GitHub's Markdown. */
export function markdownTable({
  columns,
  rows,
}: {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}): string {
  return [columns, columns.map(() => "---"), ...rows.map((row) => row.map(plain))]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

/** A text on one line that reads as it is. */
export function plain(text: string): string {
  return text.replace(/\s+/g, " ").replace(MARKS, "\\$&");
}
