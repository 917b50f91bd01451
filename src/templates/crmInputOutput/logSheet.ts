import { example } from './example';
import { sheetHead, type Build } from './context';

/** Versions and changes; the first line is the template itself. */
export function buildLog(build: Build): void {
  const { words } = build;
  const sheet = build.sheets.log;
  const { columns, subtitle, author, firstEntry } = words.log;
  sheet.columns({ A: 2, B: 34, C: 14, D: 22, E: 80 }).freeze(4, 0);
  sheetHead(build, 'log', subtitle, 'E1');
  sheet.heads(4, { B: columns.version, C: columns.date, D: columns.author, E: columns.change });
  sheet.input('B5', '1.0', 'text').input('C5', example.startDate, 'date').input('D5', author, 'text').input('E5', firstEntry, 'text');
  for (let row = 6; row <= LAST_LINE; row++) sheet.input(`B${row}`, null, 'text').input(`C${row}`, null, 'date').input(`D${row}`, null, 'text').input(`E${row}`, null, 'text');
  sheet.table(`B4:E${LAST_LINE}`, { name: 'ChangeLog', columns: [columns.version, columns.date, columns.author, columns.change], headerRow: true, totalsRow: false, style: 'TableStyleLight1' });
}

const LAST_LINE = 20;
