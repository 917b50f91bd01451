import type { CellValue } from '../../engine/core/cellValue';
import type { CellRange } from '../../engine/formula/workbookModel';

/** What a cell of an existing file is to show. */
export interface CellPatch {
  readonly value: CellValue;
  /** A new formula, as typed without `=`; `array` is the rectangle of an array formula, a dynamic one where it says so. */
  readonly formula?: { readonly text: string; readonly array?: CellRange; readonly dynamic?: boolean };
  /** Turns a formula into the constant; otherwise the formula stays and only its cached value changes. */
  readonly constant?: boolean;
  /** The rectangle a spill now fills, where it has changed. */
  readonly arrayRange?: CellRange;
}

/** By sheet part and cell key. */
export type WorkbookPatches = ReadonlyMap<string, ReadonlyMap<number, CellPatch>>;

/** True where the formula that stood in the cell goes. */
export function replacesFormula({ formula, constant }: CellPatch): boolean {
  return constant === true || formula !== undefined;
}
