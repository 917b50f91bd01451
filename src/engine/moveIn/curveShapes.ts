import { composeFormula } from '../formula/parse/composeFormula';
import type { Argument } from './argument';
import { arrayText, numberText, roundedText } from './formulaText';
import { refuse, sameShape, shaped, type ShapeResult } from './rule';

/** Pieces into which each straight stretch of a density is cut, so that its cumulative curve is drawn by straight lines. */
const PIECES = 8;

/** Classes of equal width between two ends, each with a weight: straight lines in the cumulative curve, so nothing is lost. */
export function histogram(low: Argument, high: Argument, weights: Argument): ShapeResult {
  const known = weights.numbers;
  if (known === undefined) return refuse('needsConstants', 'useConstants');
  const { values } = known;
  if (values.some((weight) => !(weight > 0))) return refuse('noEqual', 'writeByHand');
  const sum = values.reduce((total, weight) => total + weight, 0);
  const classes = values.length;
  const inner = Array.from({ length: classes - 1 }, (_, index) => index + 1);
  if (inner.length === 0) return shaped('UNIFORM', [low.text, high.text], { traps: sameShape('UNIFORM') });
  const [from, to] = [low.constant, high.constant];
  const ends =
    from !== undefined && to !== undefined
      ? arrayText(inner.map((index) => from + ((to - from) * index) / classes), roundedText)
      : composeFormula('low+(high-low)*steps/classes', { low: low.text, high: high.text, steps: arrayText(inner), classes: numberText(classes) });
  let below = 0;
  const cumulated = values.slice(0, -1).map((weight) => (below += weight));
  return shaped('CUMUL', [low.text, high.text, ends, sum === 1 ? arrayText(cumulated, roundedText) : composeFormula('weights/sum', { weights: arrayText(cumulated), sum: numberText(sum) })], {
    traps: [...sameShape('CUMUL'), ...(known.literal ? [] : [{ kind: 'valuesCopied' } as const])],
  });
}

/** A density through points, straight between them and zero at both ends. */
export function polygon(low: Argument, high: Argument, points: Argument, heights: Argument): ShapeResult {
  const [from, to, at, height] = [low.constant, high.constant, points.numbers, heights.numbers];
  if (from === undefined || to === undefined || at === undefined || height === undefined || at.values.length !== height.values.length) {
    return refuse('needsConstants', 'useConstants');
  }
  const x = [from, ...at.values, to];
  const y = [0, ...height.values, 0];
  const curve: { readonly x: number; readonly below: number }[] = [];
  let below = 0;
  for (let index = 1; index < x.length; index++) {
    const width = x[index] - x[index - 1];
    if (!(width > 0)) continue;
    for (let piece = 1; piece <= PIECES; piece++) {
      const share = piece / PIECES;
      curve.push({ x: x[index - 1] + share * width, below: below + width * share * (y[index - 1] + ((y[index] - y[index - 1]) * share) / 2) });
    }
    below += (width * (y[index - 1] + y[index])) / 2;
  }
  if (!(below > 0)) return refuse('wrongArguments', 'writeByHand');
  const inner = curve.slice(0, -1).filter(({ below: here }, index) => here > (curve[index - 1]?.below ?? 0) && here < below);
  return shaped('CUMUL', [low.text, high.text, arrayText(inner.map((point) => point.x), roundedText), arrayText(inner.map((point) => point.below / below), roundedText)], {
    traps: [{ kind: 'approximated', details: { family: 'CUMUL' } }, ...(at.literal && height.literal ? [] : [{ kind: 'valuesCopied' } as const])],
  });
}

/** Points with the probability of being above them. */
export function descending(low: Argument, high: Argument, points: Argument, above: Argument): ShapeResult {
  return shaped('CUMUL', [low.text, high.text, points.text, composeFormula('1-above', { above: above.text })], { traps: [{ kind: 'otherTail' }] });
}

/** The logistic distribution is the metalog with two terms, which goes through any two of its percentiles. */
export function logistic(mean: Argument, scale: Argument): ShapeResult {
  return shaped('METALOG', [composeFormula('mean+scale*LN(3)*{-1,1}', { mean: mean.text, scale: scale.text }), '{0.25,0.75}'], { traps: sameShape('METALOG') });
}

/** Every order of magnitude between two ends is equally likely. */
export function reciprocal(low: Argument, high: Argument): ShapeResult {
  return shaped('UNIFORM', [`LN(${low.text})`, `LN(${high.text})`], {
    around: { write: (draw) => `EXP(${draw})`, bound: ({ text }) => `LN(${text})` },
    traps: sameShape('UNIFORM') });
}
