import { type NumberKind } from '../charts/numberText';

const plainNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;

/**
 * Reads a number as people type it: `1,200`, `-0.5`, `15%`, `1.2e6`, full-width digits and signs. In a percent field a
 * bare number from 1 on counts as percent (`15` is 15 %), as in a percent cell of Excel. Null for anything else.
 */
export function readNumber(text: string, kind: NumberKind): number | null {
  const typed = text.normalize('NFKC').trim().replace('−', '-').replaceAll(/\s/g, '');
  const isPercent = typed.endsWith('%');
  const digits = isPercent ? typed.slice(0, -1) : typed;
  if (!plainNumber.test(digits) && !grouped.test(digits)) return null;
  const value = Number(digits.replaceAll(',', ''));
  if (!Number.isFinite(value)) return null;
  return isPercent || (kind === 'percent' && Math.abs(value) >= 1) ? shifted(value, -2) : value;
}

/** A number as {@link readNumber} reads it back, without grouping. */
export function entryText(value: number, kind: NumberKind): string {
  return kind === 'percent' ? `${shifted(value, 2)}%` : String(shifted(value, 0));
}

/** value × 10^places without the dust of binary fractions, at the 12 digits that anybody types. */
function shifted(value: number, places: number): number {
  return Number((value * 10 ** places).toPrecision(12));
}
