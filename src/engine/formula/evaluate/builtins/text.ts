import type { CellError, CellValue } from '../../../core/cellValue';
import { LONGEST_TEXT as LONGEST } from '../limits';
import { roundHalfAway } from '../../../core/rounding';
import { formatNumber } from '../formatNumber';
import { toText } from '../coerce';
import { currentYear } from '../currentYear';
import { needsForeignNames } from '../numberFormat';
import { numberToText } from '../numberToText';
import { UnsupportedSignal } from '../signals';
import { textToNumber } from '../textToNumber';
import { isError, isMatrix, NOT_AVAILABLE, type Value, VALUE_ERROR } from '../value';
import { wildcardPattern } from '../wildcard';
import { bahtText } from './bahtText';
import { alias, type Builtin, type Call, define, defineList, forEachReference, type RangeValue } from './define';
import { listOf, matrixOf, visitValues } from './numbers';


function onlyText(value: CellValue): CellValue {
  return typeof value === 'string' || isError(value) ? value : '';
}

function ofText(name: string, evaluate: (text: string) => Value): Builtin {
  return define(name, ['text'], ([text]) => evaluate(text));
}

/** Position of `wanted` in `text` from the one-based `start`; the answer is one-based too. */
function find(wanted: string, text: string, start: number): Value {
  const from = Math.trunc(start) - 1;
  if (from < 0 || from > text.length) return VALUE_ERROR;
  const found = text.indexOf(wanted, from);
  return found < 0 ? VALUE_ERROR : found + 1;
}

function search(wanted: string, text: string, start: number): Value {
  const from = Math.trunc(start) - 1;
  if (from < 0 || from > text.length) return VALUE_ERROR;
  if (wanted === '') return from + 1;
  const found = wildcardPattern(wanted, false).search(text.slice(from));
  return found < 0 ? VALUE_ERROR : from + found + 1;
}

function substitute([text, from, to, instance]: readonly [string, string, string, number | undefined]): Value {
  if (from === '') return text;
  if (instance === undefined) {
    const parts = text.split(from);
    return text.length + (parts.length - 1) * (to.length - from.length) > LONGEST ? VALUE_ERROR : parts.join(to);
  }
  const wanted = Math.trunc(instance);
  if (wanted < 1) return VALUE_ERROR;
  let position = -1;
  for (let count = 0; count < wanted; count++) {
    position = text.indexOf(from, count === 0 ? 0 : position + from.length);
    if (position < 0) return text;
  }
  return text.slice(0, position) + to + text.slice(position + from.length);
}

/** The text in another case; letters that would become two (ß) stay as they are, as in Excel. */
function eachLetter(text: string, change: (letter: string) => string): string {
  const changed = change(text);
  if (changed.length === text.length) return changed;
  return [...text].map((letter) => (change(letter).length === letter.length ? change(letter) : letter)).join('');
}

/** Signs, digits and an exponent; nothing of the notations of programs. */
const BARE_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

function numberValue([text, decimal = '.', group = ',']: readonly [string, string | undefined, string | undefined]): Value {
  const bare = text.replace(/\s/g, '');
  const [point = '', separator = ''] = [decimal.charAt(0), group.charAt(0)];
  if (bare === '') return 0;
  if (point === '' || point === separator) return VALUE_ERROR;
  let end = bare.length;
  while (bare.charAt(end - 1) === '%') end--;
  const [whole = '', ...fractions] = bare.slice(0, end).split(point);
  if (fractions.length > 1 || (separator !== '' && fractions[0]?.includes(separator) === true)) return VALUE_ERROR;
  const written = `${separator === '' ? whole : whole.replaceAll(separator, '')}${fractions.length === 0 ? '' : `.${fractions[0] ?? ''}`}`;
  const number = BARE_NUMBER.test(written) ? Number(written) : NaN;
  return Number.isFinite(number) ? number / 100 ** (bare.length - end) : VALUE_ERROR;
}

function proper(text: string): string {
  return text.toLowerCase().replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}

/** All values of arguments as text, in reading order. */
function texts(args: readonly RangeValue[], call: Call): string[] | CellValue {
  const found: string[] = [];
  for (const argument of args) {
    const stopped = visitValues(argument, call, (value) => {
      const text = toText(value);
      if (typeof text !== 'string') return text;
      found.push(text);
      return undefined;
    });
    if (stopped !== undefined) return stopped;
  }
  return found;
}

