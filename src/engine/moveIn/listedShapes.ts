import { composeFormula } from '../formula/parse/composeFormula';
import type { Argument } from './argument';
import { arrayText, numberText } from './formulaText';
import { columnLetters, sheetPrefix } from '../formula/parse/address';
import { refuse, sameShape, shaped, type ShapeResult, type TrapFacts } from './rule';

/** How far weights may miss 1 and still be probabilities that were rounded. */
const SUM_TOLERANCE = 1e-9;

/** Weights of any size become probabilities that add up to 1; the formula still shows the weights. */
function probabilities(weights: Argument): { readonly text: string; readonly traps: readonly TrapFacts[] } {
  const known = weights.numbers;
  const shares = composeFormula('weights/SUM(weights)', { weights: weights.text });
  if (known === undefined) return { text: shares, traps: [{ kind: 'normalised' }] };
  const sum = known.values.reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 1) <= SUM_TOLERANCE) return { text: weights.text, traps: [] };
  return { text: known.literal ? composeFormula('weights/sum', { weights: weights.text, sum: numberText(sum) }) : shares, traps: [{ kind: 'normalised' }] };
}

/** Values with weights. */
export function weighted(values: Argument, weights: Argument): ShapeResult {
  const { text, traps } = probabilities(weights);
  return shaped('DISCRETE', [values.text, text], { traps });
}

/** Values that are equally likely. */
export function equallyLikely(values: Argument): ShapeResult {
  const known = values.numbers;
  const each =
    known?.literal === true
      ? composeFormula('ones/count', { ones: arrayText(known.values.map(() => 1)), count: numberText(known.values.length) })
      : composeFormula('ISNUMBER(values)/COUNT(values)', { values: values.text });
  return shaped('DISCRETE', [values.text, each], { traps: sameShape('DISCRETE') });
}

/** Whole numbers between two others, both included, equally likely. */
export function wholeNumbers(low: Argument, high: Argument): ShapeResult {
  const known = low.constant !== undefined && high.constant !== undefined;
  const count = known ? numberText(high.constant - low.constant + 1) : composeFormula('high-low+1', { high: high.text, low: low.text });
  const values = composeFormula('SEQUENCE(1,count,low)', { count, low: low.text });
  return shaped('DISCRETE', [values, composeFormula('SEQUENCE(1,count,1,0)/count', { count })], { traps: sameShape('DISCRETE') });
}

/** A range with values in its first column and weights in its second; one column of values alone is unweighted. */
export function weightedRange(range: Argument): ShapeResult {
  const area = range.cells;
  if (area === undefined) return refuse('needsConstants', 'useDiscrete');
  if (area.right === area.left) return equallyLikely(range);
  if (area.right > area.left + 1) return refuse('noEqual', 'useMetalog');
  const [values, weights] = [area.left, area.right].map((at) => {
    const letters = columnLetters(at);
    return range.beside(`${sheetPrefix(area.sheet)}$${letters}$${area.top + 1}:$${letters}$${area.bottom + 1}`);
  });
  return weighted(values, weights);
}
