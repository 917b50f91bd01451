import type { CellValue } from '../../../core/cellValue';
import { toText } from '../coerce';
import { buildMatrix, isReference, NOT_AVAILABLE, type Value, VALUE_ERROR } from '../value';
import { type Builtin, type Call, define, type RangeValue } from './define';
import { listOf } from './numbers';

const DEFAULTS = { emptyMeansDefault: true };

/** The delimiters of an argument; none for an omitted one. */
function delimitersOf(argument: RangeValue | undefined, call: Call): string[] | CellValue {
  if (argument === undefined) return [];
  const delimiters: string[] = [];
  for (const value of listOf(argument, call)) {
    const text = toText(value);
    if (typeof text !== 'string') return text;
    delimiters.push(text);
  }
  return delimiters;
}

/** Where delimiters stand in the text, from left to right without overlap; of several at one place the longest. */
function delimiterPlaces(text: string, delimiters: readonly string[], ignoreCase: boolean): { at: number; end: number }[] {
  const subject = ignoreCase ? text.toLowerCase() : text;
  const wanted = delimiters.map((delimiter) => (ignoreCase ? delimiter.toLowerCase() : delimiter)).sort((a, b) => b.length - a.length);
  const places: { at: number; end: number }[] = [];
  for (let position = 0; position < text.length; ) {
    const found = wanted.find((delimiter) => delimiter !== '' && subject.startsWith(delimiter, position));
    if (found === undefined) position++;
    else {
      places.push({ at: position, end: position + found.length });
      position += found.length;
    }
  }
  return places;
}

function splitText(text: string, delimiters: readonly string[], ignoreCase: boolean, skipEmpty: boolean): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { at, end } of delimiterPlaces(text, delimiters, ignoreCase)) {
    parts.push(text.slice(start, at));
    start = end;
  }
  parts.push(text.slice(start));
  return skipEmpty ? parts.filter((part) => part !== '') : parts;
}

type SplitArguments = readonly [string, RangeValue | undefined, RangeValue | undefined, boolean | undefined, number | undefined, CellValue | undefined];

function textSplit([text, byColumn, byRow, skipEmpty = false, matchMode = 0, pad = NOT_AVAILABLE]: SplitArguments, call: Call): Value {
  const columns = delimitersOf(byColumn, call);
  const rows = delimitersOf(byRow, call);
  if (!isSwitch(matchMode)) return VALUE_ERROR;
  if (!Array.isArray(columns)) return columns;
  if (!Array.isArray(rows)) return rows;
  if ((columns.length === 0 && rows.length === 0) || columns.includes('') || rows.includes('')) return VALUE_ERROR;
  const lines = rows.length === 0 ? [text] : splitText(text, rows, Math.trunc(matchMode) === 1, skipEmpty);
  const cells = lines.map((line) => (columns.length === 0 ? [line] : splitText(line, columns, Math.trunc(matchMode) === 1, skipEmpty)));
  const width = Math.max(...cells.map((line) => line.length));
  if (cells.length === 0 || width === 0) return { error: '#CALC!' };
  return buildMatrix(cells.length, width, (row, column) => cells[row]?.[column] ?? pad);
}

/** Match modes are 0 or 1, whatever follows their decimal point. */
function isSwitch(mode: number): boolean {
  const whole = Math.trunc(mode);
  return whole === 0 || whole === 1;
}

/** What stands for a text that was not found: a blank cell is the empty text there, not 0. */
function blankAsText(value: Value, call: Call): Value {
  const read = isReference(value) ? call.interpreter.read(value) : value;
  return read ?? '';
}

type PartArguments = readonly [string, RangeValue, number | undefined, number | undefined, number | undefined, Value | undefined];

function part(side: 'before' | 'after') {
  return ([text, delimiter, instance, matchMode = 0, matchEnd = 0, otherwise]: PartArguments, call: Call): Value => {
    const delimiters = delimitersOf(delimiter, call);
    if (!Array.isArray(delimiters)) return delimiters;
    if (!isSwitch(matchMode) || !isSwitch(matchEnd)) return VALUE_ERROR;
    const wanted = Math.floor(instance ?? 1);
    const shortest = Math.min(...delimiters.map((each) => each.length));
    if (wanted === 0 || (instance !== undefined && text.length > 0 && Math.abs(wanted) * shortest > text.length)) return VALUE_ERROR;
    if (delimiters.includes('')) return (wanted > 0) === (side === 'before') ? '' : text;
    const places = delimiterPlaces(text, delimiters, Math.trunc(matchMode) === 1);
    if (Math.trunc(matchEnd) === 1) {
      if (wanted > 0) places.push({ at: text.length, end: text.length });
      else places.unshift({ at: 0, end: 0 });
    }
    const place = places[wanted > 0 ? wanted - 1 : places.length + wanted];
    if (place === undefined) return otherwise === undefined ? NOT_AVAILABLE : blankAsText(otherwise, call);
    return side === 'before' ? text.slice(0, place.at) : text.slice(place.end);
  };
}

export const textSplitFunctions: readonly Builtin[] = [
  define('TEXTSPLIT', ['text', 'array?', 'array?', 'logical?', 'number?', 'scalar?'], textSplit, DEFAULTS),
  define('TEXTBEFORE', ['text', 'array', 'number?', 'number?', 'number?', 'any?'], part('before'), DEFAULTS),
  define('TEXTAFTER', ['text', 'array', 'number?', 'number?', 'number?', 'any?'], part('after'), DEFAULTS),
];