function joined(parts: readonly string[], separators: readonly string[]): Value {
  let text = parts[0] ?? '';
  for (let index = 1; index < parts.length && text.length <= LONGEST; index++) text += (separators[(index - 1) % separators.length] ?? '') + (parts[index] ?? '');
  return text.length > LONGEST ? VALUE_ERROR : text;
}

function textJoin(delimiter: RangeValue | undefined, skipEmpty: boolean | undefined, args: readonly (RangeValue | undefined)[], call: Call): Value {
  const separators = texts([delimiter ?? ''], call);
  if (!Array.isArray(separators)) return separators;
  const parts: string[] = [];
  for (const argument of args) {
    for (const value of listOf(argument ?? null, call)) {
      const text = toText(value);
      if (typeof text !== 'string') return text;
      if (text !== '' || skipEmpty === false) parts.push(text);
    }
  }
  return joined(parts, separators.length === 0 ? [''] : separators);
}

function formatted(value: CellValue, format: string, call: Call): Value {
  const number = typeof value === 'string' ? (textToNumber(value, call.workbook.date1904) ?? value) : value === null ? 0 : typeof value === 'boolean' ? toText(value) : value;
  if (format === '') return '';
  if (needsForeignNames(format)) throw new UnsupportedSignal('TEXT');
  const text = formatNumber(number, format, call.workbook.date1904);
  if (text === undefined) return VALUE_ERROR;
  return text.startsWith('########') ? VALUE_ERROR : text;
}

/** As many decimals as FIXED and DOLLAR write. */
const MOST_DECIMALS = 127;

/** Digits grouped by thousands, with fixed decimals; negative digits round left of the point. */
function fixed(value: number, decimals: number, grouped: boolean): string | CellError {
  const places = Math.trunc(decimals);
  if (places > MOST_DECIMALS) return VALUE_ERROR;
  const rounded = roundHalfAway(value, places);
  const format = `${grouped ? '#,##0' : '0'}${places > 0 ? `.${'0'.repeat(places)}` : ''}`;
  return formatNumber(rounded, format) ?? numberToText(rounded);
}

function dollar(value: number, decimals: number): string | CellError {
  const text = fixed(Math.abs(value), decimals, true);
  if (isError(text)) return text;
  return value < 0 ? `($${text})` : `$${text}`;
}

