import { isCellError, type CellValue } from '../../engine/core/cellValue';

/** Digits on which hosts agree when they give back a number they were given. */
const DIGITS = 12;

/** A short text that differs where the values differ: to notice that somebody wrote over them. FNV-1a, 32 bits twice. */
export function valuePrint(values: readonly (readonly CellValue[])[]): string {
  const text = JSON.stringify(values.map((row) => row.map(plain)));
  return hash(text, 0x811c9dc5) + hash(text, 0x01000193);
}

function plain(value: CellValue): string | boolean | null {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return Number(value.toPrecision(DIGITS)).toString();
  if (typeof value === 'boolean') return value;
  return isCellError(value) ? value.error : `"${value}`;
}

function hash(text: string, start: number): string {
  let sum = start;
  for (let index = 0; index < text.length; index++) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}
