import { metalog } from '../risk/distributions/metalog';
import { composeFormula } from '../formula/parse/composeFormula';
import type { Argument } from './argument';
import { arrayText, numberText } from './formulaText';
import { refuse, shaped, type ShapeResult, type TrapFacts } from './rule';

/** A pair of an alternate form: `"mu"` or a percentile, and its value. */
interface Known {
  /** In lower case; undefined for a percentile. */
  readonly word: string | undefined;
  /** The probability of being below, as a formula text, and as a number where it is one. */
  readonly below: string;
  readonly share: number | undefined;
  readonly value: Argument;
}

interface Pairs {
  readonly known: readonly Known[];
  readonly traps: readonly TrapFacts[];
}

function readPairs(args: readonly Argument[], fromAbove: boolean): Pairs {
  const known: Known[] = [];
  for (let index = 0; index + 1 < args.length; index += 2) {
    const [type, value] = [args[index], args[index + 1]];
    const word = type.expression?.type === 'string' ? type.expression.value.trim().toLowerCase() : undefined;
    const share = type.constant === undefined ? undefined : fromAbove ? Number((1 - type.constant).toPrecision(12)) : type.constant;
    known.push({ word, below: fromAbove ? (share === undefined ? composeFormula('1-share', { share: type.text }) : numberText(share)) : type.text, share, value });
  }
  return { known, traps: fromAbove && known.some(({ word }) => word === undefined) ? [{ kind: 'otherTail' }] : [] };
}

/** The normal distribution by any two of its mean (`mu`), deviation (`sigma`) and percentiles. Stays a formula of the same cells. */
export function normalByPercentiles(args: readonly Argument[], fromAbove: boolean): ShapeResult {
  const { known, traps } = readPairs(args, fromAbove);
  const mean = known.find(({ word }) => word === 'mu')?.value;
  const deviation = known.find(({ word }) => word === 'sigma')?.value;
  const percentiles = known.filter(({ word }) => word === undefined);
  if (known.length !== 2 || percentiles.length + Number(mean !== undefined) + Number(deviation !== undefined) !== 2) return refuse('wrongArguments', 'writeByHand');
  const [first, second] = percentiles;
  if (mean !== undefined && deviation !== undefined) return shaped('NORMAL', [mean.text, deviation.text], { traps });
  const one = { value: first.value.text, below: first.below };
  if (mean !== undefined) return shaped('NORMAL', [mean.text, composeFormula('(value-mean)/NORM.S.INV(below)', { ...one, mean: mean.text })], { traps });
  if (deviation !== undefined) {
    return shaped('NORMAL', [composeFormula('value-NORM.S.INV(below)*deviation', { ...one, deviation: deviation.text }), deviation.text], { traps });
  }
  const both = { ...one, other: second.value.text, belowOther: second.below };
  const spread = '(other-value)/(NORM.S.INV(belowOther)-NORM.S.INV(below))';
  return shaped('NORMAL', [composeFormula(`value-NORM.S.INV(below)*${spread}`, both), composeFormula(spread, both)], { traps });
}

/** The uniform distribution by any two of its ends and percentiles. */
export function uniformByPercentiles(args: readonly Argument[], fromAbove: boolean): ShapeResult {
  const { known, traps } = readPairs(args, fromAbove);
  const low = known.find(({ word }) => word === 'min')?.value;
  const high = known.find(({ word }) => word === 'max')?.value;
  const percentiles = known.filter(({ word }) => word === undefined);
  if (known.length !== 2 || percentiles.length + Number(low !== undefined) + Number(high !== undefined) !== 2) return refuse('wrongArguments', 'writeByHand');
  const [first, second] = percentiles;
  if (low !== undefined && high !== undefined) return shaped('UNIFORM', [low.text, high.text], { traps });
  const one = { value: first.value.text, below: first.below };
  if (low !== undefined) return shaped('UNIFORM', [low.text, composeFormula('low+(value-low)/below', { ...one, low: low.text })], { traps });
  if (high !== undefined) return shaped('UNIFORM', [composeFormula('high-(high-value)/(1-below)', { ...one, high: high.text }), high.text], { traps });
  const both = { ...one, other: second.value.text, belowOther: second.below };
  const slope = '(other-value)/(belowOther-below)';
  return shaped('UNIFORM', [composeFormula(`value-below*${slope}`, both), composeFormula(`value+(1-below)*${slope}`, both)], { traps });
}

