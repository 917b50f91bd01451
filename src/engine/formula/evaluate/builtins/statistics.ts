import type { CellError } from '../../../core/cellValue';
import { exp, log, pow } from '../../../core/special/elementary';
import { DIVISION_ERROR, isError, NOT_AVAILABLE, NUMBER_ERROR, type Value } from '../value';
import { mean, ofNumbers, sum } from './aggregates';
import { alias, type Builtin, define, type RangeValue, type Call } from './define';
import { numbersAndTextIn, numbersIn } from './numbers';

/** Σ (x − mean)². */
export function squaredDeviations(numbers: readonly number[]): number {
  const centre = sum(numbers) / numbers.length;
  let total = 0;
  for (const number of numbers) total += (number - centre) * (number - centre);
  return total;
}

export function sampleVariance(numbers: readonly number[]): number | CellError {
  return numbers.length < 2 ? DIVISION_ERROR : squaredDeviations(numbers) / (numbers.length - 1);
}

export function populationVariance(numbers: readonly number[]): number | CellError {
  return numbers.length === 0 ? DIVISION_ERROR : squaredDeviations(numbers) / numbers.length;
}

export function rootOf(value: number | CellError): number | CellError {
  return typeof value === 'number' ? Math.sqrt(value) : value;
}

/** Σ ((x − mean) / s)^order. */
function standardizedPower(numbers: readonly number[], deviation: number, order: number): number {
  const centre = sum(numbers) / numbers.length;
  let total = 0;
  for (const number of numbers) total += pow((number - centre) / deviation, order);
  return total;
}

function skewness(numbers: readonly number[]): Value {
  const n = numbers.length;
  const deviation = rootOf(sampleVariance(numbers));
  if (n < 3 || isError(deviation) || deviation === 0) return DIVISION_ERROR;
  return (n / ((n - 1) * (n - 2))) * standardizedPower(numbers, deviation, 3);
}

function populationSkewness(numbers: readonly number[]): Value {
  const deviation = rootOf(populationVariance(numbers));
  if (numbers.length < 3 || isError(deviation) || deviation === 0) return DIVISION_ERROR;
  return standardizedPower(numbers, deviation, 3) / numbers.length;
}

function kurtosis(numbers: readonly number[]): Value {
  const n = numbers.length;
  const deviation = rootOf(sampleVariance(numbers));
  if (n < 4 || isError(deviation) || deviation === 0) return DIVISION_ERROR;
  const tails = ((n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3))) * standardizedPower(numbers, deviation, 4);
  return tails - (3 * (n - 1) * (n - 1)) / ((n - 2) * (n - 3));
}

function geometricMean(numbers: readonly number[]): Value {
  if (numbers.length === 0 || numbers.some((number) => number <= 0)) return NUMBER_ERROR;
  let product = 1;
  for (const number of numbers) product *= number;
  if (product > 1e-290 && product < 1e290) return pow(product, 1 / numbers.length);
  return exp(sum(numbers.map(log)) / numbers.length);
}

function harmonicMean(numbers: readonly number[]): Value {
  if (numbers.length === 0 || numbers.some((number) => number <= 0)) return NUMBER_ERROR;
  return numbers.length / sum(numbers.map((number) => 1 / number));
}

function meanDeviation(numbers: readonly number[]): Value {
  const centre = mean(numbers);
  return isError(centre) ? NUMBER_ERROR : sum(numbers.map((number) => Math.abs(number - centre))) / numbers.length;
}

/** The values that occur most often, in the order in which they first occur. */
function modes(numbers: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  return most < 2 ? [] : [...counts].filter(([, count]) => count === most).map(([number]) => number);
}

function trimmedMean(range: RangeValue, share: number, call: Call): Value {
  const numbers = numbersIn([range], call);
  if (isError(numbers)) return numbers;
  if (share < 0 || share >= 1 || numbers.length === 0) return NUMBER_ERROR;
  const cut = Math.floor((numbers.length * share) / 2 + 1e-12);
  const kept = [...numbers].sort((a, b) => a - b).slice(cut, numbers.length - cut);
  return mean(kept);
}

export const statisticFunctions: readonly Builtin[] = [
  ...alias(ofNumbers('STDEV.S', (numbers) => rootOf(sampleVariance(numbers))), 'STDEV'),
  ...alias(ofNumbers('STDEV.P', (numbers) => rootOf(populationVariance(numbers))), 'STDEVP'),
  ...alias(ofNumbers('VAR.S', sampleVariance), 'VAR'),
  ...alias(ofNumbers('VAR.P', populationVariance), 'VARP'),
  ofNumbers('STDEVA', (numbers) => rootOf(sampleVariance(numbers)), numbersAndTextIn),
  ofNumbers('STDEVPA', (numbers) => rootOf(populationVariance(numbers)), numbersAndTextIn),
  ofNumbers('VARA', sampleVariance, numbersAndTextIn),
  ofNumbers('VARPA', populationVariance, numbersAndTextIn),
  ofNumbers('DEVSQ', (numbers) => (numbers.length === 0 ? NUMBER_ERROR : squaredDeviations(numbers))),
  ofNumbers('AVEDEV', meanDeviation),
  ofNumbers('SKEW', skewness),
  ofNumbers('SKEW.P', populationSkewness),
  ofNumbers('KURT', kurtosis),
  ofNumbers('GEOMEAN', geometricMean),
  ofNumbers('HARMEAN', harmonicMean),
  ...alias(ofNumbers('MODE.SNGL', (numbers) => modes(numbers)[0] ?? NOT_AVAILABLE), 'MODE'),
  ofNumbers('MODE.MULT', (numbers) => {
    const found = modes(numbers);
    return found.length === 0 ? NOT_AVAILABLE : found.map((number) => [number]);
  }),
  define('TRIMMEAN', ['range', 'number'], ([range, share], call) => trimmedMean(range, share, call)),
  define('STANDARDIZE', ['number', 'number', 'number'], ([x, centre, deviation]) => (deviation <= 0 ? NUMBER_ERROR : (x - centre) / deviation)),
];
