import { type NumberKind } from '../charts/numberText';
import { readNumber } from '../shared/readNumber';

/**
 * Reads a number typed into the field of a quantity. In a percent field a bare number from 1 on counts as percent (`15`
 * is 15 %), as in a percent cell of Excel. Null for what is no number, or too large to be one.
 */
export function readEntry(text: string, kind: NumberKind): number | null {
  const value = readNumber(text);
  if (value === null || !Number.isFinite(value)) return null;
  return kind === 'percent' && Math.abs(value) >= 1 && !/[%％]\s*$/.test(text) ? value / 100 : value;
}

/** A number as {@link readEntry} reads it back, without grouping and without the dust of binary fractions. */
export function entryText(value: number, kind: NumberKind): string {
  const digits = Number((kind === 'percent' ? value * 100 : value).toPrecision(12));
  return kind === 'percent' ? `${digits}%` : String(digits);
}
