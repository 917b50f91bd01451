import { parseFormula } from '../../parse/parseFormula';
import { MAX_COLUMNS, MAX_ROWS } from '../../workbookModel';
import { areaOf } from '../reference';
import { isReference, REFERENCE_ERROR, type Value } from '../value';
import type { Call } from './define';

/** What INDIRECT follows: addresses, names, tables and spills; no 3-D reference, no other formula. */
const FOLLOWED: ReadonlySet<string> = new Set(['cell', 'area', 'name', 'structured', 'range', 'spill']);

/** A sheet before `!` that needs no quotes to be understood: also one that a number or a cell begins, such as `2024!A1`. */
const BARE_SHEET = /^[\p{L}\p{N}_.]+$/u;

/** INDIRECT: the reference that a text describes, in A1 or R1C1 notation; a defined name in either. */
export function indirect(text: string, a1: boolean, call: Call): Value {
  const written = text.trim();
  const inR1C1 = a1 ? undefined : fromR1C1(written, call);
  return inR1C1 ?? followed(written, a1, call);
}

function followed(written: string, a1: boolean, { interpreter, frame }: Call): Value {
  const parsed = parseFormula(quoted(written));
  if (!parsed.ok || !FOLLOWED.has(parsed.value.type)) return REFERENCE_ERROR;
  // In R1C1 notation a text like "B2" is a name, if anything.
  if (!a1 && (parsed.value.type === 'cell' || parsed.value.type === 'area')) return REFERENCE_ERROR;
  const value = interpreter.evaluate(parsed.value, { ...frame, scope: undefined });
  return isReference(value) && !value.acrossSheets ? value : REFERENCE_ERROR;
}

/** Puts the quotes around a sheet that INDIRECT understands without them. */
function quoted(written: string): string {
  const mark = written.indexOf('!');
  const sheet = written.slice(0, Math.max(0, mark));
  return BARE_SHEET.test(sheet) ? `'${sheet}'${written.slice(mark)}` : written;
}

/** The sheet before `!` (null where none is written) and the rest; undefined where it is written wrongly. */
function splitSheet(written: string): { readonly sheet: string | null; readonly rest: string } | undefined {
  const match = /^(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!(.*)$/u.exec(written);
  if (match !== null) return { sheet: match[1]?.replaceAll("''", "'") ?? match[2] ?? '', rest: match[3] ?? '' };
  return written.includes('!') ? undefined : { sheet: null, rest: written };
}

type Span = readonly [number, number];
interface Corner {
  readonly rows: Span | undefined;
  readonly columns: Span | undefined;
}

/** `R2C3`, `R[1]C[-2]`, `R5` (a whole row), `C` (the whole column of the formula), `Sheet1!R1C1:R3C3`. */
function fromR1C1(written: string, { frame, workbook }: Call): Value | undefined {
  const split = splitSheet(written);
  if (split === undefined) return undefined;
  const [first, second, ...more] = split.rest.split(':').map((part) => corner(part, frame));
  if (first === undefined || more.length > 0 || (second === undefined && split.rest.includes(':'))) return undefined;
  const sheet = split.sheet === null ? frame.sheet : workbook.binding.sheet(split.sheet);
  if (sheet === undefined) return REFERENCE_ERROR;
  const rows = around(first.rows, second === undefined ? first.rows : second.rows, MAX_ROWS);
  const columns = around(first.columns, second === undefined ? first.columns : second.columns, MAX_COLUMNS);
  return rows === undefined || columns === undefined ? REFERENCE_ERROR : areaOf(sheet, rows[0], columns[0], rows[1], columns[1]);
}

/** The rows or columns from one corner to another; undefined where they leave the sheet. A missing side means the whole line. */
function around(first: Span | undefined, second: Span | undefined, size: number): Span | undefined {
  if (first === undefined || second === undefined) return [0, size - 1];
  const [start, end] = [Math.min(first[0], second[0]), Math.max(first[1], second[1])];
  return start < 0 || end >= size ? undefined : [start, end];
}

function corner(part: string, frame: { readonly row: number; readonly column: number }): Corner | undefined {
  const match = /^(?:(R)(?:\[(-?\d+)\]|(\d+))?)?(?:(C)(?:\[(-?\d+)\]|(\d+))?)?$/i.exec(part.trim());
  if (match === null || (match[1] === undefined && match[4] === undefined)) return undefined;
  const place = (letter: string | undefined, relative: string | undefined, fixed: string | undefined, own: number): Span | undefined => {
    if (letter === undefined) return undefined;
    const index = fixed === undefined ? own + Number(relative ?? 0) : Number(fixed) - 1;
    return [index, index];
  };
  return { rows: place(match[1], match[2], match[3], frame.row), columns: place(match[4], match[5], match[6], frame.column) };
}
