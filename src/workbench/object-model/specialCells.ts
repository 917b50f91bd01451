import { isCellError } from '../../engine/core/cellValue';
import type { CellRange } from '../../engine/formula/workbookModel';
import { intersection } from './rangeGeometry';
import { invalidArgument, RichApiError } from './richApiError';
import type { GridCell } from './spreadsheet';
import type { WorkbookHost } from './workbookHost';

/** Runs of cells of one kind, as rectangles one row high or merged downwards where they line up. */
export function selectSpecialCells(host: WorkbookHost, sheetId: string, range: CellRange, type: unknown, valueType: unknown): readonly CellRange[] {
  const used = host.spreadsheet.usedRange(sheetId);
  const part = used === null ? null : intersection(range, used);
  if (part === null) {
    return [];
  }
  const wanted = predicate(type, valueType);
  const areas: CellRange[] = [];
  host.spreadsheet.read(sheetId, part).forEach((row, i) => {
    const at = part.top + i;
    for (let j = 0; j < row.length; j += 1) {
      const first = j;
      while (j < row.length && wanted(row[j] as GridCell)) {
        j += 1;
      }
      if (j > first) {
        addRun(areas, { top: at, bottom: at, left: part.left + first, right: part.left + j - 1 });
      }
    }
  });
  return areas;
}

function addRun(areas: CellRange[], run: CellRange): void {
  const above = areas.findIndex((area) => area.bottom === run.top - 1 && area.left === run.left && area.right === run.right);
  const area = areas[above];
  if (area === undefined) {
    areas.push(run);
  } else {
    areas[above] = { ...area, bottom: run.bottom };
  }
}

function predicate(type: unknown, valueType: unknown): (cell: GridCell) => boolean {
  const ofType = valuePredicate(valueType ?? 'All');
  switch (type) {
    case 'Formulas':
      return (cell) => cell.formula !== undefined && ofType(cell);
    case 'Constants':
      return (cell) => cell.formula === undefined && cell.spillRange === undefined && cell.value !== null && ofType(cell);
    case 'Blanks':
      return (cell) => cell.formula === undefined && cell.value === null;
    default:
      throw new RichApiError('NotImplemented', `The workbench selects Formulas, Constants and Blanks; received ${String(type)}.`, 'Range.getSpecialCells');
  }
}

function valuePredicate(valueType: unknown): (cell: GridCell) => boolean {
  switch (valueType) {
    case 'All':
      return () => true;
    case 'Errors':
      return (cell) => isCellError(cell.value);
    case 'Logical':
      return (cell) => typeof cell.value === 'boolean';
    case 'Numbers':
      return (cell) => typeof cell.value === 'number';
    case 'Text':
      return (cell) => typeof cell.value === 'string';
    default:
      throw invalidArgument('Range.getSpecialCells');
  }
}
