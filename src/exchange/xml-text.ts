/**
 * Texts in XML 1.0, which has no place for control characters, U+FFFE and U+FFFF, and takes a carriage
 * return for a line feed. Such a character becomes `_x0001_`, after the way of Office Open XML
 * (ST_Xstring, ECMA-376), and an underscore that would then be read so becomes `_x005F_`. Nothing is
 * lost, and what has none of these, as nearly all texts, stands as it is.
 */
export function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-F]{4})/g, "_x005F_")
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (character) =>
      character === "\n" || character === "\t" ? character : numbered(character),
    )
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** The text again, from what an XML parser gives. */
export function fromXmlText(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function numbered(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}
