import type { CellError } from '../../../core/cellValue';
import { binomialWeight, poissonWeight } from '../../../core/special/deviance';
import { exp, log, pow } from '../../../core/special/elementary';
import { betaDensity, incompleteBeta, inverseIncompleteBeta, inverseIncompleteBetaSides, logBeta } from '../../../core/special/incompleteBeta';
import { incompleteGamma, inverseIncompleteGamma, type Tails } from '../../../core/special/incompleteGamma';
import { gamma, logGamma } from '../../../core/special/logGamma';
import { complementaryErrorFunction, errorFunction, inverseNormal, normalCumulative, normalDensity } from '../../../core/special/normal';
import { expm1 } from '../../../core/special/nearOne';
import { DIVISION_ERROR, isError, NOT_AVAILABLE, NUMBER_ERROR, type Value } from '../value';
import { mean } from './aggregates';
import { ofNumber } from './arithmetic';
import { hyperbolicAreaTangent, hyperbolicTangent } from './hyperbolic';
import { alias, type Builtin, type Call, define, fromAnalysisToolPak, type RangeValue } from './define';
import { matrixOf, numberPairs, numbersIn } from './numbers';
import { sampleVariance, squaredDeviations } from './statistics';

type Answer = number | CellError;

function isShare(probability: number): boolean {
  return probability >= 0 && probability <= 1;
}

function normal(x: number, centre: number, deviation: number, cumulative: boolean): Answer {
  if (deviation <= 0) return NUMBER_ERROR;
  const z = (x - centre) / deviation;
  return cumulative ? normalCumulative(z) : normalDensity(z) / deviation;
}

function normalInverse(probability: number, centre: number, deviation: number): Answer {
  return probability <= 0 || probability >= 1 || deviation <= 0 ? NUMBER_ERROR : centre + deviation * inverseNormal(probability);
}

function logNormal(x: number, centre: number, deviation: number, cumulative: boolean): Answer {
  if (x <= 0 || deviation <= 0) return NUMBER_ERROR;
  const z = (log(x) - centre) / deviation;
  return cumulative ? normalCumulative(z) : normalDensity(z) / (x * deviation);
}

function logNormalInverse(probability: number, centre: number, deviation: number): Answer {
  return probability <= 0 || probability >= 1 || deviation <= 0 ? NUMBER_ERROR : exp(centre + deviation * inverseNormal(probability));
}

function betaCumulativeOrDensity(x: number, a: number, b: number, cumulative: boolean, low: number, high: number): Answer {
  if (a <= 0 || b <= 0 || low >= high || x < low || x > high) return NUMBER_ERROR;
  const share = (x - low) / (high - low);
  if (cumulative) return incompleteBeta(a, b, share, (high - x) / (high - low)).lower;
  if ((share === 0 && a < 1) || (share === 1 && b < 1)) return NUMBER_ERROR;
  if (share === 0) return a === 1 ? b / (high - low) : 0;
  if (share === 1) return b === 1 ? a / (high - low) : 0;
  return betaDensity(a, b, share) / (high - low);
}

function betaInverse(probability: number, a: number, b: number, low: number, high: number): Answer {
  if (a <= 0 || b <= 0 || low >= high || probability <= 0 || probability >= 1) return NUMBER_ERROR;
  return low + (high - low) * inverseIncompleteBeta(a, b, probability);
}

function gammaCumulativeOrDensity(x: number, shape: number, scale: number, cumulative: boolean): Answer {
  if (x < 0 || shape <= 0 || scale <= 0) return NUMBER_ERROR;
  if (cumulative) return incompleteGamma(shape, x / scale).lower;
  if (x === 0) return shape < 1 ? NUMBER_ERROR : shape === 1 ? 1 / scale : 0;
  return (poissonWeight(shape, x / scale) * shape) / x;
}

function gammaInverse(probability: number, shape: number, scale: number): Answer {
  return probability < 0 || probability >= 1 || shape <= 0 || scale <= 0 ? NUMBER_ERROR : scale * inverseIncompleteGamma(shape, probability);
}

