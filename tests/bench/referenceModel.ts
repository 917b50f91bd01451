import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Calculator } from '../../src/engine/formula/evaluate/calculator';
import { columnIndex } from '../../src/engine/formula/parse/address';
import { cellKey, columnOf, rowOf, type CellModel, type WorkbookModel } from '../../src/engine/formula/workbookModel';

/** The reference workbook as data; see `source` in the file. */
export interface ReferenceWorkbook {
  readonly cells: Readonly<Record<string, number | string>>;
  readonly inputs: readonly (readonly [string, { readonly d: string; readonly p: readonly number[]; readonly w?: readonly number[] }])[];
  readonly outputs: readonly string[];
}

export const referenceWorkbook = JSON.parse(readFileSync(join(__dirname, 'referenceWorkbook.json'), 'utf8')) as ReferenceWorkbook;

const FAMILIES: Readonly<Record<string, string>> = { pert: 'PERT', tri: 'TRIANG', logn: 'LOGNORM2', norm: 'NORMAL' };

/** Row and column of an address, from 0. */
export function placeOf(address: string): readonly [number, number] {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(address)!;
  return [Number(digits) - 1, columnIndex(letters!)];
}

/** The reference workbook with its inputs as distributions and its outputs marked, showing calculated values. */
export function referenceModel(): WorkbookModel {
  const { cells, inputs, outputs } = referenceWorkbook;
  const distributions = new Map(inputs.map(([address, { d, p, w }]) => [address, d === 'disc' ? `ROI.DISCRETE({${p.join()}},{${w!.join()}})` : `ROI.${FAMILIES[d]}(${p.join()})`]));
  const map = new Map<number, CellModel>();
  for (const [address, content] of Object.entries(cells)) {
    const [row, column] = placeOf(address);
    const written = distributions.get(address) ?? (typeof content === 'string' ? content.slice(1) : undefined);
    const formula = outputs.includes(address) ? `ROI.OUTPUT("${address}")+${written}` : written;
    map.set(cellKey(row, column), formula === undefined ? { value: content } : { value: 0, formula });
  }
  const model: WorkbookModel = { sheets: [{ name: 'Model', cells: map }], names: [], tables: [], date1904: false, iterative: false };
  const calculator = new Calculator(model);
  const shown = new Map([...map].map(([key, cell]) => [key, { ...cell, value: calculator.value(0, rowOf(key), columnOf(key)) }]));
  return { ...model, sheets: [{ name: 'Model', cells: shown }] };
}
