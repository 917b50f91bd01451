import type { CellValue } from '../../../src/engine/core/cellValue';
import { convertFormulas } from '../../../src/engine/moveIn/convertFormulas';
import { cellKey, type CellModel, type DefinedName, type WorkbookModel } from '../../../src/engine/formula/workbookModel';
import { placeOf } from '../../support/sheetModel';

export type Cells = Readonly<Record<string, CellValue>>;

/** A workbook as its file tells it, not calculated: text that begins with = is a formula whose value is 0. */
export function workbookOf(sheets: Readonly<Record<string, Cells>>, names: readonly DefinedName[] = []): WorkbookModel {
  return {
    sheets: Object.entries(sheets).map(([name, content]) => {
      const cells = new Map<number, CellModel>();
      for (const [address, value] of Object.entries(content)) {
        const [row, column] = placeOf(address);
        cells.set(cellKey(row, column), typeof value === 'string' && value.startsWith('=') ? { value: 0, formula: value.slice(1) } : { value });
      }
      return { name, cells };
    }),
    names,
    tables: [],
    date1904: false,
    iterative: false,
  };
}

/** The new formula of a formula alone in a workbook, or why there is none. */
export function converted(formula: string, around: Cells = {}): string {
  const { converted: cells, refused } = convertFormulas(workbookOf({ Model: { Z99: formula, ...around } }));
  const cell = cells.find(({ before }) => before === formula);
  return cell?.after ?? refused.map(({ reasons }) => reasons.map(({ reason }) => reason).join(' ')).join(' ');
}

/** The kinds of traps that the conversion of a formula reports. */
export function trapsOf(formula: string, around: Cells = {}): readonly string[] {
  const { converted: cells } = convertFormulas(workbookOf({ Model: { Z99: formula, ...around } }));
  return cells.flatMap(({ before, traps }) => (before === formula ? traps.map(({ kind }) => kind) : []));
}