function binomial(successes: number, trials: number, probability: number, cumulative: boolean): Answer {
  const k = Math.trunc(successes);
  const n = Math.trunc(trials);
  if (k < 0 || k > n || n > Number.MAX_SAFE_INTEGER || !isShare(probability)) return NUMBER_ERROR;
  if (!cumulative) return binomialWeight(k, n - k, probability, 1 - probability);
  return k === n ? 1 : incompleteBeta(k + 1, n - k, probability).upper;
}

function binomialInverse(trials: number, probability: number, criterion: number): Answer {
  const n = Math.trunc(trials);
  if (n < 0 || n > Number.MAX_SAFE_INTEGER || probability <= 0 || probability >= 1 || criterion <= 0 || criterion >= 1) return NUMBER_ERROR;
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const reached = binomial(middle, n, probability, true);
    if (typeof reached === 'number' && reached >= criterion) high = middle;
    else low = middle + 1;
  }
  return low;
}

function poisson(count: number, average: number, cumulative: boolean): Answer {
  const k = Math.trunc(count);
  if (count < 0 || average < 0) return NUMBER_ERROR;
  if (!cumulative) return poissonWeight(k, average);
  return average === 0 ? 1 : incompleteGamma(k + 1, average).upper;
}

function negativeBinomial(failures: number, successes: number, probability: number, cumulative: boolean): Answer {
  const f = Math.trunc(failures);
  const s = Math.trunc(successes);
  if (f < 0 || s < 1 || probability <= 0 || probability >= 1) return NUMBER_ERROR;
  if (cumulative) return incompleteBeta(s, f + 1, probability).lower;
  return (binomialWeight(s, f, probability, 1 - probability) * s) / (s + f);
}

function hypergeometricWeight(k: number, draws: number, marked: number, population: number): number {
  const unmarked = population - marked;
  if (k < Math.max(0, draws - unmarked) || k > Math.min(draws, marked)) return 0;
  const share = draws / population;
  return (binomialWeight(k, marked - k, share, 1 - share) * binomialWeight(draws - k, unmarked - draws + k, share, 1 - share)) / binomialWeight(draws, population - draws, share, 1 - share);
}

function hypergeometric(successes: number, draws: number, marked: number, population: number, cumulative: boolean): Answer {
  const [k, n, m, total] = [successes, draws, marked, population].map(Math.trunc) as [number, number, number, number];
  if (k < 0 || n < 0 || n > total || m < 0 || m > total || total <= 0 || k > Math.min(n, m)) return NUMBER_ERROR;
  if (!cumulative) return k < n - (total - m) ? NUMBER_ERROR : hypergeometricWeight(k, n, m, total);
  return hypergeometricUpTo(k, n, m, total);
}

/** Σ of the weights from 0 to k: the shorter tail, outward from k until a term no longer counts. */
function hypergeometricUpTo(k: number, draws: number, marked: number, population: number): number {
  const unmarked = population - marked;
  const [least, most] = [Math.max(0, draws - unmarked), Math.min(draws, marked)];
  if (k < least) return 0;
  if (k >= most) return 1;
  const upper = k + 0.5 > (draws * marked) / population;
  let term = hypergeometricWeight(upper ? k + 1 : k, draws, marked, population);
  let sum = term;
  if (upper) {
    for (let at = k + 1; at < most && term > sum * NEGLIGIBLE; at++) {
      term *= ((marked - at) / (at + 1)) * ((draws - at) / (unmarked - draws + at + 1));
      sum += term;
    }
    return 1 - sum;
  }
  for (let at = k; at > least && term > sum * NEGLIGIBLE; at--) {
    term *= (at / (marked - at + 1)) * ((unmarked - draws + at) / (draws - at + 1));
    sum += term;
  }
  return sum;
}

/** A term of a falling series below this share of the sum before it changes nothing. */
const NEGLIGIBLE = 1e-18;

