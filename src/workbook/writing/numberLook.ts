/** Words around the number that a cell shows: a currency before it, a unit behind it. */
const AROUND = /^\s*[-−(]?\s*([^\d\s.,()%+\-−]{0,6})\s*[-−(]?[\d.,\u00a0\u202f' ]*\d\s*(%|[^\d.,()]{0,16})\s*\)?\s*$/u;
const MOST_DECIMALS = 8;

/**
 * The number format in which numbers about a cell are written: in its unit, as the cell shows it (`¥`, `months`, percent),
 * with as many decimals as it takes to tell numbers apart that differ by a hundredth of `spread`.
 */
export function numberLook(shown: string, spread: number): string {
  const [, before = '', after = ''] = AROUND.exec(shown) ?? [];
  if (after === '%') return withDecimals('0', spread * 100) + '%';
  return `${quoted(before.trim(), '')}${withDecimals('#,##0', spread)}${quoted(after.trim(), ' ')}`;
}

function withDecimals(whole: string, spread: number): string {
  const size = Math.abs(spread);
  const decimals = size > 0 && Number.isFinite(size) ? Math.min(MOST_DECIMALS, Math.max(0, 2 - Math.floor(Math.log10(size)))) : 2;
  const zeros = Math.min(decimals, whole === '0' ? 2 : MOST_DECIMALS);
  return zeros === 0 ? whole : `${whole}.${'0'.repeat(zeros)}`;
}

function quoted(words: string, space: string): string {
  return words === '' ? '' : `"${space}${words.replaceAll('"', '')}"`;
}
