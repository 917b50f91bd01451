/** One number as the pane writes it, or two with a dash between: `-12.5%`, `+0.42`, `1.2E6`, `-10 – 5`. Never two terms of a sum. */
const NUMBER = String.raw`[+\-−]?[\d.,\u00a0\u202f]*\d(?:E[+\-−]?\d+)?\s?%?`;
const NUMBERS = new RegExp(`^${NUMBER}(?: – ${NUMBER})?$`, 'i');
/** What a spreadsheet takes for the beginning of a formula, in the signs of any language. */
const OPENS_FORMULA = /^\s*[=+\-@＝＋－＠]/;

/**
 * A table as tab-separated lines, which a spreadsheet pastes into cells: numbers as numbers, and a text, which may come from a
 * workbook of somebody else, never as a formula. A text that would open one gets an apostrophe; line ends and tabs inside become spaces.
 */
export function tabSeparated(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(field).join('\t')).join('\n');
}

function field(text: string): string {
  const line = text.replace(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, ' ');
  const safe = OPENS_FORMULA.test(line) && !NUMBERS.test(line) ? `'${line}` : line;
  // A field that begins with a quotation mark reaches to the next one, over tabs and lines.
  return safe.startsWith('"') ? `"${safe.replaceAll('"', '""')}"` : safe;
}