/** The chance of `low` to `high` successes: a difference of the shorter tails where adding up would take long. */
function binomialBetween(trials: number, p: number, low: number, high: number): Answer {
  const [n, from, to] = [trials, low, high].map(Math.trunc) as [number, number, number];
  if (n < 0 || !isShare(p) || from < 0 || to < from || to > n) return NUMBER_ERROR;
  if (to - from < MOST_ADDED) {
    let total = 0;
    for (let k = from; k <= to; k++) total += binomialWeight(k, n - k, p, 1 - p);
    return total;
  }
  const below = from === 0 ? { lower: 1, upper: 0 } : incompleteBeta(from, n - from + 1, p);
  const beyond = to === n ? { lower: 0, upper: 1 } : incompleteBeta(to + 1, n - to, p);
  return below.lower < beyond.upper ? below.lower - beyond.lower : beyond.upper - below.upper;
}

/** So many probabilities are added one by one. */
const MOST_ADDED = 1000;

function weibull(x: number, shape: number, scale: number, cumulative: boolean): Answer {
  if (x < 0 || shape <= 0 || scale <= 0) return NUMBER_ERROR;
  const power = pow(x / scale, shape);
  if (cumulative) return -expm1(-power);
  return x === 0 ? (shape === 1 ? 1 / scale : shape < 1 ? NUMBER_ERROR : 0) : ((shape / x) * power) * exp(-power);
}

function exponential(x: number, rate: number, cumulative: boolean): Answer {
  if (x < 0 || rate <= 0) return NUMBER_ERROR;
  return cumulative ? -expm1(-rate * x) : rate * exp(-rate * x);
}

/** Upper tail of Student's t beyond |x|. */
function studentTail(x: number, freedom: number): number {
  const square = x * x;
  return 0.5 * incompleteBeta(freedom / 2, 0.5, freedom / (freedom + square), square / (freedom + square)).lower;
}

function studentCumulative(x: number, freedom: number): number {
  const tail = studentTail(x, freedom);
  return x > 0 ? 1 - tail : tail;
}

function studentDensity(x: number, freedom: number): number {
  const ratio = exp(logGamma((freedom + 1) / 2) - logGamma(freedom / 2));
  return (ratio / Math.sqrt(freedom * Math.PI)) * pow(1 + (x * x) / freedom, -(freedom + 1) / 2);
}

/** Odds below this are no longer doubles to be trusted; the tail is its leading power from there on. */
const SMALLEST_SHARE = 1e-280;

/**
 * √(x / (1 − x)) for the share x with I_x(a, b) = lower: what t and F are made of. Where x is too small for a double, it
 * is (lower · a · B(a, b))^(1/a), and its root still is one.
 */
function rootOfOdds(a: number, b: number, tails: Tails): number {
  const leading = (log(tails.lower) + log(a) + logBeta(a, b)) / a;
  if (tails.lower > 0 && leading < log(SMALLEST_SHARE)) return exp(leading / 2);
  const share = inverseIncompleteBetaSides(a, b, tails);
  return Math.sqrt(share.lower / share.upper);
}

/** The t with a total of `probability` beyond ±t, and 1 − probability between. */
function studentTwoTailed(probability: number, freedom: number, between = 1 - probability): number {
  return Math.sqrt(freedom) / rootOfOdds(freedom / 2, 0.5, { lower: probability, upper: between });
}

function studentInverse(probability: number, freedom: number): number {
  if (probability === 0.5) return 0;
  return probability < 0.5 ? -studentTwoTailed(2 * probability, freedom) : studentTwoTailed(2 * (1 - probability), freedom);
}

function fisherTails(x: number, first: number, second: number): Tails {
  const total = first * x + second;
  return incompleteBeta(first / 2, second / 2, (first * x) / total, second / total);
}

function fisherDensity(x: number, first: number, second: number): number {
  if (x === 0) return first === 2 ? 1 : first < 2 ? Infinity : 0;
  const total = first * x + second;
  const [share, rest] = [(first * x) / total, second / total];
  return (betaDensity(first / 2, second / 2, share, rest) * share * rest) / x;
}

