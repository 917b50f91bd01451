import type { CellValue } from '../../../src/engine/core/cellValue';
import { columnIndex } from '../../../src/engine/formula/parse/address';
import { cellKey, type CellModel, type DefinedName, type TableModel, type WorkbookModel } from '../../../src/engine/formula/workbookModel';

/** What a test writes into a cell: a constant, a formula with its `=`, or a whole cell. */
export type CellContent = CellValue | CellModel;

interface Further {
  readonly names?: readonly DefinedName[];
  readonly tables?: readonly TableModel[];
  readonly date1904?: boolean;
}

/** A workbook model from `{ Sheet1: { A1: 5, B1: '=A1*2' } }`. */
export function modelOf(sheets: Readonly<Record<string, Readonly<Record<string, CellContent>>>>, further: Further = {}): WorkbookModel {
  return {
    sheets: Object.entries(sheets).map(([name, contents]) => ({
      name,
      cells: new Map(Object.entries(contents).map(([address, content]) => [keyOf(address), cellOf(content)])),
    })),
    names: further.names ?? [],
    tables: further.tables ?? [],
    date1904: further.date1904 ?? false,
    iterative: false,
  };
}

export function positionOf(address: string): { row: number; column: number } {
  const match = /^([A-Z]+)(\d+)$/.exec(address);
  return { row: Number(match?.[2]) - 1, column: columnIndex(match?.[1] ?? '') };
}

function keyOf(address: string): number {
  const { row, column } = positionOf(address);
  return cellKey(row, column);
}

function cellOf(content: CellContent): CellModel {
  if (typeof content === 'object' && content !== null && 'value' in content) return content;
  if (typeof content === 'string' && content.startsWith('=')) return { value: null, formula: content.slice(1) };
  return { value: content as CellValue };
}
