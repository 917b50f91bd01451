import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import { rowsFrom } from './periodAxis';
import { register } from './register';

export interface ChangeLogWords {
  readonly columns: { readonly version: string; readonly date: string; readonly author: string; readonly change: string };
  readonly author: string;
  readonly firstEntry: string;
}

const LINES = 16;

/** Versions and changes; the first line is the template itself. */
export function changeLog(sheet: SheetBuilder, { columns, author, firstEntry }: ChangeLogWords, date: number): void {
  sheet.columns({ A: 2, B: 34, C: 14, D: 22, E: 80 }).freeze(4, 0);
  const first = <Value>(value: Value) => (index: number) => (index === 0 ? value : null);
  register(
    sheet,
    rowsFrom(5, LINES),
    [
      { column: 'B', head: columns.version, format: 'text', value: first('1.0') },
      { column: 'C', head: columns.date, format: 'date', value: first(date) },
      { column: 'D', head: columns.author, format: 'text', value: first(author) },
      { column: 'E', head: columns.change, format: 'text', value: first(firstEntry) },
    ],
    'ChangeLog',
  );
}