function fisherInverse({ lower, upper }: Tails, first: number, second: number): number {
  const root = lower < upper ? rootOfOdds(first / 2, second / 2, { lower, upper }) : 1 / rootOfOdds(second / 2, first / 2, { lower: upper, upper: lower });
  return (second / first) * root * root;
}

/** A function with whole degrees of freedom in the given places. */
function withFreedom(name: string, kinds: readonly ['number', 'number'], evaluate: (x: number, freedom: number) => Answer): Builtin;
function withFreedom(name: string, kinds: readonly ['number', 'number', 'logical'], evaluate: (x: number, freedom: number, cumulative: boolean) => Answer): Builtin;
function withFreedom(name: string, kinds: readonly ['number', 'number'] | readonly ['number', 'number', 'logical'], evaluate: (x: number, freedom: number, cumulative: boolean) => Answer): Builtin {
  const run = (x: number, freedom: number, cumulative: boolean): Answer => {
    const whole = Math.trunc(freedom);
    return whole < 1 || whole > 1e10 ? NUMBER_ERROR : evaluate(x, whole, cumulative);
  };
  return kinds.length === 2
    ? define(name, ['number', 'number'], ([x, freedom]) => run(x, freedom, true))
    : define(name, ['number', 'number', 'logical'], ([x, freedom, cumulative]) => run(x, freedom, cumulative));
}

function fisher(name: string, evaluate: (x: number, first: number, second: number) => Answer): Builtin {
  return define(name, ['number', 'number', 'number'], ([x, first, second]) => (first < 1 || second < 1 ? NUMBER_ERROR : evaluate(x, Math.trunc(first), Math.trunc(second))));
}

function confidence(name: string, quantile: (alpha: number, size: number) => Answer): Builtin {
  return define(name, ['number', 'number', 'number'], ([alpha, deviation, size]) => {
    const count = Math.trunc(size);
    if (alpha <= 0 || alpha >= 1 || deviation <= 0 || count < 1) return NUMBER_ERROR;
    const z = quantile(alpha, count);
    return isError(z) ? z : (z * deviation) / Math.sqrt(count);
  });
}

function zTest([range, hypothesis, sigma]: readonly [RangeValue, number, number | undefined], call: Call): Value {
  const numbers = numbersIn([range], call);
  if (isError(numbers)) return numbers;
  const centre = mean(numbers);
  const variance = sampleVariance(numbers);
  if (isError(centre)) return NOT_AVAILABLE;
  if (sigma === undefined && isError(variance)) return DIVISION_ERROR;
  const deviation = sigma ?? Math.sqrt(typeof variance === 'number' ? variance : 0);
  if (deviation <= 0) return sigma === undefined ? DIVISION_ERROR : NUMBER_ERROR;
  return normalCumulative((hypothesis - centre) / (deviation / Math.sqrt(numbers.length)));
}

function tTest([first, second, tails, kind]: readonly [RangeValue, RangeValue, number, number], call: Call): Value {
  const [sides, type] = [Math.trunc(tails), Math.trunc(kind)];
  if ((sides !== 1 && sides !== 2) || type < 1 || type > 3) return NUMBER_ERROR;
  let t: number;
  let freedom: number;
  if (type === 1) {
    const pairs = numberPairs(first, second, call);
    if (pairs === undefined) return NOT_AVAILABLE;
    if (isError(pairs)) return pairs;
    const differences = pairs[0].map((value, index) => value - (pairs[1][index] ?? 0));
    const variance = sampleVariance(differences);
    const centre = mean(differences);
    if (isError(variance) || isError(centre) || variance === 0) return DIVISION_ERROR;
    t = centre / Math.sqrt(variance / differences.length);
    freedom = differences.length - 1;
  } else {
    const x = numbersIn([first], call);
    const y = numbersIn([second], call);
    if (isError(x)) return x;
    if (isError(y)) return y;
    if (x.length < 2 || y.length < 2) return DIVISION_ERROR;
    const [xx, yy] = [squaredDeviations(x), squaredDeviations(y)];
    const difference = Number(mean(x)) - Number(mean(y));
    const [xShare, yShare] = [xx / (x.length - 1) / x.length, yy / (y.length - 1) / y.length];
    if (type === 2) {
      freedom = x.length + y.length - 2;
      t = difference / Math.sqrt(((xx + yy) / freedom) * (1 / x.length + 1 / y.length));
    } else {
      t = difference / Math.sqrt(xShare + yShare);
      freedom = (xShare + yShare) ** 2 / (xShare ** 2 / (x.length - 1) + yShare ** 2 / (y.length - 1));
    }
    if (!Number.isFinite(t)) return DIVISION_ERROR;
  }
  return sides * studentTail(Math.abs(t), freedom);
}

