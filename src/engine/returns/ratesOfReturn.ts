import { noSolution } from '../core/error';
import { fail, ok, type Result } from '../core/result';
import { exp } from '../core/special/elementary';

/** An amount at a time: periods, or years, from the first flow. */
export interface TimedFlow {
  readonly amount: number;
  readonly time: number;
}

/**
 * Every real rate r above −100 % at which Σ amount ÷ (1 + r)^time is zero, in ascending order.
 *
 * With u = −ln(1 + r) this is f(u) = Σ amount · e^(time·u). Take a time p between two neighbouring flows of opposite
 * sign: e^(−pu)·f(u) has the derivative e^(−pu)·Σ amount · (time − p) · e^(time·u), whose bracketed sum has one sign
 * change fewer than f. By recursion its zeros are known; between two of them f crosses zero at most once, so each
 * crossing can be bracketed and none is missed. A zero that f only touches is a zero of the derivative as well.
 * This is Descartes' rule of signs made into an algorithm, and it holds for broken times (dates) too.
 *
 * Fails with `noSignChange` where all flows point one way, `noRealRate` where they cancel at no rate, and
 * `tooManySignChanges` where the search would take longer than a worksheet may wait.
 * O(sign changes² · flows) in the worst case.
 */
export function ratesOfReturn(flows: readonly TimedFlow[]): Result<readonly number[]> {
  const terms = distinctTimes(flows);
  const changes = signChanges(terms).length;
  if (changes === 0) return fail(noSolution('noSignChange', { parameter: 'flows' }));
  if (changes * changes * terms.length > WORK_LIMIT) {
    return fail(noSolution('tooManySignChanges', { parameter: 'flows', received: changes }));
  }
  const rates = zeros(terms)
    .map((u) => exp(-u) - 1)
    .filter((rate) => rate > -1 && Number.isFinite(rate))
    .reverse();
  return rates.length === 0 ? fail(noSolution('noRealRate', { parameter: 'flows' })) : ok(rates);
}

/** Where spreadsheets begin their search for a rate of return. */
const USUAL_GUESS = 0.1;

/** The rate that is reported where only one can be: the one nearest to 10 %, which is what spreadsheets usually find. */
export function usualRate(rates: readonly number[]): number {
  return rates.reduce((nearest, rate) => (Math.abs(rate - USUAL_GUESS) < Math.abs(nearest - USUAL_GUESS) ? rate : nearest));
}

/** Term evaluations times sign changes: about a second. */
const WORK_LIMIT = 5_000_000;

/** Beyond these u a rate is Infinity or −1 in floating point. */
const LOWEST = -709;
const HIGHEST = 37;

/** A step in u that no longer changes a rate of ordinary size. */
const FINEST = Number.EPSILON / 4;

/** Flows of the same time added up, in order of time, without zeros, scaled so that the largest is 1. */
function distinctTimes(flows: readonly TimedFlow[]): readonly TimedFlow[] {
  const ordered = flows.toSorted((a, b) => a.time - b.time);
  const merged: { amount: number; time: number }[] = [];
  for (const { amount, time } of ordered) {
    const last = merged.at(-1);
    if (last?.time === time) last.amount += amount;
    else merged.push({ amount, time });
  }
  return scaled(merged);
}

/** Terms too small to be told from 0 beside the largest drop out with the zeros: a zero has no sign. */
function scaled(terms: readonly TimedFlow[]): readonly TimedFlow[] {
  const largest = terms.reduce((most, term) => Math.max(most, Math.abs(term.amount)), 0);
  return terms.map(({ amount, time }) => ({ amount: amount / largest, time })).filter(({ amount }) => amount > 0 || amount < 0);
}

/** Indices of the terms that are followed by one of the opposite sign. */
function signChanges(terms: readonly TimedFlow[]): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index + 1 < terms.length; index += 1) {
    if (terms[index].amount > 0 !== terms[index + 1].amount > 0) found.push(index);
  }
  return found;
}

/** The zeros of the exponential sum between LOWEST and HIGHEST, ascending. */
function zeros(terms: readonly TimedFlow[]): readonly number[] {
  const changes = signChanges(terms);
  if (changes.length === 0) return [];
  const before = changes[changes.length >> 1];
  const pivot = (terms[before].time + terms[before + 1].time) / 2;
  const turningPoints = zeros(scaled(terms.map(({ amount, time }) => ({ amount: amount * (time - pivot), time }))));

  const found: number[] = [];
  let left = LOWEST;
  let leftSign = signAt(terms, left);
  for (const right of [...turningPoints, HIGHEST]) {
    const rightSign = signAt(terms, right);
    if (leftSign * rightSign < 0) found.push(crossing(terms, left, right));
    else if (rightSign === 0 && right < HIGHEST) found.push(right);
    left = right;
    leftSign = rightSign;
  }
  return found;
}

/**
 * The zero between two points of opposite sign: Newton's steps, and a bisection wherever one would leave the bracket
 * or does not at least halve the step before it.
 */
function crossing(terms: readonly TimedFlow[], low: number, high: number): number {
  const rising = evaluate(terms, low).value < 0;
  let u = low + (high - low) / 2;
  let step = high - low;
  while (high - low > FINEST) {
    const { value, slope } = evaluate(terms, u);
    if (value < 0 === rising) low = u;
    else high = u;
    const newton = u - value / slope;
    const converges = newton >= low && newton <= high && Math.abs(newton - u) <= step / 2;
    const next = converges ? newton : low + (high - low) / 2;
    step = Math.abs(next - u);
    u = next;
    if (step <= FINEST) break;
  }
  return u;
}

/** Zero where the value cannot be told from rounding. */
function signAt(terms: readonly TimedFlow[], u: number): number {
  const { value, magnitude } = evaluate(terms, u);
  const reach = Math.abs(u) * Math.max(Math.abs(terms[0].time), Math.abs(terms[terms.length - 1].time));
  const roundingErrors = Number.EPSILON * (8 + Math.sqrt(terms.length) + reach) * magnitude;
  return Math.abs(value) <= roundingErrors ? 0 : Math.sign(value);
}

interface Evaluation {
  readonly value: number;
  readonly slope: number;
  /** The sum of the absolute terms, which rounding errors are measured by. */
  readonly magnitude: number;
}

/** The sum and its derivative, divided by the largest exponential so that neither overflows. */
function evaluate(terms: readonly TimedFlow[], u: number): Evaluation {
  const largest = u > 0 ? terms[terms.length - 1].time : terms[0].time;
  let value = 0;
  let slope = 0;
  let magnitude = 0;
  for (const { amount, time } of terms) {
    const term = amount * exp((time - largest) * u);
    value += term;
    slope += term * (time - largest);
    magnitude += Math.abs(term);
  }
  return { value, slope, magnitude };
}
