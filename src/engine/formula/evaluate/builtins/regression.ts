import type { CellError, CellMatrix } from '../../../core/cellValue';
import { exp, log } from '../../../core/special/elementary';
import { buildMatrix, columnsOf, DIVISION_ERROR, isError, NOT_AVAILABLE, NUMBER_ERROR, REFERENCE_ERROR, type Value, VALUE_ERROR } from '../value';
import { transpose } from './arrays';
import { alias, type Builtin, type Call, define, type RangeValue } from './define';
import { leastSquares, type LinearFit } from './leastSquares';
import { matrixOf, numberPairs } from './numbers';

interface Moments {
  readonly count: number;
  readonly xMean: number;
  readonly yMean: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

function momentsOf(x: readonly number[], y: readonly number[]): Moments {
  const count = x.length;
  let xSum = 0;
  let ySum = 0;
  for (let index = 0; index < count; index++) {
    xSum += x[index] ?? 0;
    ySum += y[index] ?? 0;
  }
  const xMean = xSum / count;
  const yMean = ySum / count;
  let [xx, yy, xy] = [0, 0, 0];
  for (let index = 0; index < count; index++) {
    const dx = (x[index] ?? 0) - xMean;
    const dy = (y[index] ?? 0) - yMean;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return { count, xMean, yMean, xx, yy, xy };
}

/** A function of two lists of numbers in pairs. `first` and `second` are x and y as the function lists them. */
function ofPairs(name: string, evaluate: (moments: Moments) => number | CellError): Builtin {
  return define(name, ['array', 'array'], ([first, second], call) => {
    const pairs = numberPairs(first, second, call);
    if (pairs === undefined) return NOT_AVAILABLE;
    return isError(pairs) ? pairs : evaluate(momentsOf(pairs[0], pairs[1]));
  });
}

function correlation({ count, xx, yy, xy }: Moments): number | CellError {
  return count < 1 || xx === 0 || yy === 0 ? DIVISION_ERROR : xy / Math.sqrt(xx * yy);
}

/** The regression functions name y first. */
function slope({ count, yy, xy }: Moments): number | CellError {
  return count < 2 || yy === 0 ? DIVISION_ERROR : xy / yy;
}

function intercept(moments: Moments): number | CellError {
  const steepness = slope(moments);
  return isError(steepness) ? steepness : moments.xMean - steepness * moments.yMean;
}

function forecast([x, first, second]: readonly [number, RangeValue, RangeValue], call: Call): Value {
  const pairs = numberPairs(first, second, call);
  if (pairs === undefined) return NOT_AVAILABLE;
  if (isError(pairs)) return pairs;
  const moments = momentsOf(pairs[0], pairs[1]);
  const steepness = slope(moments);
  return isError(steepness) ? steepness : moments.xMean + steepness * (x - moments.yMean);
}

interface Problem {
  readonly y: readonly number[];
  readonly columns: readonly (readonly number[])[];
  /** True where each observation is a row. */
  readonly byRow: boolean;
  readonly shape: CellMatrix;
}

function numbersOnly(matrix: CellMatrix): matrix is readonly (readonly number[])[] {
  return matrix.every((row) => row.every((value) => typeof value === 'number'));
}

/** The known y and x of LINEST and its kin; x defaults to 1, 2, 3, … */
function readProblem(yRange: RangeValue, xRange: RangeValue | undefined, call: Call): Problem | CellError {
  if (isError(yRange)) return yRange;
  if (xRange !== undefined && isError(xRange)) return xRange;
  const y = matrixOf(yRange, call);
  const x = xRange === undefined || xRange === null ? buildMatrix(y.length, columnsOf(y), (row, column) => row * columnsOf(y) + column + 1) : matrixOf(xRange, call);
  if (!numbersOnly(y) || !numbersOnly(x)) return VALUE_ERROR;
  const size = y.length * columnsOf(y);
  const same = x.length === y.length && columnsOf(x) === columnsOf(y);
  if (same) return { y: y.flat(), columns: [x.flat()], byRow: columnsOf(y) === 1, shape: y };
  if (columnsOf(y) === 1 && x.length === size) return { y: y.flat(), columns: transposeNumbers(x), byRow: true, shape: y };
  if (y.length === 1 && columnsOf(x) === size) return { y: y.flat(), columns: x, byRow: false, shape: y };
  return REFERENCE_ERROR;
}

function transposeNumbers(matrix: readonly (readonly number[])[]): number[][] {
  return Array.from({ length: matrix[0]?.length ?? 0 }, (_, column) => matrix.map((row) => row[column] ?? 0));
}

/** The table LINEST spills: coefficients last to first, then the statistics. */
function fitTable(fit: LinearFit, withIntercept: boolean, statistics: boolean, shown: (coefficient: number) => number): CellMatrix {
  const coefficients = [...fit.slopes].reverse().map(shown);
  const first = [...coefficients, withIntercept ? shown(fit.intercept) : shown(0)];
  if (!statistics) return [first];
  const total = fit.explainedSquares + fit.residualSquares;
  const variance = fit.residualSquares / fit.degreesOfFreedom;
  const regressors = fit.slopes.length;
  const blank = (length: number): CellError[] => new Array<CellError>(length).fill(NOT_AVAILABLE);
  const number = (value: number): number | CellError => (Number.isFinite(value) ? value : NUMBER_ERROR);
  return [
    first,
    [...[...fit.slopeErrors].reverse().map(number), withIntercept ? number(fit.interceptError) : NOT_AVAILABLE],
    [number(fit.explainedSquares / total), number(Math.sqrt(variance)), ...blank(regressors - 1)],
    [number(fit.explainedSquares / regressors / variance), fit.degreesOfFreedom, ...blank(regressors - 1)],
    [fit.explainedSquares, fit.residualSquares, ...blank(regressors - 1)],
  ];
}

type FitArguments = readonly [RangeValue, RangeValue | undefined, boolean | undefined, boolean | undefined];

function fitFunction(name: string, exponential: boolean): Builtin {
  return define(name, ['array', 'array?', 'logical?', 'logical?'], ([yRange, xRange, withIntercept = true, statistics = false]: FitArguments, call) => {
    const problem = readProblem(yRange, xRange, call);
    if (isError(problem)) return problem;
    if (exponential && problem.y.some((value) => value <= 0)) return NUMBER_ERROR;
    const fit = leastSquares(exponential ? problem.y.map(log) : problem.y, problem.columns, withIntercept);
    return fitTable(fit, withIntercept, statistics, exponential ? exp : (value) => value);
  }, { emptyMeansDefault: true });
}

type TrendArguments = readonly [RangeValue, RangeValue | undefined, RangeValue | undefined, boolean | undefined];

function trendFunction(name: string, exponential: boolean): Builtin {
  return define(name, ['array', 'array?', 'array?', 'logical?'], ([yRange, xRange, newRange, withIntercept = true]: TrendArguments, call) => {
    const problem = readProblem(yRange, xRange, call);
    if (isError(problem)) return problem;
    if (exponential && problem.y.some((value) => value <= 0)) return NUMBER_ERROR;
    const fit = leastSquares(exponential ? problem.y.map(log) : problem.y, problem.columns, withIntercept);
    const predict = (values: readonly number[]): number => {
      const linear = values.reduce((total, value, index) => total + value * (fit.slopes[index] ?? 0), fit.intercept);
      return exponential ? exp(linear) : linear;
    };
    if (newRange === undefined || newRange === null) {
      const fitted = problem.y.map((_, row) => predict(problem.columns.map((column) => column[row] ?? 0)));
      const width = columnsOf(problem.shape);
      return buildMatrix(problem.shape.length, width, (row, column) => fitted[row * width + column] ?? null);
    }
    if (isError(newRange)) return newRange;
    const wanted = matrixOf(newRange, call);
    if (!numbersOnly(wanted)) return VALUE_ERROR;
    if (problem.columns.length === 1) return wanted.map((row) => row.map((value) => predict([value])));
    const observations = problem.byRow ? wanted : transpose(wanted);
    if (columnsOf(observations) !== problem.columns.length || !numbersOnly(observations)) return REFERENCE_ERROR;
    const answers = observations.map((row) => [predict(row)]);
    return problem.byRow ? answers : transpose(answers);
  }, { emptyMeansDefault: true });
}

export const regressionFunctions: readonly Builtin[] = [
  ...alias(ofPairs('CORREL', correlation), 'PEARSON'),
  ...alias(ofPairs('COVARIANCE.P', ({ count, xy }) => (count === 0 ? DIVISION_ERROR : xy / count)), 'COVAR'),
  ofPairs('COVARIANCE.S', ({ count, xy }) => (count < 2 ? DIVISION_ERROR : xy / (count - 1))),
  ofPairs('SLOPE', slope),
  ofPairs('INTERCEPT', intercept),
  ofPairs('RSQ', (moments) => {
    const r = correlation(moments);
    return isError(r) ? r : r * r;
  }),
  ofPairs('STEYX', ({ count, xx, yy, xy }) => (count < 3 || yy === 0 ? DIVISION_ERROR : Math.sqrt((xx - (xy * xy) / yy) / (count - 2)))),
  ...alias(define('FORECAST.LINEAR', ['number', 'array', 'array'], forecast), 'FORECAST'),
  fitFunction('LINEST', false),
  fitFunction('LOGEST', true),
  trendFunction('TREND', false),
  trendFunction('GROWTH', true),
];
