import { parseFormula } from '../../../engine/formula/parse/parseFormula';
import { readNumber } from '../../shared/readNumber';
import { type ShapeField } from './shapes';

/** What was typed into a field: nothing, the text of an argument, or something that cannot be one. */
export type Entry = { readonly kind: 'empty' } | { readonly kind: 'formula'; readonly text: string } | { readonly kind: 'unreadable' };

const empty: Entry = { kind: 'empty' };
const unreadable: Entry = { kind: 'unreadable' };

/** Reads a number (1,200; 30%), a cell or a formula; lists also as numbers parted by semicolons. Numbers are written as formulas write them. */
export function readEntry(text: string, kind: ShapeField['kind']): Entry {
  const typed = text.trim().replace(/^=/, '').trim();
  if (typed === '') return empty;
  if (kind === 'list') return listEntry(typed);
  return numberEntry(typed) ?? formulaEntry(typed);
}

/** A percentage stays one: 30% says more in a formula than 0.3. */
function numberEntry(typed: string): Entry | null {
  const number = readNumber(typed);
  if (number === null) return null;
  const plain = typed.normalize('NFKC').replaceAll(/[−–]/g, '-').replaceAll(/[\s,+]/g, '');
  return { kind: 'formula', text: plain.endsWith('%') ? plain : String(number) };
}

/** A bare text or a bare list is no number. */
function formulaEntry(typed: string): Entry {
  const parsed = parseFormula(`=${typed}`);
  return parsed.ok && parsed.value.type !== 'string' && parsed.value.type !== 'array' ? { kind: 'formula', text: typed } : unreadable;
}

function listEntry(typed: string): Entry {
  const inside = /^\{(.*)\}$/.exec(typed)?.[1] ?? typed;
  const parts = inside.split(/[;；、\s]+|,(?!\d{3}\b)/).filter((part) => part !== '');
  const numbers = parts.map(readNumber);
  if (numbers.every((number) => number !== null)) return { kind: 'formula', text: `{${numbers.join(',')}}` };
  return formulaEntry(typed);
}
