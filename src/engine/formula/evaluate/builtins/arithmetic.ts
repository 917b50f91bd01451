import { exp, log, log10, pow } from '../../../core/special/elementary';
import { gamma, logGamma } from '../../../core/special/logGamma';
import { roundAwayFromZero, roundHalfAway, roundTowardsZero } from '../../../core/rounding';
import type { CellError } from '../../../core/cellValue';
import { power } from '../operators';
import { sameNumber } from '../compare';
import { buildMatrix, DIVISION_ERROR, isError, NUMBER_ERROR, type Value, VALUE_ERROR } from '../value';
import { ofNumbers } from './aggregates';
import { alias, type Builtin, define, fromAnalysisToolPak } from './define';
import { strictNumbersIn } from './numbers';

/** A function of one number. */
export function ofNumber(name: string, evaluate: (x: number) => Value): Builtin {
  return define(name, ['number'], ([x]) => evaluate(x));
}

/** x / step as a whole number of steps where only rounding noise keeps it from being one. */
function steps(x: number, step: number): number {
  const ratio = x / step;
  const whole = Math.round(ratio);
  return sameNumber(ratio, whole) ? whole : ratio;
}

/** The multiple of `step` above or below x, rounded as `cut` says, without the noise of the multiplication. */
function multiple(x: number, step: number, cut: (ratio: number) => number): number {
  return Number((cut(steps(x, step)) * step).toPrecision(15));
}

function ceiling(x: number, step: number): number | CellError {
  if (x === 0 || step === 0) return 0;
  if (x > 0 && step < 0) return NUMBER_ERROR;
  return multiple(x, step, Math.ceil);
}

function floor(x: number, step: number): number | CellError {
  if (x === 0) return 0;
  if (step === 0) return DIVISION_ERROR;
  if (x > 0 && step < 0) return NUMBER_ERROR;
  return multiple(x, step, Math.floor);
}

/** x − n·⌊x/n⌋: the sign of the divisor. */
export function modulo(x: number, divisor: number): number | CellError {
  if (divisor === 0) return DIVISION_ERROR;
  const quotient = x / divisor;
  if (Math.abs(quotient) >= 1125900000000) return NUMBER_ERROR;
  const rest = x % divisor;
  const result = rest !== 0 && rest < 0 !== divisor < 0 ? rest + divisor : rest;
  return Math.abs(result) < 1e-15 * Math.abs(x) || sameNumber(result, divisor) ? 0 : result;
}

export function factorial(x: number): number | CellError {
  if (x < 0) return NUMBER_ERROR;
  return gamma(Math.floor(x) + 1);
}

function doubleFactorial(x: number): number | CellError {
  const whole = Math.floor(x);
  if (whole < -1) return NUMBER_ERROR;
  let value = 1;
  for (let factor = whole; factor > 1 && Number.isFinite(value); factor -= 2) value *= factor;
  return value;
}

/** n over k, exact while it fits a double. */
export function combinations(total: number, chosen: number): number | CellError {
  const n = Math.trunc(total);
  const k = Math.trunc(chosen);
  if (n < 0 || k < 0 || k > n) return NUMBER_ERROR;
  const small = Math.min(k, n - k);
  if (small > 2000) return exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1));
  let value = 1;
  for (let step = 1; step <= small; step++) value = (value * (n - small + step)) / step;
  return value < 2 ** 53 ? Math.round(value) : value;
}

function combinationsWithRepetition(n: number, k: number): number | CellError {
  if (n < 0 || k < 0) return NUMBER_ERROR;
  return k === 0 ? 1 : combinations(n + k - 1, k);
}

