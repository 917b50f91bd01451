import Papa from 'papaparse';

const CANDIDATES = [',', ';', '\t', '|'] as const;
/** Stands in no text: what has no delimiter is one column. */
const NONE = '\u001f';
const LOOKED_AT = 200;

/**
 * Which sign separates the fields: the one that Excel was told with a first line `sep=;`, or the one that gives the header
 * most columns without any row having more. A decimal comma is no delimiter where the header has no comma.
 */
export function splitDelimiter(text: string): { readonly delimiter: string; readonly body: string; readonly lines: number } {
  const told = /^"?sep=(.)"?[;,\t]*(?:\r\n|\r|\n)/i.exec(text);
  if (told?.[1] !== undefined) return { delimiter: told[1], body: text.slice(told[0].length), lines: 1 };
  return { delimiter: guess(text), body: text, lines: 0 };
}

function guess(text: string): string {
  const tried = CANDIDATES.map((delimiter) => {
    const rows = Papa.parse<string[]>(text, { delimiter, preview: LOOKED_AT, skipEmptyLines: 'greedy' }).data;
    const columns = rows[0]?.length ?? 0;
    return { delimiter, columns, fits: rows.every((row) => row.length <= columns), full: rows.slice(1).filter((row) => row.length === columns).length };
  }).filter(({ columns }) => columns > 1);
  const fitting = tried.filter(({ fits, full }) => fits && full > 0);
  const [best] = (fitting.length > 0 ? fitting : tried).toSorted((a, b) => b.full - a.full || b.columns - a.columns);
  return best?.delimiter ?? NONE;
}
