import type { CellError, CellValue } from '../../../core/cellValue';
import { pow } from '../../../core/special/elementary';
import { besselI, besselJ, besselK, besselY } from '../../../core/special/bessel';
import { isError, NUMBER_ERROR, type Value, VALUE_ERROR } from '../value';
import { type Builtin, type Call, define, fromAnalysisToolPak, type RangeValue } from './define';
import { listOf } from './numbers';
import { unitConversion } from './unitConversion';

const BIT_LIMIT = 2 ** 48;

function bits(name: string, combine: (a: bigint, b: bigint) => bigint): Builtin {
  return define(name, ['number', 'number'], ([first, second]) => {
    const valid = [first, second].every((value) => Number.isInteger(value) && value >= 0 && value < BIT_LIMIT);
    return valid ? Number(combine(BigInt(first), BigInt(second))) : NUMBER_ERROR;
  });
}

function shift(name: string, direction: 1 | -1): Builtin {
  return define(name, ['number', 'number'], ([value, amount]) => {
    if (!Number.isInteger(value) || value < 0 || value >= BIT_LIMIT || Math.abs(amount) > 53) return NUMBER_ERROR;
    const moved = Math.floor(value * 2 ** (Math.trunc(amount) * direction));
    return moved >= BIT_LIMIT ? NUMBER_ERROR : moved;
  });
}

interface Notation {
  readonly radix: number;
  /** Ten digits; the first half of the range stands for negative numbers. */
  readonly size: number;
}

const BINARY: Notation = { radix: 2, size: 2 ** 10 };
const OCTAL: Notation = { radix: 8, size: 8 ** 10 };
const HEXADECIMAL: Notation = { radix: 16, size: 16 ** 10 };

function readNotation(given: string | number | boolean | null, { radix, size }: Notation): number | CellError {
  if (typeof given === 'boolean') return VALUE_ERROR;
  const digits = String(given ?? '').trim().toLowerCase();
  if (digits.length > 10 || [...digits].some((digit) => !(parseInt(digit, 36) < radix))) return NUMBER_ERROR;
  const value = digits === '' ? 0 : parseInt(digits, radix);
  return value >= size / 2 ? value - size : value;
}

function writeNotation(value: number, { radix, size }: Notation, places: number | undefined): Value {
  const whole = Math.trunc(value);
  const length = places === undefined ? 1 : Math.trunc(places);
  if (whole < -size / 2 || whole >= size / 2 || length < 1 || length > 10) return NUMBER_ERROR;
  if (whole < 0) return (size + whole).toString(radix).toUpperCase();
  const text = whole.toString(radix).toUpperCase();
  return places !== undefined && length < text.length ? NUMBER_ERROR : text.padStart(length, '0');
}

function toDecimal(name: string, from: Notation): Builtin {
  return define(name, ['plain'], ([given]) => readNotation(given, from));
}

function fromDecimal(name: string, to: Notation): Builtin {
  return define(name, ['number', 'number?'], ([value, places]) => writeNotation(value, to, places));
}

function between(name: string, from: Notation, to: Notation): Builtin {
  return define(name, ['plain', 'number?'], ([given, places]) => {
    const value = readNotation(given, from);
    return typeof value === 'number' ? writeNotation(value, to, places) : value;
  });
}

/** Coefficients times x to powers that rise from `first` by `step`. */
function powerSeries(x: number, first: number, step: number, coefficients: RangeValue, call: Call): CellValue {
  let total = 0;
  for (const [index, coefficient] of listOf(coefficients, call).entries()) {
    if (isError(coefficient)) return coefficient;
    if (typeof coefficient !== 'number') return VALUE_ERROR;
    const exponent = first + index * step;
    if (x === 0 && exponent <= 0) return NUMBER_ERROR;
    total += coefficient * pow(x, exponent);
  }
  return total;
}

/** A Bessel function of whole order; those of the second kind have no value at 0 and below. */
function bessel(name: string, evaluate: (x: number, order: number) => number, positive: boolean): Builtin {
  return define(name, ['number', 'number'], ([x, order]) => {
    const whole = Math.trunc(order);
    return whole < 0 || (positive && x <= 0) || Math.abs(x) > LARGEST_BESSEL || whole > LARGEST_BESSEL ? NUMBER_ERROR : evaluate(x, whole);
  });
}

/** Beyond this the phase of a Bessel function is lost in a double, or nearly so; Excel stops about there too. */
const LARGEST_BESSEL = 1e8;

export const engineeringFunctions: readonly Builtin[] = [
  bits('BITAND', (a, b) => a & b),
  bits('BITOR', (a, b) => a | b),
  bits('BITXOR', (a, b) => a ^ b),
  shift('BITLSHIFT', 1),
  shift('BITRSHIFT', -1),
  ...fromAnalysisToolPak(
  define('DELTA', ['number', 'number?'], ([first, second = 0]): CellValue => (first === second ? 1 : 0)),
  define('GESTEP', ['number', 'number?'], ([value, step = 0]): CellValue => (value >= step ? 1 : 0)),
  toDecimal('BIN2DEC', BINARY),
  toDecimal('OCT2DEC', OCTAL),
  toDecimal('HEX2DEC', HEXADECIMAL),
  fromDecimal('DEC2BIN', BINARY),
  fromDecimal('DEC2OCT', OCTAL),
  fromDecimal('DEC2HEX', HEXADECIMAL),
  between('BIN2OCT', BINARY, OCTAL),
  between('BIN2HEX', BINARY, HEXADECIMAL),
  between('OCT2BIN', OCTAL, BINARY),
  between('OCT2HEX', OCTAL, HEXADECIMAL),
  between('HEX2BIN', HEXADECIMAL, BINARY),
  between('HEX2OCT', HEXADECIMAL, OCTAL),
  bessel('BESSELI', besselI, false),
  bessel('BESSELJ', besselJ, false),
  bessel('BESSELK', besselK, true),
  bessel('BESSELY', besselY, true),
  define('SERIESSUM', ['number', 'number', 'number', 'range'], ([x, first, step, coefficients], call) => powerSeries(x, first, step, coefficients, call)),
  define('CONVERT', ['number', 'text', 'text'], ([value, from, to]) => unitConversion(value, from, to)),
  ),
];