function fTest([first, second]: readonly [RangeValue, RangeValue], call: Call): Value {
  const x = numbersIn([first], call);
  const y = numbersIn([second], call);
  if (isError(x)) return x;
  if (isError(y)) return y;
  const [xVariance, yVariance] = [sampleVariance(x), sampleVariance(y)];
  if (isError(xVariance) || isError(yVariance) || xVariance === 0 || yVariance === 0) return DIVISION_ERROR;
  const tails = fisherTails(xVariance / yVariance, x.length - 1, y.length - 1);
  return 2 * Math.min(tails.lower, tails.upper);
}

function chiTest([actual, expected]: readonly [RangeValue, RangeValue], call: Call): Value {
  const observed = matrixOf(actual, call);
  const predicted = matrixOf(expected, call);
  const columns = observed[0]?.length ?? 0;
  if (observed.length !== predicted.length || columns !== predicted[0]?.length) return NOT_AVAILABLE;
  const freedom = observed.length === 1 || columns === 1 ? observed.length * columns - 1 : (observed.length - 1) * (columns - 1);
  if (freedom < 1) return NOT_AVAILABLE;
  let statistic = 0;
  for (const [row, line] of observed.entries()) {
    for (const [column, value] of line.entries()) {
      const wanted = predicted[row]?.[column] ?? null;
      if (isError(value)) return value;
      if (isError(wanted)) return wanted;
      if (typeof value !== 'number' || typeof wanted !== 'number') continue;
      if (wanted === 0) return DIVISION_ERROR;
      if (wanted < 0) return NUMBER_ERROR;
      statistic += (value - wanted) ** 2 / wanted;
    }
  }
  return incompleteGamma(freedom / 2, statistic / 2).upper;
}

function probabilityBetween([values, probabilities, low, high]: readonly [RangeValue, RangeValue, number, number | undefined], call: Call): Value {
  const pairs = numberPairs(values, probabilities, call);
  if (pairs === undefined) return NOT_AVAILABLE;
  if (isError(pairs)) return pairs;
  const [x, weights] = pairs;
  if (x.length === 0) return DIVISION_ERROR;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.some((weight) => weight <= 0 || weight > 1) || Math.abs(total - 1) > 1e-9) return NUMBER_ERROR;
  const top = high ?? low;
  return x.reduce((sum, value, index) => (value >= low && value <= top ? sum + (weights[index] ?? 0) : sum), 0);
}

