import type { CellValue } from '../../engine/core/cellValue';
import { cellKey, type SheetModel } from '../../engine/formula/workbookModel';
import { formatReference, parseReference } from '../../engine/formula/parse/address';
import type { WorkbookPort } from '../port';
import { cellLabel } from '../simulation/cellLabel';

/** A cell that is to become uncertain. */
export interface TargetCell {
  readonly address: string;
  readonly value: CellValue;
  /** With `=`; null for a constant or an empty cell. */
  readonly formula: string | null;
  /** As the cell shows it. */
  readonly text: string;
  /** What a reader would call it. */
  readonly label: string | null;
}

/** Rows above a cell in which its heading is looked for. */
const ROWS_ABOVE = 60;

/** Reads a cell with its row and the column above it, from which its label is taken: one round trip. */
export async function readTargetCell(port: WorkbookPort, address: string): Promise<TargetCell> {
  const parsed = parseReference(address);
  const at = parsed?.range ?? { top: 0, left: 0 };
  const sheet = parsed?.sheet ?? '';
  const above = { top: Math.max(0, at.top - ROWS_ABOVE), left: at.left, bottom: at.top, right: at.left };
  const left = { top: at.top, left: 0, bottom: at.top, right: at.left };
  const [row, column] = await port.readRanges([left, above].map((range) => formatReference({ sheet, range })));
  const cells: SheetModel['cells'] = new Map([
    ...row!.values[0]!.map((value, index) => [cellKey(at.top, index), { value }] as const),
    ...column!.values.map(([value], index) => [cellKey(above.top + index, at.left), { value: value ?? null }] as const),
  ]);
  const last = at.left;
  const contents = row!.formulas[0]![last] ?? null;
  return {
    address,
    value: row!.values[0]![last] ?? null,
    formula: typeof contents === 'string' && contents.startsWith('=') ? contents : null,
    text: row!.text[0]![last] ?? '',
    label: cellLabel({ name: sheet, cells }, at.top, at.left),
  };
}
