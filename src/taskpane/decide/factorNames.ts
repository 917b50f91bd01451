import { type FoundInput } from '../../workbook/simulation/findUncertainty';
import { type Factor } from '../../engine/decide/factor';
import { chosenCell, type ChosenCell } from './chosenCell';

/** What inputs and numbers go by in lists, by their address. */
export function factorNames(inputs: readonly FoundInput[], constants: readonly ChosenCell[]): ReadonlyMap<string, string> {
  return new Map([...constants, ...inputs.map(chosenCell)].map(({ address, label }) => [address, label]));
}

/** An input's own name, else what stands beside its cell, else the cell. */
export function factorName({ name, cell }: Factor, names: ReadonlyMap<string, string>): string {
  return name ?? names.get(cell) ?? cell;
}

/** More names than this are not read. */
const LISTED_NAMES = 8;

/** Names in a row, the last ones summed up as `…`; the same name stands once. */
export function nameList(factors: readonly Factor[], names: ReadonlyMap<string, string>): string {
  const unique = [...new Set(factors.map((factor) => factorName(factor, names)))];
  return unique.slice(0, LISTED_NAMES).join(' · ') + (unique.length > LISTED_NAMES ? ' · …' : '');
}

/** Tells apart two inputs declared in one cell. */
export function factorKey({ kind, index }: Factor): string {
  return `${kind} ${index}`;
}
