import type { Result } from '../../core/result';
import type { Expression } from '../parse/ast';
import type { CellRange, DataTableModel } from '../workbookModel';
import type { Binding, CellPosition } from './binding';
import { tableEdges } from './dataTableValues';
import type { Reader } from './dependents';
import { writtenParts } from './writtenReferences';

export interface FormulaReader<C> extends Reader {
  readonly cell: C;
}

interface Formula extends CellPosition {
  readonly table?: DataTableModel;
  readonly parsed: Result<Expression> | undefined;
}

/** They read cells that their arguments do not mention, or draw anew whenever a sheet is calculated. */
const RESTLESS: ReadonlySet<string> = new Set(['OFFSET', 'INDIRECT', 'RAND', 'RANDBETWEEN', 'RANDARRAY']);

/** What a formula cell reads. A data table reads its edges: its formulas stand there, and the values it puts into them. */
export function readerOf<C extends Formula>(cell: C, range: CellRange | undefined, binding: Binding): FormulaReader<C> {
  const { sheet, row, column, table, parsed } = cell;
  const filled = { sheet, ...(range ?? { top: row, left: column, bottom: row, right: column }) };
  if (table !== undefined) return { cell, filled, areas: tableEdges(table).map((edge) => ({ sheet, ...edge })), restless: false };
  if (parsed?.ok !== true) return { cell, filled, areas: [], restless: false };
  const { areas, calls, calculatedRange } = writtenParts(parsed.value, binding, cell);
  return { cell, filled, areas, restless: calculatedRange || [...calls].some((name) => RESTLESS.has(name)) };
}
