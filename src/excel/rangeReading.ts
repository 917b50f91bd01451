import type { CellValue } from '../engine/core/cellValue';
import type { CellRange } from '../engine/formula/workbookModel';
import { formatReference, type SheetAddress } from '../engine/formula/parse/address';
import type { RangeSnapshot } from '../workbook/port';
import { literally, type CellContent } from '../workbook/writing/cellContent';
import { fromExcel } from './cellContents';

export type BoundedAddress = Required<SheetAddress> & { readonly range: CellRange };

/** A range while it is being read, block by block. */
export class RangeReading {
  private readonly values: CellValue[][];
  private readonly formulas: CellContent[][];
  private readonly text: string[][];

  constructor(readonly place: BoundedAddress) {
    const rows = place.range.bottom - place.range.top + 1;
    const empty = <T>(): T[][] => Array.from({ length: rows }, () => []);
    this.values = empty();
    this.formulas = empty();
    this.text = empty();
  }

  add({ top, left }: CellRange, { values, formulas, text }: Pick<Excel.Range, 'values' | 'formulas' | 'text'>): void {
    const rowFrom = top - this.place.range.top;
    const columnFrom = left - this.place.range.left;
    (values as unknown[][]).forEach((row, rowOffset) =>
      row.forEach((shown, columnOffset) => {
        const formula: unknown = formulas[rowOffset]![columnOffset];
        const value = fromExcel(shown, formula);
        const [toRow, toColumn] = [rowFrom + rowOffset, columnFrom + columnOffset];
        this.values[toRow]![toColumn] = value;
        this.formulas[toRow]![toColumn] = isFormula(formula, value) ? formula : literally(value);
        this.text[toRow]![toColumn] = text[rowOffset]![columnOffset]!;
      }),
    );
  }

  snapshot(): RangeSnapshot {
    return { address: formatReference(this.place), values: this.values, formulas: this.formulas, text: this.text };
  }
}

/** A text that starts with `=` (typed with an apostrophe) is given as its own formula. */
function isFormula(formula: unknown, value: unknown): formula is string {
  return typeof formula === 'string' && formula.startsWith('=') && formula !== value;
}
