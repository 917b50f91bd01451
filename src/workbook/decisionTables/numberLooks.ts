import { numberLook } from '../writing/numberLook';
import type { TableCell, TableMeasure } from './decisionTable';

/** What a probability looks like in a cell. */
const PERCENT_EXAMPLE = '50%';

/** In which number format numbers about a cell are written: as the cell shows its own. */
export class NumberLooks {
  /** By address: what the cell shows. */
  constructor(private readonly shown: ReadonlyMap<string, string>) {}

  ofCell({ address }: TableCell, numbers: readonly number[]): string {
    return numberLook(this.shown.get(address) ?? '', spreadOf(numbers));
  }

  ofMeasure({ output, probability = false }: TableMeasure, numbers: readonly number[]): string {
    return probability ? numberLook(PERCENT_EXAMPLE, spreadOf(numbers)) : this.ofCell(output, numbers);
  }
}


/** How far numbers are apart; a tenth of their size where they are all the same. */
function spreadOf(numbers: readonly number[]): number {
  const known = numbers.filter(Number.isFinite);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return known.length === 0 ? 0 : most > least ? most - least : Math.abs(most) / 10;
}
