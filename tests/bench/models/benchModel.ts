import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import { columnIndex } from '../../../src/engine/formula/parse/address';
import { cellKey, columnOf, rowOf, type CellModel, type WorkbookModel } from '../../../src/engine/formula/workbookModel';

/** A model of the suite, as a user would have it in a workbook: inputs as distributions, outputs marked. */
export interface BenchModel {
  readonly name: string;
  readonly workbook: WorkbookModel;
}

/** What cells hold, by address: text that begins with `=` is a formula. */
export type CellContents = Record<string, number | string>;

/** Its multiples spread evenly over [0, 1): what RAND() shows. */
const GOLDEN_RATIO = 0.6180339887498949;

/** Row and column of an address, from 0. */
export function placeOf(address: string): readonly [number, number] {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(address)!;
  return [Number(digits) - 1, columnIndex(letters!)];
}

/** A workbook of one sheet with the outputs marked, showing calculated values. */
export function workbookOf(contents: CellContents, outputs: readonly string[], settings: Partial<WorkbookModel> = {}): WorkbookModel {
  const marked = new Set(outputs);
  const cells = new Map<number, CellModel>();
  for (const [address, content] of Object.entries(contents)) {
    const [row, column] = placeOf(address);
    const formula = typeof content === 'string' && content.startsWith('=') ? content.slice(1) : undefined;
    const written = marked.has(address) ? `ROI.OUTPUT("${address}")+${formula}` : formula;
    cells.set(cellKey(row, column), written === undefined ? { value: content } : { value: 0, formula: written });
  }
  const model: WorkbookModel = { sheets: [{ name: 'Model', cells }], names: [], tables: [], date1904: false, iterative: false, ...settings };
  let draws = 0;
  const calculator = new Calculator(model, { volatile: { now: 45000, random: () => (++draws * GOLDEN_RATIO) % 1 } });
  const shown = new Map([...cells].map(([key, cell]) => [key, { ...cell, value: calculator.value(0, rowOf(key), columnOf(key)) }]));
  return { ...model, sheets: [{ name: 'Model', cells: shown }] };
}

/** The letters of a column, counted from 0. */
export function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}
