import type { CellError } from '../../../core/cellValue';
import { DIVISION_ERROR, isError, VALUE_ERROR, type Value } from '../value';
import { type Builtin, type Call, define, defineList, type RangeValue } from './define';
import { listOf, matrixOf, numbersAndTextIn, numbersIn, visitNumbers, visitValues } from './numbers';

/** A function of all the numbers in its arguments. */
export function ofNumbers(name: string, evaluate: (numbers: number[]) => Value, collect = numbersIn): Builtin {
  return defineList(name, [], 'range', (_, args, call) => {
    const numbers = collect(args, call);
    return isError(numbers) ? numbers : evaluate(numbers);
  });
}

export function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

export function mean(numbers: readonly number[]): number | CellError {
  return numbers.length === 0 ? DIVISION_ERROR : sum(numbers) / numbers.length;
}

export function product(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((total, number) => total * number, 1);
}

export function smallest(numbers: readonly number[]): number {
  let least = Infinity;
  for (const number of numbers) if (number < least) least = number;
  return numbers.length === 0 ? 0 : least;
}

export function largest(numbers: readonly number[]): number {
  let most = -Infinity;
  for (const number of numbers) if (number > most) most = number;
  return numbers.length === 0 ? 0 : most;
}

export function countNumbers(args: readonly RangeValue[], call: Call): number {
  let count = 0;
  for (const argument of args) {
    visitValues(argument, call, (value, where) => {
      if (typeof value === 'number') count++;
      else if (where === 'argument' && !isError(value) && typeof call.interpreter.toNumber(value) === 'number') count++;
      return undefined;
    });
  }
  return count;
}

export function countFilled(args: readonly RangeValue[], call: Call): number {
  let count = 0;
  for (const argument of args) {
    visitValues(argument, call, (value, where) => {
      if (value !== null || where === 'argument') count++;
      return undefined;
    });
  }
  return count;
}

function sumProduct(args: readonly RangeValue[], call: Call): Value {
  const matrices = args.map((argument) => matrixOf(argument, call));
  const [first, ...others] = matrices;
  if (first === undefined) return VALUE_ERROR;
  const columns = first[0]?.length ?? 0;
  if (others.some((matrix) => matrix.length !== first.length || (matrix[0]?.length ?? 0) !== columns)) return VALUE_ERROR;
  let total = 0;
  for (let row = 0; row < first.length; row++) {
    for (let column = 0; column < columns; column++) {
      let term = 1;
      for (const matrix of matrices) {
        const value = matrix[row]?.[column] ?? null;
        if (isError(value)) return value;
        term *= typeof value === 'number' ? value : 0;
      }
      total += term;
    }
  }
  return total;
}

/** Σ of a function of two arrays' numbers, in pairs. */
function sumOfPairs(name: string, term: (x: number, y: number) => number): Builtin {
  return define(name, ['array', 'array'], ([first, second], call) => {
    const x = listOf(first, call);
    const y = listOf(second, call);
    if (x.length !== y.length) return { error: '#N/A' };
    let total = 0;
    let pairs = 0;
    for (let index = 0; index < x.length; index++) {
      const a = x[index] ?? null;
      const b = y[index] ?? null;
      if (isError(a)) return a;
      if (isError(b)) return b;
      if (typeof a !== 'number' || typeof b !== 'number') continue;
      total += term(a, b);
      pairs++;
    }
    return pairs === 0 ? DIVISION_ERROR : total;
  });
}

export const aggregateFunctions: readonly Builtin[] = [
  defineList('SUM', [], 'range', (_, args, call) => {
    let total = 0;
    return visitNumbers(args, call, (value) => (total += value)) ?? total;
  }),
  ofNumbers('PRODUCT', product),
  ofNumbers('SUMSQ', (numbers) => sum(numbers.map((number) => number * number))),
  ofNumbers('AVERAGE', mean),
  ofNumbers('AVERAGEA', mean, numbersAndTextIn),
  ofNumbers('MIN', smallest),
  ofNumbers('MAX', largest),
  ofNumbers('MINA', smallest, numbersAndTextIn),
  ofNumbers('MAXA', largest, numbersAndTextIn),
  defineList('COUNT', [], 'range', (_, args, call) => countNumbers(args, call)),
  defineList('COUNTA', [], 'range', (_, args, call) => countFilled(args, call)),
  defineList('SUMPRODUCT', [], 'array', (_, args, call) => sumProduct(args, call)),
  sumOfPairs('SUMX2MY2', (x, y) => x * x - y * y),
  sumOfPairs('SUMX2PY2', (x, y) => x * x + y * y),
  sumOfPairs('SUMXMY2', (x, y) => (x - y) * (x - y)),
];
