import type { CellErrorCode } from '../../core/error';
import { MAX_ROWS } from '../workbookModel';
import { columnIndex } from './address';
import { continuesName, isDigit, isSpace, opensName } from './characters';
import { formulaError } from './formulaError';
import { closingBracket, readStructuredBrackets } from './structuredBrackets';
import type { SymbolToken, Token } from './token';

const ERRORS: readonly CellErrorCode[] = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!', '#BUSY!'];
const SYMBOLS = new Set(['+', '-', '*', '/', '^', '&', '=', '<', '>', '%', '@', '#', ':', ',', ';', '(', ')', '{', '}']);
const CELL = /(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})/y;
const COLUMNS = /(\$?)([A-Za-z]{1,3})\s*:\s*(\$?)([A-Za-z]{1,3})/y;
const ROWS = /(\$?)([0-9]{1,7})\s*:\s*(\$?)([0-9]{1,7})/y;
const NUMBER = /(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y;

/**
 * Splits a formula into tokens, white space removed. Linear in its length.
 * Throws a FormulaError where a piece cannot be read.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  let spaceBefore = false;

  const push = (token: Token): void => {
    tokens.push(token);
    position = token.end;
    spaceBefore = false;
  };

  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (isSpace(code)) {
      spaceBefore = true;
      position++;
      continue;
    }
    const at = position;
    if (code === 34) push(readString(text, at, spaceBefore));
    else if (code === 39) push(readQuotedSheet(text, at, spaceBefore));
    else if (code === 91) {
      if (text.startsWith('[0]!', at)) position += 4;
      else push(readExternal(text, at, spaceBefore) ?? readStructured(text, at, at, undefined, spaceBefore));
    } else if (code === 35 && readError(text, at) !== undefined) {
      const value = readError(text, at) ?? '#REF!';
      push({ kind: 'error', value, at, end: errorEnd(text, at, value), spaceBefore });
    } else if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)))) {
      push(readRows(text, at, spaceBefore) ?? readNumber(text, at, spaceBefore));
    } else if (code === 36 || opensName(code)) {
      push(readReference(text, at, spaceBefore) ?? readName(text, at, spaceBefore, tokens));
    } else push(readSymbol(text, at, spaceBefore));
  }
  tokens.push({ kind: 'end', at: text.length, end: text.length, spaceBefore });
  return tokens;
}

function readString(text: string, at: number, spaceBefore: boolean): Token {
  let end = at + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end < 0) throw formulaError('formulaUnclosedText', at);
    if (text[end + 1] !== '"') break;
    end += 2;
  }
  const value = text.slice(at + 1, end).replaceAll('""', '"');
  return { kind: 'string', value, at, end: end + 1, spaceBefore };
}

function readQuotedSheet(text: string, at: number, spaceBefore: boolean): Token {
  let end = at + 1;
  for (;;) {
    end = text.indexOf("'", end);
    if (end < 0) throw formulaError('formulaUnclosedText', at);
    if (text[end + 1] !== "'") break;
    end += 2;
  }
  const sheet = text.slice(at + 1, end).replaceAll("''", "'");
  if (text[end + 1] !== '!') throw formulaError('formulaUnexpected', at, { found: text.slice(at, end + 1) });
  if (/[[\\/]/.test(sheet)) return { kind: 'refused', why: 'formulaExternalLink', what: sheet, at, end: end + 2, spaceBefore };
  const colon = sheet.indexOf(':');
  if (colon >= 0) return { kind: 'sheets', first: sheet.slice(0, colon), last: sheet.slice(colon + 1), at, end: end + 2, spaceBefore };
  return sheetOrBroken(text, sheet, at, end + 2, spaceBefore);
}

/** `Sheet1!#REF!` is what remains of a deleted cell: the sheet no longer matters. */
function sheetOrBroken(text: string, sheet: string, at: number, end: number, spaceBefore: boolean): Token {
  if (text.startsWith('#REF!', end)) return { kind: 'error', value: '#REF!', at, end: errorEnd(text, end, '#REF!'), spaceBefore };
  return { kind: 'sheet', sheet, at, end, spaceBefore };
}

/** `[1]Sheet1!A1`, `[Book.xlsx]Sheet1!A1` and `[1]!Name` point into another workbook. */
function readExternal(text: string, at: number, spaceBefore: boolean): Token | undefined {
  const close = text.indexOf(']', at);
  if (close < 0) return undefined;
  let end = close + 1;
  while (end < text.length && continuesName(text.charCodeAt(end))) end++;
  if (text[end] !== '!') return undefined;
  return { kind: 'refused', why: 'formulaExternalLink', what: text.slice(at, end), at, end: end + 1, spaceBefore };
}

function readStructured(text: string, at: number, open: number, table: string | undefined, spaceBefore: boolean): Token {
  const end = closingBracket(text, open);
  if (end < 0) throw formulaError('formulaUnclosedBracket', open);
  const parts = readStructuredBrackets(text, open, end);
  return { kind: 'structured', reference: table === undefined ? parts : { table, ...parts }, at, end, spaceBefore };
}

function readError(text: string, at: number): CellErrorCode | undefined {
  return ERRORS.find((error) => text.startsWith(error, at) || text.slice(at, at + error.length).toUpperCase() === error);
}

/** After a deleted sheet Excel keeps the address: `#REF!$A$1:$B$2`. It belongs to the error. */
function errorEnd(text: string, at: number, value: CellErrorCode): number {
  const end = at + value.length;
  if (value !== '#REF!') return end;
  const rest = /\$?[A-Za-z]{1,3}\$?[0-9]+(:\$?[A-Za-z]{1,3}\$?[0-9]+)?(?![A-Za-z0-9_.(])/y;
  rest.lastIndex = end;
  const match = rest.exec(text);
  return match === null ? end : end + match[0].length;
}

function readNumber(text: string, at: number, spaceBefore: boolean): Token {
  NUMBER.lastIndex = at;
  const digits = NUMBER.exec(text)?.[0] ?? '';
  const end = at + digits.length;
  if (opensName(text.charCodeAt(end))) throw formulaError('formulaUnexpected', end, { found: text.slice(end, end + 10) });
  return { kind: 'number', value: Number(digits), at, end, spaceBefore };
}

function readRows(text: string, at: number, spaceBefore: boolean): Token | undefined {
  ROWS.lastIndex = at;
  const match = ROWS.exec(text);
  if (match === null) return undefined;
  const end = at + match[0].length;
  const first = Number(match[2]) - 1;
  const last = Number(match[4]) - 1;
  if (first < 0 || last < 0 || first >= MAX_ROWS || last >= MAX_ROWS || continuesName(text.charCodeAt(end))) return undefined;
  return { kind: 'rows', first, last, firstAbsolute: match[1] === '$', lastAbsolute: match[3] === '$', at, end, spaceBefore };
}

/** A cell, whole columns or whole rows; undefined where the text is a name after all. */
function readReference(text: string, at: number, spaceBefore: boolean): Token | undefined {
  CELL.lastIndex = at;
  const cell = CELL.exec(text);
  if (cell !== null) {
    const end = at + cell[0].length;
    const column = columnIndex(cell[2] ?? '');
    const row = Number(cell[4]) - 1;
    if (column >= 0 && row >= 0 && row < MAX_ROWS && endsReference(text, end)) {
      return { kind: 'cell', row, column, rowAbsolute: cell[3] === '$', columnAbsolute: cell[1] === '$', at, end, spaceBefore };
    }
    return undefined;
  }
  COLUMNS.lastIndex = at;
  const columns = COLUMNS.exec(text);
  if (columns !== null) {
    const end = at + columns[0].length;
    const first = columnIndex(columns[2] ?? '');
    const last = columnIndex(columns[4] ?? '');
    if (first >= 0 && last >= 0 && endsReference(text, end) && text[end] !== '$') {
      return { kind: 'columns', first, last, firstAbsolute: columns[1] === '$', lastAbsolute: columns[3] === '$', at, end, spaceBefore };
    }
  }
  return text[at] === '$' ? readRows(text, at, spaceBefore) : undefined;
}

function endsReference(text: string, end: number): boolean {
  const next = text.charCodeAt(end);
  return !continuesName(next) && next !== 40 && next !== 33 && next !== 91;
}

function readName(text: string, at: number, spaceBefore: boolean, before: Token[]): Token {
  let end = at;
  while (end < text.length && continuesName(text.charCodeAt(end))) end++;
  if (end === at) throw formulaError('formulaUnexpected', at, { found: text.slice(at, at + 10) });
  const name = text.slice(at, end);
  if (text[end] === '!') {
    const previous = before[before.length - 1];
    const first = before[before.length - 2];
    if (previous?.kind === 'symbol' && previous.symbol === ':' && first?.kind === 'name' && before[before.length - 3]?.kind !== 'sheet') {
      before.splice(-2);
      return { kind: 'sheets', first: first.name, last: name, at: first.at, end: end + 1, spaceBefore: first.spaceBefore };
    }
    if (/\.xl\w{1,3}$/i.test(name)) return { kind: 'refused', why: 'formulaExternalLink', what: name, at, end: end + 1, spaceBefore };
    return sheetOrBroken(text, name, at, end + 1, spaceBefore);
  }
  if (text[end] === '[') return readStructured(text, at, end, name, spaceBefore);
  return { kind: 'name', name, at, end, spaceBefore };
}

function readSymbol(text: string, at: number, spaceBefore: boolean): Token {
  const pair = text.slice(at, at + 2);
  const symbol = pair === '<>' || pair === '<=' || pair === '>=' ? pair : text.charAt(at);
  if (!isSymbol(symbol)) throw formulaError('formulaUnexpected', at, { found: text.slice(at, at + 10) });
  return { kind: 'symbol', symbol, at, end: at + symbol.length, spaceBefore };
}

function isSymbol(symbol: string): symbol is SymbolToken['symbol'] {
  return SYMBOLS.has(symbol) || symbol.length === 2;
}
