import { parseReference } from './charts/chartData';
import type { CellExtras } from './file/cell';
import type { GridContext } from './gridContext';
import type { UniverSpreadsheet } from './univerSpreadsheet';

/** A click on a cell with a link goes there: inside the workbook, or to a new window for a web address. */
export function followLinks(grid: GridContext, spreadsheet: UniverSpreadsheet): void {
  grid.api.addEvent(grid.api.Event.CellClicked, ({ worksheet, row, column }) => {
    const { link } = (worksheet.getSheet().getCellRaw(row, column)?.custom ?? {}) as CellExtras;
    if (link === undefined) return;
    if (/^https?:/i.test(link)) {
      window.open(link, '_blank', 'noopener');
      return;
    }
    const target = parseReference(link.replace(/^#/, ''));
    const sheet = target && spreadsheet.sheets().find(({ name }) => name === target.sheet);
    if (sheet && target) spreadsheet.select(sheet.id, target.range);
  });
}
