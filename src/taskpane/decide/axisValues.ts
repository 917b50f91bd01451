import { type NumberKind } from '../charts/numberText';
import { niceStep } from '../charts/scale';
import { entryText, readEntry } from './numberEntry';

/** Values that a cell takes in a table, as they are entered. */
export interface AxisEntry {
  readonly way: 'range' | 'list';
  readonly from: string;
  readonly to: string;
  readonly step: string;
  readonly list: string;
}

export const MOST_VALUES = 200;

export type AxisReading =
  | { readonly status: 'ready'; readonly values: readonly number[] }
  /** `text` did not read as a number; empty where a field is still empty. */
  | { readonly status: 'notANumber'; readonly field: 'from' | 'to' | 'step' | 'list'; readonly text: string }
  | { readonly status: 'stepWrong' }
  | { readonly status: 'tooMany'; readonly count: number };

/** The values an entry stands for. Steps may lead down; the last value is taken when the steps hit it within a rounding error. */
export function readAxis(entry: AxisEntry, kind: NumberKind): AxisReading {
  return entry.way === 'list' ? readList(entry.list, kind) : readRange(entry, kind);
}

function readList(list: string, kind: NumberKind): AxisReading {
  const texts = list.split(/[;；\n]/).map((text) => text.trim()).filter((text) => text !== '');
  if (texts.length === 0) return { status: 'notANumber', field: 'list', text: '' };
  if (texts.length > MOST_VALUES) return { status: 'tooMany', count: texts.length };
  const values: number[] = [];
  for (const text of texts) {
    const value = readEntry(text, kind);
    if (value === null) return { status: 'notANumber', field: 'list', text };
    values.push(value);
  }
  return { status: 'ready', values };
}

function readRange(entry: AxisEntry, kind: NumberKind): AxisReading {
  const read = { from: readEntry(entry.from, kind), to: readEntry(entry.to, kind), step: readEntry(entry.step, kind) };
  for (const field of ['from', 'to', 'step'] as const) if (read[field] === null) return { status: 'notANumber', field, text: entry[field].trim() };
  const { from, to, step } = read as Record<keyof typeof read, number>;
  const steps = (to - from) / step;
  if (!(steps >= 0) || !Number.isFinite(steps)) return { status: 'stepWrong' };
  const count = Math.floor(steps + 1e-9) + 1;
  if (count > MOST_VALUES) return { status: 'tooMany', count };
  return { status: 'ready', values: Array.from({ length: count }, (_, index) => Number((from + index * step).toPrecision(12))) };
}

/** Five round values with the present one in their middle; 0 and 1 for a switch. */
export function usualAxis(present: number, kind: NumberKind, isSwitch: boolean): AxisEntry {
  const step = isSwitch ? 1 : niceStep(Math.abs(present) * 0.1) || (kind === 'percent' ? 0.05 : 1);
  const [from, to] = isSwitch ? [0, 1] : [present - 2 * step, present + 2 * step];
  const values = isSwitch ? [0, 1] : [-2, -1, 0, 1, 2].map((place) => present + place * step);
  const text = (value: number): string => entryText(value, kind);
  return { way: 'range', from: text(from), to: text(to), step: text(step), list: values.map(text).join('; ') };
}