export const distributionFunctions: readonly Builtin[] = [
  ...alias(define('NORM.DIST', ['number', 'number', 'number', 'logical'], ([x, centre, deviation, cumulative]) => normal(x, centre, deviation, cumulative)), 'NORMDIST'),
  ...alias(define('NORM.INV', ['number', 'number', 'number'], ([p, centre, deviation]) => normalInverse(p, centre, deviation)), 'NORMINV'),
  define('NORM.S.DIST', ['number', 'logical'], ([z, cumulative]) => (cumulative ? normalCumulative(z) : normalDensity(z))),
  ofNumber('NORMSDIST', normalCumulative),
  ...alias(ofNumber('NORM.S.INV', (p) => (p <= 0 || p >= 1 ? NUMBER_ERROR : inverseNormal(p))), 'NORMSINV'),
  ofNumber('PHI', normalDensity),
  ofNumber('GAUSS', (z) => errorFunction(z / Math.SQRT2) / 2),
  define('LOGNORM.DIST', ['number', 'number', 'number', 'logical'], ([x, centre, deviation, cumulative]) => logNormal(x, centre, deviation, cumulative)),
  define('LOGNORMDIST', ['number', 'number', 'number'], ([x, centre, deviation]) => logNormal(x, centre, deviation, true)),
  ...alias(define('LOGNORM.INV', ['number', 'number', 'number'], ([p, centre, deviation]) => logNormalInverse(p, centre, deviation)), 'LOGINV'),
  define('BETA.DIST', ['number', 'number', 'number', 'logical', 'number?', 'number?'], ([x, a, b, cumulative, low = 0, high = 1]) => betaCumulativeOrDensity(x, a, b, cumulative, low, high)),
  define('BETADIST', ['number', 'number', 'number', 'number?', 'number?'], ([x, a, b, low = 0, high = 1]) => betaCumulativeOrDensity(x, a, b, true, low, high)),
  ...alias(define('BETA.INV', ['number', 'number', 'number', 'number?', 'number?'], ([p, a, b, low = 0, high = 1]) => betaInverse(p, a, b, low, high)), 'BETAINV'),
  ...alias(define('GAMMA.DIST', ['number', 'number', 'number', 'logical'], ([x, shape, scale, cumulative]) => gammaCumulativeOrDensity(x, shape, scale, cumulative)), 'GAMMADIST'),
  ...alias(define('GAMMA.INV', ['number', 'number', 'number'], ([p, shape, scale]) => gammaInverse(p, shape, scale)), 'GAMMAINV'),
  ofNumber('GAMMA', gamma),
  ...alias(ofNumber('GAMMALN', (x) => (x <= 0 ? NUMBER_ERROR : logGamma(x))), 'GAMMALN.PRECISE'),
  ...alias(define('BINOM.DIST', ['number', 'number', 'number', 'logical'], ([k, n, p, cumulative]) => binomial(k, n, p, cumulative)), 'BINOMDIST'),
  ...alias(define('BINOM.INV', ['number', 'number', 'number'], ([n, p, criterion]) => binomialInverse(n, p, criterion)), 'CRITBINOM'),
  define('BINOM.DIST.RANGE', ['number', 'number', 'number', 'number?'], ([trials, p, low, high = low]) => binomialBetween(trials, p, low, high)),
  ...alias(define('POISSON.DIST', ['number', 'number', 'logical'], ([k, average, cumulative]) => poisson(k, average, cumulative)), 'POISSON'),
  define('NEGBINOM.DIST', ['number', 'number', 'number', 'logical'], ([f, s, p, cumulative]) => negativeBinomial(f, s, p, cumulative)),
  define('NEGBINOMDIST', ['number', 'number', 'number'], ([f, s, p]) => negativeBinomial(f, s, p, false)),
  define('HYPGEOM.DIST', ['number', 'number', 'number', 'number', 'logical'], ([k, n, m, total, cumulative]) => hypergeometric(k, n, m, total, cumulative)),
  define('HYPGEOMDIST', ['number', 'number', 'number', 'number'], ([k, n, m, total]) => hypergeometric(k, n, m, total, false)),
  ...alias(define('WEIBULL.DIST', ['number', 'number', 'number', 'logical'], ([x, shape, scale, cumulative]) => weibull(x, shape, scale, cumulative)), 'WEIBULL'),
  ...alias(define('EXPON.DIST', ['number', 'number', 'logical'], ([x, rate, cumulative]) => exponential(x, rate, cumulative)), 'EXPONDIST'),
  withFreedom('T.DIST', ['number', 'number', 'logical'], (x, freedom, cumulative) => (cumulative ? studentCumulative(x, freedom) : studentDensity(x, freedom))),
  withFreedom('T.DIST.RT', ['number', 'number'], (x, freedom) => (x > 0 ? studentTail(x, freedom) : 1 - studentTail(x, freedom))),
  withFreedom('T.DIST.2T', ['number', 'number'], (x, freedom) => (x < 0 ? NUMBER_ERROR : 2 * studentTail(x, freedom))),
  define('TDIST', ['number', 'number', 'number'], ([x, freedom, tails]) => {
    const [whole, sides] = [Math.trunc(freedom), Math.trunc(tails)];
    return x < 0 || whole < 1 || (sides !== 1 && sides !== 2) ? NUMBER_ERROR : sides * studentTail(x, whole);
  }),
  withFreedom('T.INV', ['number', 'number'], (p, freedom) => (p <= 0 || p >= 1 ? NUMBER_ERROR : studentInverse(p, freedom))),
  ...alias(withFreedom('T.INV.2T', ['number', 'number'], (p, freedom) => (p <= 0 || p > 1 ? NUMBER_ERROR : studentTwoTailed(p, freedom))), 'TINV'),
  withFreedom('CHISQ.DIST', ['number', 'number', 'logical'], (x, freedom, cumulative) => (x < 0 ? NUMBER_ERROR : gammaCumulativeOrDensity(x, freedom / 2, 2, cumulative))),
  ...alias(withFreedom('CHISQ.DIST.RT', ['number', 'number'], (x, freedom) => (x < 0 ? NUMBER_ERROR : incompleteGamma(freedom / 2, x / 2).upper)), 'CHIDIST'),
  withFreedom('CHISQ.INV', ['number', 'number'], (p, freedom) => (p < 0 || p >= 1 ? NUMBER_ERROR : 2 * inverseIncompleteGamma(freedom / 2, p))),
  ...alias(withFreedom('CHISQ.INV.RT', ['number', 'number'], (p, freedom) => (p <= 0 || p > 1 ? NUMBER_ERROR : 2 * inverseIncompleteGamma(freedom / 2, 1 - p, p))), 'CHIINV'),
  ...alias(define('CHISQ.TEST', ['array', 'array'], chiTest), 'CHITEST'),
  define('F.DIST', ['number', 'number', 'number', 'logical'], ([x, first, second, cumulative]) => {
    const [n, m] = [Math.trunc(first), Math.trunc(second)];
    if (x < 0 || n < 1 || m < 1) return NUMBER_ERROR;
    return cumulative ? fisherTails(x, n, m).lower : fisherDensity(x, n, m);
  }),
  ...alias(fisher('F.DIST.RT', (x, n, m) => (x < 0 ? NUMBER_ERROR : fisherTails(x, n, m).upper)), 'FDIST'),
  fisher('F.INV', (p, n, m) => (p < 0 || p >= 1 ? NUMBER_ERROR : fisherInverse({ lower: p, upper: 1 - p }, n, m))),
  ...alias(fisher('F.INV.RT', (p, n, m) => (p <= 0 || p > 1 ? NUMBER_ERROR : fisherInverse({ lower: 1 - p, upper: p }, n, m))), 'FINV'),
  ...alias(define('F.TEST', ['array', 'array'], fTest), 'FTEST'),
  ...alias(define('T.TEST', ['array', 'array', 'number', 'number'], tTest), 'TTEST'),
  ...alias(define('Z.TEST', ['range', 'number', 'number?'], zTest), 'ZTEST'),
  ...alias(confidence('CONFIDENCE.NORM', (alpha) => -inverseNormal(alpha / 2)), 'CONFIDENCE'),
  confidence('CONFIDENCE.T', (alpha, size) => (size < 2 ? DIVISION_ERROR : studentTwoTailed(alpha, size - 1))),
  ofNumber('FISHER', (x) => (Math.abs(x) >= 1 ? NUMBER_ERROR : hyperbolicAreaTangent(x))),
  ofNumber('FISHERINV', hyperbolicTangent),
  define('PROB', ['array', 'array', 'number', 'number?'], probabilityBetween),
  ...fromAnalysisToolPak(
  define('ERF', ['number', 'number?'], ([low, high]) => (high === undefined ? errorFunction(low) : errorFunction(high) - errorFunction(low))),
  ofNumber('ERF.PRECISE', errorFunction),
  ...alias(ofNumber('ERFC', complementaryErrorFunction), 'ERFC.PRECISE'),
  ),
];
