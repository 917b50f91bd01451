import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import { cellKey, columnOf, rowOf, type CellModel, type CellRange, type SheetModel, type TableModel, type WorkbookModel } from '../../../src/engine/formula/workbookModel';
import { placeOf } from '../sheetModel';
import { withDataTables } from '../withDataTables';
import type { RandomCell, RandomTable, RandomWorkbook } from './randomWorkbook';

/** The workbook as a file would hold it: with the values the sheet shows, and the cells that its arrays fill. */
export function asStored(workbook: RandomWorkbook): WorkbookModel {
  const plain = withoutValues(workbook);
  const calculator = new Calculator(plain, { volatile: { now: 45000, random: () => 0.3 } });
  const shown = plain.sheets.map((sheet, number) => {
    const cells = new Map<number, CellModel>();
    for (const [key, cell] of sheet.cells) {
      const [row, column] = [rowOf(key), columnOf(key)];
      const value = calculator.value(number, row, column);
      const area = cell.formula === undefined ? undefined : (cell.arrayRange ?? (cell.dynamic === true ? calculator.spill({ sheet: number, row, column }) : undefined));
      if (area === undefined || (cell.arrayRange === undefined && area.top === area.bottom && area.left === area.right)) {
        cells.set(key, { ...cell, value });
        continue;
      }
      const { top, left, bottom, right } = area;
      for (let line = top; line <= bottom; line++) for (let place = left; place <= right; place++) cells.set(cellKey(line, place), { value: calculator.value(number, line, place), spilled: true });
      cells.set(key, { ...cell, value, arrayRange: { top, left, bottom, right } });
    }
    return { ...sheet, cells };
  });
  return { ...plain, sheets: shown };
}

/** The workbook as it was written, with nothing calculated. */
export function withoutValues({ sheets, names, tables, dataTables, settings }: RandomWorkbook): WorkbookModel {
  const { date1904 = false, iteration, shownFormats, hiddenRows, filteredRows } = settings;
  const [first, ...others] = Object.entries(sheets).map(([name, contents]): SheetModel => ({ name, cells: cellsOf(contents) }));
  const numberFormats = new Map(Object.entries(shownFormats ?? {}).map(([address, format]) => [cellKey(...placeOf(address)), format]));
  const model: SheetModel = {
    ...first!,
    ...(shownFormats !== undefined && { numberFormats }),
    ...(hiddenRows !== undefined && { hiddenRows: new Set([...hiddenRows, ...(filteredRows ?? [])]) }),
    ...(filteredRows !== undefined && { filteredRows: new Set(filteredRows) }),
  };
  const workbook: WorkbookModel = {
    sheets: [model, ...others],
    names,
    tables: tables.map((table) => tableOf(table, model.name)),
    date1904,
    iterative: iteration !== undefined,
    ...(iteration !== undefined && { iteration }),
    ...(shownFormats !== undefined && { precisionAsDisplayed: true }),
  };
  return Object.keys(dataTables).length === 0 ? workbook : withDataTables(workbook, dataTables);
}

function cellsOf(contents: Readonly<Record<string, RandomCell>>): Map<number, CellModel> {
  const cells = new Map<number, CellModel>();
  for (const [address, cell] of Object.entries(contents)) {
    const key = cellKey(...placeOf(address));
    const formula = typeof cell.content === 'string' && cell.content.startsWith('=') ? cell.content.slice(1) : undefined;
    if (formula === undefined) cells.set(key, { value: cell.content });
    else if (cell.fills === undefined) cells.set(key, { value: 0, formula, ...(cell.old !== true && { dynamic: true }) });
    else cells.set(key, { value: 0, formula, arrayRange: rangeOf(cell.fills) });
  }
  return cells;
}

function tableOf({ name, range, columns, totalsRow }: RandomTable, sheet: string): TableModel {
  return { name, sheet, range: rangeOf(range), columns, headerRow: true, totalsRow };
}

function rangeOf(address: string): CellRange {
  const [[top, left], [bottom, right]] = address.split(':').map(placeOf) as [readonly [number, number], readonly [number, number]];
  return { top, left, bottom, right };
}
