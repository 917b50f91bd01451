import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import type { Rows } from './periodAxis';

export interface TornadoWords {
  readonly tornado: string;
  readonly tornadoColumns: { readonly rank: string; readonly item: string; readonly low: string; readonly high: string };
}

/** What moves the return: the figures of a range table, the widest first; `returnCell` is the return as it stands. Column K of the ranges has their ranks. */
export function tornado(sheet: SheetBuilder, { first, rows }: Rows, ranged: Rows, words: TornadoWords, returnCell: string): void {
  const columns = words.tornadoColumns;
  sheet.section(`B${first - 2}:K${first - 2}`, words.tornado);
  sheet.heads(first - 1, { B: columns.item, C: columns.low, D: columns.high, E: columns.rank }, ['C', 'D', 'E']);
  const column = (letter: string) => `$${letter}$${ranged.first}:$${letter}$${ranged.last}`;
  rows.forEach((row, index) => {
    const ranked = (letter: string) => `INDEX(${column(letter)},MATCH($E${row},${column('K')},0))`;
    // The return is reckoned in two ways here, which agree but for the last digits: without rounding, no change would show as -0.0%.
    const change = (letter: string) => `ROUND(${ranked(letter)}-${returnCell},9)`;
    sheet.put(`E${row}`, index + 1, sheet.looks.calculated('integer')).formula(`B${row}`, ranked('B'), 'general');
    sheet.formula(`C${row}`, change('G'), 'percent').formula(`D${row}`, change('H'), 'percent');
  });
  // Of equal swings the upper comes first, so that every rank is there once.
  const swings = column('I');
  for (const row of ranged.rows) sheet.formula(`K${row}`, `1+SUMPRODUCT((${swings}>I${row})+(${swings}=I${row})*(ROW(${swings})<ROW(I${row})))`, 'integer');
  sheet.put(`K${ranged.first - 1}`, columns.rank, sheet.looks.columnHeadRight);
}
