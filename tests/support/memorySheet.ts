import type { CellMatrix, CellValue } from '../../src/engine/core/cellValue';
import { cellKey, columnOf, rowOf, type CellRange } from '../../src/engine/formula/workbookModel';
import type { CellFile, CellStyle, ChartFile, SheetFile, TableFile } from '../../src/file/workbookFile';
import { followCellMove, moveRange, type CellMove } from '../../src/workbench/object-model/cellMove';
import { cellCount, forEachCell, singleCell } from '../../src/workbench/object-model/rangeGeometry';
import type { SheetInfo } from '../../src/workbench/object-model/spreadsheet';

export interface MemoryCell {
  /** A constant, or the formula's last value. */
  readonly value: CellValue;
  /** Without `=`. */
  readonly formula?: string;
  readonly style?: CellStyle;
  readonly spill?: CellRange;
  /** Comments, links and data-table marks of the file. */
  readonly rest?: Pick<CellFile, 'comment' | 'link' | 'dataTable'>;
}

export interface MemorySheet {
  readonly id: string;
  readonly name: string;
  readonly visibility: SheetInfo['visibility'];
  readonly tabColor?: string;
  readonly cells: Map<number, MemoryCell>;
  /** Cells a spill covers, other than its first. */
  readonly spilled: ReadonlyMap<number, { readonly value: CellValue; readonly range: CellRange }>;
  readonly columnWidths: ReadonlyMap<number, number>;
  readonly rowHeights: ReadonlyMap<number, number>;
  readonly tables: readonly TableFile[];
  readonly charts: readonly ChartFile[];
  /** What the file holds and the object model does not touch. */
  readonly rest: Omit<SheetFile, 'name' | 'cells' | 'columnWidths' | 'rowHeights' | 'tables' | 'charts' | 'tabColor' | 'visibility'>;
}

export function putContent(cells: Map<number, MemoryCell>, key: number, content: CellValue): void {
  const { style } = cells.get(key) ?? {};
  const look = style === undefined ? {} : { style };
  if (typeof content === 'string' && content.startsWith('=')) {
    cells.set(key, { value: null, formula: content.slice(1), ...look });
  } else if (typeof content === 'string' && content.startsWith("'")) {
    cells.set(key, { value: content.slice(1), ...look });
  } else if (content !== null || style !== undefined) {
    cells.set(key, { value: content, ...look });
  } else {
    cells.delete(key);
  }
}

/** Merges; a property or a border side given as undefined is taken away. */
export function mergeStyle(before: CellStyle, change: CellStyle): CellStyle {
  const merged = { ...before, ...change, ...(change.border === undefined ? {} : { border: defined({ ...before.border, ...change.border }) }) };
  return defined(merged);
}

export function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

export function moveSheetCells(sheet: MemorySheet, move: CellMove): MemorySheet {
  const cells = new Map<number, MemoryCell>();
  for (const [key, cell] of sheet.cells) {
    const at = moveRange(singleCell(rowOf(key), columnOf(key)), move);
    if (at !== null) {
      cells.set(cellKey(at.top, at.left), cell);
    }
  }
  return {
    ...sheet,
    cells,
    spilled: new Map(),
    tables: sheet.tables.flatMap((table) => {
      const range = moveRange(table.range, move);
      return range === null ? [] : [{ ...table, range }];
    }),
    charts: sheet.charts.map((chart) => ({ ...chart, anchor: moveRange(chart.anchor, move) ?? chart.anchor })),
  };
}

export function followMove(sheet: MemorySheet, move: CellMove): Map<number, MemoryCell> {
  return new Map([...sheet.cells].map(([key, cell]) => [key, cell.formula === undefined ? cell : { ...cell, formula: followCellMove(cell.formula, sheet.name, move) }]));
}

export function applyResults(sheet: MemorySheet, results: ReadonlyMap<number, CellValue | CellMatrix>): MemorySheet {
  const cells = new Map(sheet.cells);
  const spilled = new Map<number, { value: CellValue; range: CellRange }>();
  for (const [key, result] of results) {
    const cell = cells.get(key);
    if (cell === undefined) {
      continue;
    }
    const kept: MemoryCell = defined({ ...cell, spill: undefined });
    if (!isMatrix(result)) {
      cells.set(key, { ...kept, value: result });
      continue;
    }
    const top = rowOf(key);
    const left = columnOf(key);
    const range = { top, left, bottom: top + result.length - 1, right: left + (result[0]?.length ?? 1) - 1 };
    let blocked = false;
    forEachCell(range, (row, column) => {
      const at = cells.get(cellKey(row, column));
      blocked ||= cellKey(row, column) !== key && at !== undefined && (at.value !== null || at.formula !== undefined);
    });
    if (blocked) {
      cells.set(key, { ...kept, value: { error: '#SPILL!' } });
      continue;
    }
    cells.set(key, { ...kept, value: result[0]?.[0] ?? null, ...(cellCount(range) > 1 ? { spill: range } : {}) });
    forEachCell(range, (row, column) => {
      if (cellKey(row, column) !== key) {
        spilled.set(cellKey(row, column), { value: result[row - top]?.[column - left] ?? null, range });
      }
    });
  }
  return { ...sheet, cells, spilled };
}

function isMatrix(value: CellValue | CellMatrix): value is CellMatrix {
  return Array.isArray(value);
}
