import { cell, widthOf } from "./tables.ts";

/** What a terminal can do to a text. */
export type Style = "bold" | "dim" | "green" | "red" | "yellow" | "cyan";

/** Gives a line of a cell its looks; `whole` is what the cell holds, `row` 0 the columns' names. */
type Paint = (line: string, whole: string, row: number) => string;

const GAP = "  ";

/** No column is made narrower than this, however narrow the terminal. */
const NARROWEST = 8;

/**
 * Rows below the names of their columns and a line. Where they are wider than `width`, the widest
 * columns are narrowed and what they hold goes on below, broken between words.
 *
 * @param width in places of a terminal's line; without it nothing is broken
 */
export function laidOut(
  rows: readonly (readonly string[])[],
  width: number | undefined,
  paint: Paint,
): string {
  const cells = rows.map((row) => row.map(cell));
  const widths = fitted(cells, width);
  const rule = widths.map((each) => "-".repeat(each)).join(GAP);
  const lines = cells.map((row, at) =>
    rowLines(row, widths, (text, whole) => paint(text, whole, at)),
  );
  return lines
    .toSpliced(1, 0, [rule])
    .flat()
    .map((line) => `${line}\n`)
    .join("");
}

/** Words stay whole as long as they can: what is taken first is the room behind the longest of each column. */
function fitted(
  cells: readonly (readonly string[])[],
  width: number | undefined,
): readonly number[] {
  const natural = widestOf(cells, (text) => [text]);
  if (width === undefined) return natural;
  const whole = narrowed(
    natural,
    width,
    widestOf(cells, (text) => text.split(" ")),
  );
  return narrowed(
    whole,
    width,
    whole.map((each) => Math.min(each, NARROWEST)),
  );
}

/** How wide the widest part of each column is. */
function widestOf(
  cells: readonly (readonly string[])[],
  parts: (text: string) => readonly string[],
): readonly number[] {
  const [names = []] = cells;
  return names.map((_, at) =>
    cells.reduce((most, row) => Math.max(most, ...parts(row[at] ?? "").map(widthOf)), 1),
  );
}

/** One place at a time is taken from the widest column, which leaves all others as wide as they can be. */
function narrowed(
  widths: readonly number[],
  width: number,
  least: readonly number[],
): readonly number[] {
  const given = [...widths];
  const total = given.reduce((sum, each) => sum + each + GAP.length, -GAP.length);
  for (let excess = total - width; excess > 0; excess--) {
    const room = given.map((each, at) => (each > (least[at] ?? 0) ? each : 0));
    const widest = Math.max(...room);
    if (widest === 0) break;
    given[room.indexOf(widest)] = widest - 1;
  }
  return given;
}

function rowLines(
  row: readonly string[],
  widths: readonly number[],
  paint: (line: string, whole: string) => string,
): readonly string[] {
  const broken = row.map((text, at) => wrapped(text, widths[at] ?? 0));
  const height = Math.max(...broken.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    broken
      .map((lines, at) => {
        const text = lines[line] ?? "";
        const rest = broken.slice(at + 1).some((others) => others[line]);
        const filling = rest ? " ".repeat((widths[at] ?? 0) - widthOf(text)) : "";
        return { painted: text && paint(text, row[at] ?? ""), filling, rest };
      })
      .map(({ painted, filling, rest }) => painted + filling + (rest ? GAP : ""))
      .join(""),
  );
}

/** A text in lines that are no wider: broken between words, and within one that is wider itself. */
export function wrapped(text: string, width: number | undefined): readonly string[] {
  if (width === undefined || widthOf(text) <= width) return [text];
  const lines: string[] = [];
  for (const word of text.split(" ").flatMap((each) => pieces(each, width))) {
    const line = lines.at(-1);
    const longer = `${line} ${word}`;
    if (line === undefined || widthOf(longer) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** A word in pieces that are no wider; what a person sees as one sign stays one. */
function pieces(word: string, width: number): readonly string[] {
  if (widthOf(word) <= width) return [word];
  const found: string[] = [];
  let piece = "";
  for (const { segment } of SIGNS.segment(word)) {
    if (piece !== "" && widthOf(piece + segment) > width) {
      found.push(piece);
      piece = "";
    }
    piece += segment;
  }
  return [...found, piece];
}

const SIGNS = new Intl.Segmenter("en", { granularity: "grapheme" });
