import { log } from '../../../core/special/elementary';
import type { CellValue } from '../../../core/cellValue';
import { DIVISION_ERROR, isError, VALUE_ERROR } from '../value';
import {
  commonUnit, type Complex, cosine, cotangent, exponential, hyperbolicCosine, hyperbolicSine, minus, modulus, naturalLogarithm, ONE, over, type Pair,
  plus, power, readComplex, sine, tangent, times, writeComplex,
} from './complexNumber';
import { type Builtin, type Call, define, defineList, fromAnalysisToolPak, type RangeValue } from './define';
import { listOf } from './numbers';

/** A number from one complex number. */
function measure(name: string, evaluate: (z: Pair) => CellValue): Builtin {
  return define(name, ['plain'], ([given]) => {
    const z = readComplex(given);
    return isError(z) ? z : evaluate([z.re, z.im]);
  });
}

/** A complex number from one. */
function transform(name: string, evaluate: (z: Pair) => Pair): Builtin {
  return define(name, ['plain'], ([given]) => {
    const z = readComplex(given);
    return isError(z) ? z : written(evaluate([z.re, z.im]), z.unit);
  });
}

/** A complex number from two. */
function combine(name: string, evaluate: (first: Pair, second: Pair) => Pair): Builtin {
  return define(name, ['plain', 'plain'], ([first, second]) => folded([first, second], evaluate));
}

/** A complex number from the values and ranges given, empty cells left out. */
function gather(name: string, evaluate: (first: Pair, second: Pair) => Pair): Builtin {
  return defineList(name, [], 'range', (_fixed, rest: readonly RangeValue[], call: Call) =>
    folded(
      rest.flatMap((argument) => listOf(argument, call)),
      evaluate,
    ),
  );
}

function folded(values: readonly CellValue[], evaluate: (first: Pair, second: Pair) => Pair): CellValue {
  let total: Complex | undefined;
  for (const value of values) {
    const next = readComplex(value);
    if (isError(next)) return next;
    if (total === undefined) {
      total = next;
      continue;
    }
    const unit = commonUnit(total, next);
    if (isError(unit)) return unit;
    const [re, im] = evaluate([total.re, total.im], [next.re, next.im]);
    total = { re, im, unit };
  }
  return total === undefined ? 0 : writeComplex(total);
}

function written([re, im]: Pair, unit: Complex['unit']): CellValue {
  return writeComplex({ re, im, unit });
}

const inverse = (of: (z: Pair) => Pair) => (z: Pair): Pair => over(ONE, of(z));
const scaled = (z: Pair, base: number): Pair => [z[0] / log(base), z[1] / log(base)];

/** Complex numbers, which worksheets carry as text. */
export const complexFunctions: readonly Builtin[] = fromAnalysisToolPak(
  define('COMPLEX', ['number', 'number', 'text?'], ([re, im, given = '']) => {
    // An empty suffix is the usual one, a blank cell among them.
    const unit = given === '' ? 'i' : given;
    return unit === 'i' || unit === 'j' ? writeComplex({ re, im, unit }) : VALUE_ERROR;
  }),
  measure('IMREAL', ([re]) => re),
  measure('IMAGINARY', ([, im]) => im),
  measure('IMABS', modulus),
  measure('IMARGUMENT', ([re, im]) => (re === 0 && im === 0 ? DIVISION_ERROR : Math.atan2(im, re))),
  transform('IMCONJUGATE', ([re, im]) => [re, -im]),
  gather('IMSUM', plus),
  gather('IMPRODUCT', times),
  combine('IMSUB', minus),
  combine('IMDIV', over),
  define('IMPOWER', ['plain', 'number'], ([given, exponent]) => {
    const z = readComplex(given);
    return isError(z) ? z : written(power([z.re, z.im], exponent), z.unit);
  }),
  transform('IMSQRT', (z) => power(z, 0.5)),
  transform('IMEXP', exponential),
  transform('IMLN', naturalLogarithm),
  transform('IMLOG10', (z) => scaled(naturalLogarithm(z), 10)),
  transform('IMLOG2', (z) => scaled(naturalLogarithm(z), 2)),
  transform('IMSIN', sine),
  transform('IMCOS', cosine),
  transform('IMTAN', tangent),
  transform('IMCOT', cotangent),
  transform('IMSEC', inverse(cosine)),
  transform('IMCSC', inverse(sine)),
  transform('IMSINH', hyperbolicSine),
  transform('IMCOSH', hyperbolicCosine),
  transform('IMSECH', inverse(hyperbolicCosine)),
  transform('IMCSCH', inverse(hyperbolicSine)),
);
