import type { CellValue } from '../../core/cellValue';
import { sameNumber } from '../../core/sameNumber';
import { isError } from './value';

export { sameNumber };

/**
 * The order of the comparison operators: numbers before text before FALSE before TRUE, text without regard to case,
 * a blank as the zero, empty text or FALSE of the other side. Errors must have been dealt with before.
 */
export function compareValues(first: CellValue, second: CellValue): number {
  const left = first ?? neutral(second);
  const right = second ?? neutral(first);
  if (typeof left === 'number' && typeof right === 'number') return sameNumber(left, right) ? 0 : left - right;
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  return rank(left) - rank(right);
}

function neutral(other: CellValue): CellValue {
  if (typeof other === 'string') return '';
  return typeof other === 'boolean' ? false : 0;
}

function rank(value: CellValue): number {
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') return 1;
  return typeof value === 'boolean' ? 2 : 3;
}

/** Text as Excel orders it: case aside; punctuation, then digits, then letters, and of texts equal but for hyphens and apostrophes the one with more of them last. */
export function compareText(first: string, second: string): number {
  if (first === second) return 0;
  const left = first.toLowerCase();
  const right = second.toLowerCase();
  if (left === right) return 0;
  const order = collate(ignoreMinor(left), ignoreMinor(right));
  return order !== 0 ? order : left.length - right.length || collate(left, right);
}

/** Both texts without regard to case. */
export function sameText(first: string, second: string): boolean {
  return first === second || (first.length === second.length && first.toLowerCase() === second.toLowerCase());
}

function ignoreMinor(text: string): string {
  return text.includes('-') || text.includes("'") ? text.replace(/[-']/g, '') : text;
}

const PUNCTUATION = ' _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$';

function collate(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let position = 0; position < length; position++) {
    if (left[position] === right[position]) continue;
    return weight(left, position) - weight(right, position);
  }
  return left.length - right.length;
}

function weight(text: string, position: number): number {
  const code = text.charCodeAt(position);
  if (code >= 48 && code <= 57) return 1000 + code;
  if (code >= 128) return 2000 + plainLetter(text.charAt(position));
  if (code >= 97 && code <= 122) return 2000 + code;
  return PUNCTUATION.indexOf(text.charAt(position));
}

/** An accented letter sorts just after its plain one. */
function plainLetter(letter: string): number {
  const base = letter.normalize('NFD');
  return base.length > 1 && base.charCodeAt(0) < 128 ? base.charCodeAt(0) + 0.5 : letter.charCodeAt(0);
}

/** Equality of the exact kind that lookups use: type and value, text without regard to case, numbers to fifteen digits. */
export function sameValue(first: CellValue, second: CellValue): boolean {
  if (typeof first === 'number') return typeof second === 'number' && sameNumber(first, second);
  if (typeof first === 'string') return typeof second === 'string' && sameText(first, second);
  if (isError(first)) return isError(second) && first.error === second.error;
  return first === second;
}

/** A text that values have in common which are the same by `sameValue`: to find them in a table instead of one by one. */
export function sameKey(value: CellValue): string {
  if (typeof value === 'number') return `n${Number(value.toPrecision(15))}`;
  if (typeof value === 'string') return `t${value.toLowerCase()}`;
  return isError(value) ? value.error : String(value);
}

/** SWITCH compares like a look-up, but a blank on either side stands for the 0, empty text or FALSE on the other. */
export function switches(subject: CellValue, match: CellValue): boolean {
  return subject === null || match === null ? !isError(subject) && !isError(match) && compareValues(subject, match) === 0 : sameValue(subject, match);
}