/** Three points named `min`, `m. likely` and `max`, or two percentiles around the most likely value. */
export function threePointsByPercentiles(family: 'TRIANG' | 'PERT', args: readonly Argument[], fromAbove: boolean): ShapeResult {
  const { known, traps } = readPairs(args, fromAbove);
  if (known.length !== 3) return refuse('wrongArguments', 'writeByHand');
  const named = (word: string): Argument | undefined => known.find((pair) => pair.word?.replace(/[\s.]/g, '') === word)?.value;
  const [low, likely, high] = [named('min'), named('mlikely'), named('max')];
  if (low !== undefined && likely !== undefined && high !== undefined) return shaped(family, [low.text, likely.text, high.text], { traps });
  const percentiles = known.filter(({ word }) => word === undefined);
  if (family === 'PERT' || likely === undefined || percentiles.length !== 2) return throughPercentiles(args, fromAbove);
  const [first, second] = [...percentiles].sort((a, b) => (a.share ?? 0) - (b.share ?? 0));
  const solved = triangleByShares(first.value, likely, second.value, first.share, second.share);
  return 'shape' in solved ? { shape: { ...solved.shape, traps: [...traps, ...(solved.shape.traps ?? [])] } } : solved;
}

/**
 * Any family by percentiles alone: the metalog through the same percentiles, which is close but another shape.
 * `lowest` is the lowest value of the family, where it has one.
 */
export function throughPercentiles(args: readonly Argument[], fromAbove: boolean, lowest?: number): ShapeResult {
  const { known, traps } = readPairs(args, fromAbove);
  const points = known.map(({ word, share, value }) => ({ share: word === undefined ? share : undefined, value: value.constant }));
  const complete = points.filter((point): point is { share: number; value: number } => point.share !== undefined && point.value !== undefined);
  if (complete.length < 2 || complete.length !== points.length) return refuse('needsConstants', 'useMetalog');
  complete.sort((a, b) => a.share - b.share);
  const values = complete.map(({ value }) => value);
  const shares = complete.map(({ share }) => share);
  const bound = lowest === undefined ? [] : [lowest];
  const fits = metalog.read([[values], [shares], ...bound]);
  if (!fits.ok) return refuse('noEqual', 'writeByHand');
  return shaped('METALOG', [arrayText(values), arrayText(shares), ...bound.map(numberText)], { traps: [...traps, { kind: 'approximated', details: { family: 'METALOG' } }] });
}

/** A triangle by two percentiles, on the scale from 0 to 100, and the most likely value. */
export function triangleByPercents(low: Argument, likely: Argument, high: Argument, lowPercent: Argument, highPercent: Argument): ShapeResult {
  const shares = [lowPercent.constant, highPercent.constant].map((percent) => (percent === undefined ? undefined : percent / 100));
  const solved = triangleByShares(low, likely, high, shares[0], shares[1]);
  return 'shape' in solved ? { shape: { ...solved.shape, traps: [{ kind: 'percentScale' }, ...(solved.shape.traps ?? [])] } } : solved;
}

export function triangleByShares(low: Argument, likely: Argument, high: Argument, lowShare: number | undefined, highShare: number | undefined): ShapeResult {
  if (lowShare === undefined || highShare === undefined) return refuse('needsConstants', 'useConstants');
  if (lowShare === 0 && highShare === 1) return shaped('TRIANG', [low.text, likely.text, high.text]);
  if (Math.abs(lowShare - 0.1) < 1e-12 && Math.abs(highShare - 0.9) < 1e-12) return shaped('TRIANG1090', [low.text, likely.text, high.text]);
  const [at, mode, to] = [low.constant, likely.constant, high.constant];
  if (at === undefined || mode === undefined || to === undefined) return refuse('needsConstants', 'useConstants');
  const ends = triangleEnds(at, mode, to, lowShare, highShare);
  if (ends === undefined) return refuse('wrongArguments', 'writeByHand');
  return shaped('TRIANG', [numberText(ends.low), likely.text, numberText(ends.high)], { traps: [{ kind: 'endsSolved' }] });
}

/**
 * The ends of the triangle with probability `below` left of `at` and `upTo` left of `to`. With s the share of the width
 * left of the mode, mode − at = width (s − √(below s)) and to − mode = width ((1 − s) − √((1 − upTo)(1 − s))); their ratio
 * is monotone in s between the two probabilities, so bisection finds it.
 */
function triangleEnds(at: number, mode: number, to: number, below: number, upTo: number): { readonly low: number; readonly high: number } | undefined {
  const left = mode - at;
  const right = to - mode;
  if (!(left >= 0 && right >= 0 && left + right > 0 && below >= 0 && upTo <= 1 && below < upTo)) return undefined;
  const leftOf = (share: number): number => share - Math.sqrt(below * share);
  const rightOf = (share: number): number => 1 - share - Math.sqrt((1 - upTo) * (1 - share));
  let low = below;
  let high = upTo;
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (left * rightOf(middle) > right * leftOf(middle)) low = middle;
    else high = middle;
  }
  const share = (low + high) / 2;
  const width = (left + right) / (leftOf(share) + rightOf(share));
  return { low: mode - share * width, high: mode + (1 - share) * width };
}