/** The character of a Windows-1252 code, as CHAR counts. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function characterOf(code: number): Value {
  const whole = Math.trunc(code);
  if (whole < 1 || whole > 255) return VALUE_ERROR;
  return whole >= 128 && whole < 160 ? WINDOWS_1252.charAt(whole - 128) : String.fromCharCode(whole);
}

/** Halves of surrogate pairs and the places that Unicode keeps free of characters are #N/A. */
function unicodeCharacter(code: number): Value {
  if (code < 1 || code > 0x10ffff) return VALUE_ERROR;
  const isHalf = code >= 0xd800 && code < 0xe000;
  const isNone = (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
  return isHalf || isNone ? NOT_AVAILABLE : String.fromCodePoint(code);
}

/** Half of a surrogate pair alone is no character. */
function unicodeOf(text: string): Value {
  const code = text.codePointAt(0);
  return code === undefined || (code >= 0xd800 && code < 0xe000) ? VALUE_ERROR : code;
}

function codeOf(text: string): Value {
  if (text === '') return VALUE_ERROR;
  const special = WINDOWS_1252.indexOf(text.charAt(0));
  if (special >= 0) return special + 128;
  const code = text.charCodeAt(0);
  return code < 256 ? code : 63;
}

/** What ARRAYTOTEXT and VALUETOTEXT write for a value. */
function valueText(value: CellValue, strict: boolean): string {
  if (typeof value === 'string') return strict ? `"${value.replaceAll('"', '""')}"` : value;
  if (isError(value)) return value.error;
  const text = toText(value);
  return typeof text === 'string' ? text : '';
}

export const textFunctions: readonly Builtin[] = [
  ofText('LEN', (text) => text.length),
  ofText('LENB', (text) => text.length),
  ofText('UPPER', (text) => eachLetter(text, (letter) => letter.toUpperCase())),
  ofText('LOWER', (text) => eachLetter(text, (letter) => letter.toLowerCase())),
  ofText('PROPER', proper),
  ofText('TRIM', (text) => text.replace(/ +/g, ' ').replace(/^ | $/g, '')),
  ofText('CLEAN', (text) => [...text].filter((character) => character.charCodeAt(0) > 31).join('')),
  ofText('CODE', codeOf),
  ofText('UNICODE', unicodeOf),
  define('CHAR', ['number'], ([code]) => characterOf(code)),
  define('UNICHAR', ['number'], ([code]) => unicodeCharacter(Math.trunc(code))),
  ...alias(define('LEFT', ['text', 'number?'], ([text, count = 1]) => (count < 0 ? VALUE_ERROR : text.slice(0, Math.trunc(count)))), 'LEFTB'),
  ...alias(define('RIGHT', ['text', 'number?'], ([text, count = 1]) => (count < 0 ? VALUE_ERROR : text.slice(Math.max(0, text.length - Math.trunc(count))))), 'RIGHTB'),
  ...alias(
    define('MID', ['text', 'number', 'number'], ([text, start, count]) => (start < 1 || count < 0 ? VALUE_ERROR : text.slice(Math.trunc(start) - 1, Math.trunc(start) - 1 + Math.trunc(count)))),
    'MIDB',
  ),
  ...alias(define('FIND', ['text', 'text', 'number?'], ([wanted, text, start = 1]) => find(wanted, text, start)), 'FINDB'),
  ...alias(define('SEARCH', ['text', 'text', 'number?'], ([wanted, text, start = 1]) => search(wanted, text, start)), 'SEARCHB'),
  ...alias(
    define('REPLACE', ['text', 'number', 'number', 'text'], ([text, start, count, replacement]) => {
      if (start < 1 || count < 0) return VALUE_ERROR;
      const from = Math.trunc(start) - 1;
      return text.slice(0, from) + replacement + text.slice(from + Math.trunc(count));
    }),
    'REPLACEB',
  ),
  define('SUBSTITUTE', ['text', 'text', 'text', 'number?'], substitute),
  define('REPT', ['text', 'number'], ([text, count]) => {
    const times = Math.trunc(count);
    return times < 0 || text.length * times > LONGEST ? VALUE_ERROR : text.repeat(times);
  }),
  define('EXACT', ['text', 'text'], ([first, second]) => first === second),
  defineList('CONCAT', [], 'range', (_, args, call) => {
    const parts = texts(args, call);
    return Array.isArray(parts) ? joined(parts, ['']) : parts;
  }),
  defineList('CONCATENATE', [], 'text', (_, parts) => joined(parts, [''])),
  // Left empty between commas, the second argument means TRUE: empty cells are passed over.
  defineList('TEXTJOIN', ['range', 'logical'], 'range', ([delimiter, skipEmpty], args, call) => textJoin(delimiter, skipEmpty, args, call), 1, { emptyMeansDefault: true }),
  define('TEXT', ['plain', 'text'], ([value, format], call) => formatted(value, format, call)),
  define('VALUE', ['plain'], ([value], { workbook }) => {
    if (typeof value === 'number') return value;
    if (value === null) return 0;
    return typeof value === 'string' ? (textToNumber(value, workbook.date1904, () => currentYear(workbook)) ?? VALUE_ERROR) : VALUE_ERROR;
  }),
  define('NUMBERVALUE', ['text', 'text?', 'text?'], numberValue),
  define('BAHTTEXT', ['number'], ([value]) => bahtText(value)),
  define('FIXED', ['number', 'number?', 'logical?'], ([value, decimals = 2, noCommas = false]) => fixed(value, decimals, !noCommas)),
  define('DOLLAR', ['number', 'number?'], ([value, decimals = 2]) => dollar(value, decimals)),
  ...forEachReference(
    // Of a reference T takes the first cell, of an array every element.
    define('T', ['any'], ([value], { interpreter, frame }) => (isMatrix(value) ? value.map((row) => row.map(onlyText)) : onlyText(interpreter.firstCell(value, frame)))),
  ),
  define('VALUETOTEXT', ['scalar', 'number?'], ([value, form = 0]) => (form === 0 || form === 1 ? valueText(value, form === 1) : VALUE_ERROR)),
  define('ARRAYTOTEXT', ['array', 'number?'], ([range, form = 0], call) => {
    if (form !== 0 && form !== 1) return VALUE_ERROR;
    const rows = matrixOf(range, call).map((row) => row.map((value) => valueText(value, form === 1)));
    return form === 1 ? `{${rows.map((row) => row.join(',')).join(';')}}` : rows.flat().join(', ');
  }),
  define('ENCODEURL', ['text'], ([text]) => encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)),
  define('ASC', ['text'], ([text]) => text.replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)).replaceAll('　', ' ')),
  define('PHONETIC', ['any'], () => {
    throw new UnsupportedSignal('PHONETIC');
  }),
];
