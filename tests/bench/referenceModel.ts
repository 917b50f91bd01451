import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkbookModel } from '../../src/engine/formula/workbookModel';
import { workbookOf } from './models/benchModel';

/** The reference workbook as data; see `source` in the file. */
export interface ReferenceWorkbook {
  readonly cells: Readonly<Record<string, number | string>>;
  readonly inputs: readonly (readonly [string, { readonly d: string; readonly p: readonly number[]; readonly w?: readonly number[] }])[];
  readonly outputs: readonly string[];
}

export const referenceWorkbook = JSON.parse(readFileSync(join(__dirname, 'referenceWorkbook.json'), 'utf8')) as ReferenceWorkbook;

const FAMILIES: Readonly<Record<string, string>> = { pert: 'PERT', tri: 'TRIANG', logn: 'LOGNORM2', norm: 'NORMAL' };

/** The reference workbook with its inputs as distributions and its outputs marked, showing calculated values. */
export function referenceModel(): WorkbookModel {
  const { cells, inputs, outputs } = referenceWorkbook;
  const distributions = new Map(inputs.map(([address, { d, p, w }]) => [address, d === 'disc' ? `ROI.DISCRETE({${p.join()}},{${w!.join()}})` : `ROI.${FAMILIES[d]}(${p.join()})`]));
  const written = Object.entries(cells).map(([address, content]) => {
    const distribution = distributions.get(address);
    return [address, distribution === undefined ? content : `=${distribution}`] as const;
  });
  return workbookOf(Object.fromEntries(written), outputs);
}
