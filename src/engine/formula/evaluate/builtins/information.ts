import type { CellValue } from '../../../core/cellValue';
import { roundTowardsZero } from '../../../core/rounding';
import { rangeAddress, sheetPrefix } from '../../parse/address';
import { rowsOf, widthOf } from '../reference';
import { UnsupportedSignal } from '../signals';
import { isError, isLambda, isMatrix, isReference, NOT_AVAILABLE, REFERENCE_ERROR, VALUE_ERROR } from '../value';
import { type Builtin, define, forEachReference, type KindValues } from './define';
import { ofCells } from './elements';

const ERROR_NUMBERS: Readonly<Record<string, number>> = {
  '#NULL!': 1, '#DIV/0!': 2, '#VALUE!': 3, '#REF!': 4, '#NAME?': 5, '#NUM!': 6, '#N/A': 7, '#BUSY!': 8, '#SPILL!': 9, '#CALC!': 14,
};

function isA(name: string, test: (value: KindValues['scalar']) => boolean): Builtin {
  return define(name, ['scalar'], ([value]) => test(value));
}

function asNumber(value: CellValue): CellValue {
  return typeof value === 'number' || isError(value) ? value : Number(value === true);
}

function parity(name: string, rest: number): Builtin {
  return define(name, ['plain'], ([value], { interpreter }) => {
    if (typeof value === 'boolean') return VALUE_ERROR;
    const number = interpreter.toNumber(value);
    return typeof number === 'number' ? Math.abs(roundTowardsZero(number, 0)) % 2 === rest : number;
  });
}

export const informationFunctions: readonly Builtin[] = [
  isA('ISBLANK', (value) => value === null),
  isA('ISERROR', isError),
  isA('ISERR', (value) => isError(value) && value.error !== '#N/A'),
  isA('ISNA', (value) => isError(value) && value.error === '#N/A'),
  isA('ISNUMBER', (value) => typeof value === 'number'),
  isA('ISTEXT', (value) => typeof value === 'string'),
  isA('ISNONTEXT', (value) => typeof value !== 'string'),
  isA('ISLOGICAL', (value) => typeof value === 'boolean'),
  parity('ISEVEN', 0),
  parity('ISODD', 1),
  define('ISREF', ['any'], ([value]) => isReference(value)),
  define('ISFORMULA', ['reference'], ([reference], call) => ofCells(reference, call, (cell) => call.workbook.formula(cell) !== undefined)),
  define('NA', [], () => NOT_AVAILABLE),
  ...forEachReference(
    // Of a reference N takes the first cell, of an array every element.
    define('N', ['any'], ([value], { interpreter, frame }) => (isMatrix(value) ? value.map((row) => row.map(asNumber)) : asNumber(interpreter.firstCell(value, frame)))),
  ),
  define('TYPE', ['any'], ([value], { interpreter, frame }) => {
    if (isMatrix(value) || (isReference(value) && value.single !== undefined && rowsOf(value.single) * widthOf(value.single) > 1)) return 64;
    if (isLambda(value)) return 128;
    const first = interpreter.firstCell(value, frame);
    if (typeof first === 'string') return 2;
    if (typeof first === 'boolean') return 4;
    return isError(first) ? 16 : 1;
  }),
  define('ERROR.TYPE', ['scalar'], ([value]) => (isError(value) ? (ERROR_NUMBERS[value.error] ?? NOT_AVAILABLE) : NOT_AVAILABLE)),
  define('SHEET', ['any?'], ([value], { workbook, frame }) => {
    if (value === undefined || value === null) return frame.sheet + 1;
    if (isReference(value)) return (value.areas[0]?.sheet ?? 0) + 1;
    if (isError(value)) return value;
    const sheet = typeof value === 'string' ? workbook.binding.sheet(value) : undefined;
    return sheet === undefined ? NOT_AVAILABLE : sheet + 1;
  }),
  define('SHEETS', ['any?'], ([value], { workbook }) => {
    if (value === undefined) return workbook.sheetNames.length;
    return isReference(value) ? new Set(value.areas.map(({ sheet }) => sheet)).size : REFERENCE_ERROR;
  }),
  define('CELL', ['text', 'reference?'], ([kind, reference], { workbook, frame, interpreter }) => {
    const area = reference?.areas[0] ?? { sheet: frame.sheet, top: frame.row, left: frame.column, bottom: frame.row, right: frame.column };
    const value = interpreter.firstCell(workbook.cell(area.sheet, area.top, area.left), frame);
    switch (kind.toLowerCase()) {
      case 'row':
        return area.top + 1;
      case 'col':
        return area.left + 1;
      case 'contents':
        return value;
      case 'type':
        if (value === null) return 'b';
        return typeof value === 'string' ? 'l' : 'v';
      case 'address': {
        const address = rangeAddress({ ...area, bottom: area.top, right: area.left }).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
        return area.sheet === frame.sheet ? address : sheetPrefix(workbook.sheetNames[area.sheet] ?? '') + address;
      }
      default:
        throw new UnsupportedSignal('CELL');
    }
  }),
  define('INFO', ['text'], () => {
    throw new UnsupportedSignal('INFO');
  }),
];
