import { parseFormula } from '../parse/parseFormula';
import type { Binding, CellPosition } from './binding';

/**
 * The one cell that a text means in a workbook: an address, on the first sheet where it names none, or a defined name
 * of one cell. Null for anything else.
 */
export function singleCell(text: string, binding: Binding): CellPosition | null {
  const parsed = parseFormula(text);
  if (!parsed.ok) return null;
  const expression = parsed.value;
  if (expression.type === 'cell') return onSheet(expression, 0, binding);
  if (expression.type !== 'name') return null;
  const bound = binding.name(expression.name, { sheet: 0, row: 0, column: 0 }, expression.sheet);
  if (bound === undefined || !bound.expression.ok || bound.expression.value.type !== 'cell') return null;
  return onSheet(bound.expression.value, bound.sheet, binding);
}

function onSheet({ sheet, row, column }: { readonly sheet?: string; readonly row: number; readonly column: number }, otherwise: number, binding: Binding): CellPosition | null {
  const number = sheet === undefined ? otherwise : binding.sheet(sheet);
  return number === undefined ? null : { sheet: number, row, column };
}
