import { addressOf } from '../../engine/moveIn/addressOf';
import { type Conversion, type ForeignProduct, type Trap } from '../../engine/moveIn/conversion';
import type { PaneWords } from '../../locales';
import { describeRefusal, describeTrap } from '../../locales/describeConversion';
import { type ConversionLine } from './ConversionList';

/** A conversion in words, for the three lists that show it. */
export interface ConversionLines {
  readonly converted: readonly ConversionLine[];
  readonly refused: readonly ConversionLine[];
  readonly added: readonly ConversionLine[];
}

export function conversionLines({ converted, refused, added, names }: Conversion, words: PaneWords): ConversionLines {
  const tell = (traps: readonly Trap[]): readonly string[] => traps.map((trap) => describeTrap(trap, words));
  return {
    converted: converted.map((cell) => ({ address: addressOf(cell), before: cell.before, after: cell.after, notes: tell(cell.traps) })),
    refused: [...refused.map((cell) => ({ ...cell, address: addressOf(cell) })), ...names.map((named) => ({ ...named, address: named.name }))].map(({ address, before, reasons }) => ({
      address,
      before,
      after: '',
      notes: reasons.map((reason) => describeRefusal(reason, words)),
    })),
    added: added.map((cell) => ({ address: addressOf(cell), before: '', after: cell.formula, notes: tell(cell.traps) })),
  };
}

/** How many cells and names of each product there are, in the order in which they are met. */
export function countByProduct({ converted, refused, names }: Conversion): ReadonlyMap<ForeignProduct, number> {
  const counts = new Map<ForeignProduct, number>();
  for (const { product } of [...converted, ...refused, ...names]) counts.set(product, (counts.get(product) ?? 0) + 1);
  return counts;
}