export function permutations(total: number, chosen: number): number | CellError {
  const n = Math.trunc(total);
  const k = Math.trunc(chosen);
  if (n < 0 || k < 0 || k > n) return NUMBER_ERROR;
  let value = 1;
  for (let step = 0; step < k && Number.isFinite(value); step++) value *= n - step;
  return value;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

function wholeNumbers(numbers: readonly number[], join: (a: number, b: number) => number): Value {
  if (numbers.some((number) => number < 0 || number >= 2 ** 53)) return NUMBER_ERROR;
  const whole = numbers.map(Math.trunc);
  const joined = whole.reduce(join, whole[0] ?? 0);
  return joined >= 2 ** 53 ? NUMBER_ERROR : joined;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
];
const ROMAN_SHORTER: readonly (readonly (readonly [number, string])[])[] = [
  [],
  [[950, 'LM'], [450, 'LD'], [95, 'VC'], [45, 'VL']],
  [[990, 'XM'], [950, 'LM'], [490, 'XD'], [450, 'LD'], [99, 'IC'], [95, 'VC'], [49, 'IL'], [45, 'VL']],
  [[995, 'VM'], [990, 'XM'], [950, 'LM'], [495, 'VD'], [490, 'XD'], [450, 'LD'], [99, 'IC'], [95, 'VC'], [49, 'IL'], [45, 'VL']],
  [[999, 'IM'], [995, 'VM'], [990, 'XM'], [950, 'LM'], [499, 'ID'], [495, 'VD'], [490, 'XD'], [450, 'LD'], [99, 'IC'], [95, 'VC'], [49, 'IL'], [45, 'VL']],
];

function roman(value: number, form: number): Value {
  const shorter = ROMAN_SHORTER[form];
  if (value < 0 || value >= 4000 || shorter === undefined) return VALUE_ERROR;
  const symbols = [...ROMAN, ...shorter].sort(([a], [b]) => b - a);
  let rest = Math.trunc(value);
  let text = '';
  for (const [size, symbol] of symbols) {
    while (rest >= size) {
      text += symbol;
      rest -= size;
    }
  }
  return text;
}

function arabic(text: string): Value {
  const upper = text.trim().toUpperCase();
  const negative = upper.startsWith('-');
  const digits: Readonly<Record<string, number>> = { M: 1000, D: 500, C: 100, L: 50, X: 10, V: 5, I: 1 };
  let total = 0;
  let largest = 0;
  for (const letter of [...upper.slice(negative ? 1 : 0)].reverse()) {
    const digit = digits[letter];
    if (digit === undefined) return VALUE_ERROR;
    total += digit < largest ? -digit : digit;
    largest = Math.max(largest, digit);
  }
  return negative ? -total : total;
}

function toBase(value: number, radix: number, length: number): Value {
  const whole = Math.trunc(value);
  if (whole < 0 || whole >= 2 ** 53 || radix < 2 || radix > 36 || length < 0 || length > 255) return NUMBER_ERROR;
  return whole.toString(Math.trunc(radix)).toUpperCase().padStart(Math.trunc(length), '0');
}

function fromBase(text: string, radix: number): Value {
  const base = Math.trunc(radix);
  if (base < 2 || base > 36) return NUMBER_ERROR;
  let value = 0;
  for (const letter of text.trim().toLowerCase()) {
    const digit = parseInt(letter, 36);
    if (!(digit < base)) return NUMBER_ERROR;
    value = value * base + digit;
  }
  return value;
}

function rounded(name: string, round: (value: number, digits: number) => number): Builtin {
  return define(name, ['number', 'number'], ([x, digits]) => round(x, digits));
}

/** Away from or towards zero for negative numbers, depending on the mode of CEILING.MATH and FLOOR.MATH. */
function roundMath(x: number, significance: number | undefined, mode: number, up: boolean): Value {
  const step = Math.abs(significance ?? 1);
  if (step === 0 || x === 0) return 0;
  const cut = up !== (x < 0 && mode !== 0) ? Math.ceil : Math.floor;
  return multiple(x, step, cut);
}

export const arithmeticFunctions: readonly Builtin[] = [
  ofNumber('ABS', Math.abs),
  ofNumber('SIGN', Math.sign),
  ofNumber('INT', (x) => (sameNumber(x, Math.round(x)) ? Math.round(x) : Math.floor(x))),
  ofNumber('SQRT', (x) => (x < 0 ? NUMBER_ERROR : Math.sqrt(x))),
  ofNumber('SQRTPI', (x) => (x < 0 ? NUMBER_ERROR : Math.sqrt(x * Math.PI))),
  ofNumber('EXP', exp),
  ofNumber('LN', (x) => (x <= 0 ? NUMBER_ERROR : log(x))),
  ofNumber('LOG10', (x) => (x <= 0 ? NUMBER_ERROR : log10(x))),
  define('LOG', ['number', 'number?'], ([x, base = 10]) => {
    if (x <= 0 || base <= 0) return NUMBER_ERROR;
    if (base === 1) return DIVISION_ERROR;
    return base === 10 ? log10(x) : log(x) / log(base);
  }),
  define('POWER', ['number', 'number'], ([base, exponent]) => power(base, exponent)),
  define('MOD', ['number', 'number'], ([x, divisor]) => modulo(x, divisor)),
  ...fromAnalysisToolPak(define('QUOTIENT', ['number', 'number'], ([x, divisor]) => (divisor === 0 ? DIVISION_ERROR : Math.trunc(x / divisor)))),
  rounded('ROUND', roundHalfAway),
  rounded('ROUNDUP', roundAwayFromZero),
  rounded('ROUNDDOWN', roundTowardsZero),
  define('TRUNC', ['number', 'number?'], ([x, digits = 0]) => roundTowardsZero(x, digits)),
  ...fromAnalysisToolPak(define('MROUND', ['number', 'number'], ([x, step]) => {
    if (x === 0 || step === 0) return 0;
    if (x < 0 !== step < 0) return NUMBER_ERROR;
    return multiple(x, step, (ratio) => Math.floor(ratio + 0.5));
  })),
  define('CEILING', ['number', 'number'], ([x, step]) => ceiling(x, step)),
  define('FLOOR', ['number', 'number'], ([x, step]) => floor(x, step)),
  ...alias(define('CEILING.PRECISE', ['number', 'number?'], ([x, step = 1]) => (step === 0 ? 0 : multiple(x, Math.abs(step), Math.ceil))), 'ISO.CEILING'),
  define('FLOOR.PRECISE', ['number', 'number?'], ([x, step = 1]) => (step === 0 ? 0 : multiple(x, Math.abs(step), Math.floor))),
  define('CEILING.MATH', ['number', 'number?', 'number?'], ([x, step, mode = 0]) => roundMath(x, step, mode, true), { emptyMeansDefault: true }),
  define('FLOOR.MATH', ['number', 'number?', 'number?'], ([x, step, mode = 0]) => roundMath(x, step, mode, false), { emptyMeansDefault: true }),
  ofNumber('EVEN', (x) => Math.sign(x) * 2 * Math.ceil(Math.abs(x) / 2)),
  ofNumber('ODD', (x) => (x === 0 ? 1 : Math.sign(x) * (2 * Math.ceil((Math.abs(x) + 1) / 2) - 1))),
  ofNumber('FACT', factorial),
  ofNumber('FACTDOUBLE', doubleFactorial),
  define('COMBIN', ['number', 'number'], ([n, k]) => combinations(n, k)),
  define('COMBINA', ['number', 'number'], ([n, k]) => combinationsWithRepetition(Math.trunc(n), Math.trunc(k))),
  define('PERMUT', ['number', 'number'], ([n, k]) => permutations(n, k)),
  define('PERMUTATIONA', ['number', 'number'], ([n, k]) => (n < 0 || k < 0 ? NUMBER_ERROR : pow(Math.trunc(n), Math.trunc(k)))),
  ofNumbers('GCD', (numbers) => wholeNumbers(numbers, commonDivisor), strictNumbersIn),
  ofNumbers('LCM', (numbers) => wholeNumbers(numbers, (a, b) => (a === 0 || b === 0 ? 0 : (a / commonDivisor(a, b)) * b)), strictNumbersIn),
  ofNumbers('MULTINOMIAL', (numbers) => {
    if (numbers.some((number) => number < 0)) return NUMBER_ERROR;
    const whole = numbers.map(Math.trunc);
    let total = 0;
    let value = 1;
    for (const number of whole) {
      total += number;
      const ways = combinations(total, number);
      if (isError(ways)) return ways;
      value *= ways;
    }
    return value;
  }, strictNumbersIn),
  define('PI', [], () => Math.PI),
  define('ROMAN', ['number', 'scalar?'], ([value, form = 0]) => roman(value, typeof form === 'boolean' ? (form ? 0 : 4) : Math.trunc(Number(form)))),
  define('ARABIC', ['text'], ([text]) => arabic(text)),
  define('BASE', ['number', 'number', 'number?'], ([value, radix, length = 0]) => toBase(value, radix, length)),
  define('DECIMAL', ['text', 'number'], ([text, radix]) => fromBase(text, radix)),
  define('RAND', [], (_, { workbook }) => workbook.random()),
  define('RANDBETWEEN', ['number', 'number'], ([low, high], { workbook }) => {
    const from = Math.ceil(low);
    const to = Math.floor(high);
    return from > to ? NUMBER_ERROR : from + Math.floor(workbook.random() * (to - from + 1));
  }),
  define(
    'RANDARRAY',
    ['number?', 'number?', 'number?', 'number?', 'logical?'],
    ([rows = 1, columns = 1, low = 0, high = 1, whole = false], { workbook }) => {
      if (rows < 1 || columns < 1 || low > high) return VALUE_ERROR;
      return buildMatrix(Math.trunc(rows), Math.trunc(columns), () =>
        whole ? Math.ceil(low) + Math.floor(workbook.random() * (Math.floor(high) - Math.ceil(low) + 1)) : low + workbook.random() * (high - low),
      );
    },
    { emptyMeansDefault: true },
  ),
];
