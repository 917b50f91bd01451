import { exp, pow } from '../../../core/special/elementary';
import { expm1 } from '../../../core/special/nearOne';
import { solveBracketed } from '../../../core/special/solveBracketed';

/** What a rate is asked for: payments of 1 between a present and a future amount. */
interface Annuity {
  readonly periods: number;
  readonly present: number;
  readonly future: number;
  readonly atStart: boolean;
}

/** ln(1 + rate) at which 1 + rate is the smallest step above 0, and at which it overflows. */
const LOWEST = -36.7;
const HIGHEST = 690;
/** Below this a difference of ln(1 + rate) is no longer a difference of the rate. */
const NOUGHT = 1e-22;

/**
 * The rate per period at which an annuity balances; NaN where there is none. Seen as a function of x = ln(1 + rate), the payment
 * that would balance it has one turning point at most, so there are two rates at most, one on each side of it: none is
 * missed, and of two the one nearer to the guess is given.
 */
export function ratePerPeriod(periods: number, level: number, present: number, future: number, atStart: boolean, guess: number): number {
  if (!(guess > -1)) return NaN;
  if (level === 0) return present === 0 || future === 0 || present > 0 === future > 0 ? NaN : pow(-future / present, 1 / periods) - 1;
  const annuity: Annuity = { periods, present: present / level, future: future / level, atStart };
  const imbalance = (x: number): number => imbalanceAt(annuity, x);
  const [atLowest, atHighest] = [imbalance(LOWEST), imbalance(HIGHEST)];
  if (atLowest > 0 !== atHighest > 0) return expm1(solveBracketed(imbalance, LOWEST, HIGHEST, NOUGHT));
  const turn = turningPoint(annuity);
  const atTurn = imbalance(turn);
  if (atTurn !== 0 && atTurn > 0 === atLowest > 0) return NaN;
  const [below, above] = [solveBracketed(imbalance, LOWEST, turn, NOUGHT), solveBracketed(imbalance, turn, HIGHEST, NOUGHT)].map(expm1) as [number, number];
  return Math.abs(below - guess) < Math.abs(above - guess) ? below : above;
}

/** What is left over, valued today where money grows and at the end where it shrinks, so that no power overflows. */
function imbalanceAt({ periods, present, future, atStart }: Annuity, x: number): number {
  const due = atStart ? exp(x) : 1;
  return x >= 0
    ? present + due * payments(x, periods) + future * exp(-periods * x)
    : present * exp(periods * x) + due * payments(x, periods) + future;
}

/** The value of one unit each period: today for x ≥ 0, at the end for x < 0. */
function payments(x: number, periods: number): number {
  if (x === 0) return periods;
  return x > 0 ? -expm1(-periods * x) / expm1(x) : expm1(periods * x) / expm1(x);
}

/** Where the balancing payment is smallest, by golden sections. Further out it only rises, or stays where it is. */
function turningPoint(annuity: Annuity): number {
  const { present, future, periods, atStart } = annuity;
  const needed = (x: number): number => {
    const amounts = x >= 0 ? present + future * exp(-periods * x) : present * exp(periods * x) + future;
    return Math.abs(amounts / payments(x, periods) / (atStart ? exp(x) : 1));
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [LOWEST, -LOWEST];
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)];
  let [atLeft, atRight] = [needed(left), needed(right)];
  for (let step = 0; step < 120 && high - low > 1e-9; step++) {
    if (atLeft < atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - golden * (high - low);
      atLeft = needed(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + golden * (high - low);
      atRight = needed(right);
    }
  }
  return low + (high - low) / 2;
}
