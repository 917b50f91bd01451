import type { IDisposable } from '@univerjs/core';
import { CellAlertType } from '@univerjs/sheets-ui';
import '@univerjs/sheets-ui/facade';
import type { GridContext } from './gridContext';
import type { UniverSpreadsheet } from './univerSpreadsheet';

/** Beside the selected cell, why it shows an error: Excel keeps this behind its error button. */
export function showErrorMessages(grid: GridContext, spreadsheet: UniverSpreadsheet, title: (error: string) => string): void {
  let shown: { readonly key: string; readonly popup: IDisposable } | null = null;
  const refresh = () => {
    const { sheetId, ranges } = spreadsheet.selection();
    const [range] = ranges;
    const single = range && range.top === range.bottom && range.left === range.right;
    const message = single ? spreadsheet.errorMessageAt({ sheetId, row: range.top, column: range.left }) : undefined;
    const key = message === undefined || !range ? '' : `${sheetId}!${range.top},${range.left} ${message}`;
    if (key === (shown?.key ?? '')) return;
    shown?.popup.dispose();
    shown = null;
    if (message === undefined || !range) return;
    const [[cell] = []] = spreadsheet.read(sheetId, range);
    const popup = grid.facade.getActiveSheet().getRange(range.top, range.left).attachAlertPopup({
      type: CellAlertType.ERROR,
      title: title(cell?.text ?? ''),
      message,
      width: 280,
      height: 96,
      key: 'workbench-error',
    });
    shown = { key, popup };
  };
  spreadsheet.on((event) => {
    if (event.type === 'selection' || event.type === 'activated' || event.type === 'calculated') refresh();
  });
}
