import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import type { Rows } from './periodAxis';

export interface TornadoWords {
  readonly tornado: string;
  readonly tornadoColumns: { readonly rank: string; readonly item: string; readonly low: string; readonly high: string };
}

/** The figures of a range table in the order of what they do to the return, the widest first; `returnCell` is the return as it stands. */
export function tornado(sheet: SheetBuilder, { first, rows }: Rows, ranged: Rows, words: TornadoWords, returnCell: string): void {
  const { looks } = sheet;
  const columns = words.tornadoColumns;
  sheet.section(`B${first - 2}:J${first - 2}`, words.tornado);
  sheet.heads(first - 1, { B: columns.item, C: columns.low, D: columns.high, E: columns.rank }, ['C', 'D', 'E']);
  const column = (letter: string) => `$${letter}$${ranged.first}:$${letter}$${ranged.last}`;
  rows.forEach((row, index) => {
    // Equal swings would be found twice; the row number, far too small to see, tells them apart.
    sheet.formula(`E${row}`, `MATCH(LARGE(${column('K')},${index + 1}),${column('K')},0)`, 'integer');
    sheet.formula(`B${row}`, `INDEX(${column('B')},$E${row})`, 'general');
    sheet.formula(`C${row}`, `INDEX(${column('G')},$E${row})-${returnCell}`, 'percent');
    sheet.formula(`D${row}`, `INDEX(${column('H')},$E${row})-${returnCell}`, 'percent');
  });
  for (const row of ranged.rows) sheet.formula(`K${row}`, `I${row}-ROW()/1000000000`, 'percent', { ...looks.note, numberFormat: '0.0%', horizontal: 'right', color: '#BFBFBF' });
  sheet.put(`K${ranged.first - 1}`, columns.rank, looks.columnHeadRight);
}
