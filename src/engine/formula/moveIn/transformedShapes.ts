import type { Argument } from './argument';
import { numberText } from './formulaText';
import { sameShape, shaped, type ShapeResult } from './rule';

/**
 * Distributions that are a rising function of a uniform or a normal draw: exact, and their correlations stay as they
 * are, because a rising function keeps the order of the values.
 */
function ofUniform(write: (draw: string) => string): ShapeResult {
  return shaped('UNIFORM', ['0', '1'], { around: { write }, traps: [{ kind: 'transformed', details: { family: 'UNIFORM' } }] });
}

function ofNormal(write: (draw: string) => string): ShapeResult {
  return shaped('NORMAL', ['0', '1'], { around: { write }, traps: [{ kind: 'transformed', details: { family: 'NORMAL' } }] });
}

/** 1 over an argument, worked out where that ends: 0.5 reads better than (1/2), (1/3) stays. */
function oneOver({ constant, factor }: Argument): string {
  const value = constant === undefined ? NaN : 1 / constant;
  return value > 0 && Number.isInteger(value * 1024) ? numberText(value) : `(1/${factor})`;
}

/** Smallest value and shape. */
export function pareto(smallest: Argument, shape: Argument): ShapeResult {
  return ofUniform((draw) => `${smallest.factor}*(1-${draw})^-${oneOver(shape)}`);
}

/** The Pareto distribution that starts at 0. */
export function paretoFromZero(scale: Argument, shape: Argument): ShapeResult {
  return ofUniform((draw) => `${scale.factor}*((1-${draw})^-${oneOver(shape)}-1)`);
}

export function logLogistic(location: Argument, scale: Argument, shape: Argument): ShapeResult {
  return ofUniform((draw) => `${location.text}+${scale.factor}*(1/${draw}-1)^-${oneOver(shape)}`);
}

/** The larger extreme value distribution (Gumbel), by its mode and scale. */
export function largestExtreme(mode: Argument, scale: Argument): ShapeResult {
  return ofUniform((draw) => `${mode.text}-${scale.factor}*LN(-LN(${draw}))`);
}

export function smallestExtreme(mode: Argument, scale: Argument): ShapeResult {
  return ofUniform((draw) => `${mode.text}+${scale.factor}*LN(-LN(1-${draw}))`);
}

export function frechet(location: Argument, scale: Argument, shape: Argument): ShapeResult {
  return ofUniform((draw) => `${location.text}+${scale.factor}*(-LN(${draw}))^-${oneOver(shape)}`);
}

export function cauchy(location: Argument, scale: Argument): ShapeResult {
  return ofUniform((draw) => `${location.text}+${scale.factor}*TAN(PI()*(${draw}-0.5))`);
}

export function kumaraswamy(first: Argument, second: Argument, low: Argument, high: Argument): ShapeResult {
  return ofUniform((draw) => `${low.text}+(${high.text}-${low.term})*(1-(1-${draw})^${oneOver(second)})^${oneOver(first)}`);
}

/** Middle, scale and degrees of freedom. */
export function student(middle: Argument | undefined, scale: Argument | undefined, freedom: Argument): ShapeResult {
  return ofUniform((draw) => {
    const standard = `T.INV(${draw},${freedom.text})`;
    return middle === undefined || scale === undefined ? standard : `${middle.text}+${scale.factor}*${standard}`;
  });
}

/** How many trials fail before the first success; `first` is 1 where the success counts too. */
export function geometric(chance: Argument, first: 0 | 1): ShapeResult {
  return ofUniform((draw) => `INT(LN(1-${draw})/LN(1-${chance.term}))${first === 1 ? '+1' : ''}`);
}

/** The reciprocal of a gamma distribution (Pearson's type V). */
export function inverseGamma(shape: Argument, scale: Argument): ShapeResult {
  return ofUniform((draw) => `${scale.factor}/GAMMA.INV(1-${draw},${shape.text},1)`);
}

export function johnsonBounded(first: Argument, second: Argument, low: Argument, high: Argument): ShapeResult {
  return ofNormal((draw) => `${low.text}+(${high.text}-${low.term})/(1+EXP((${first.text}-${draw})/${second.factor}))`);
}

export function johnsonUnbounded(first: Argument, second: Argument, location: Argument, scale: Argument): ShapeResult {
  return ofNormal((draw) => `${location.text}+${scale.factor}*SINH((${draw}-${first.term})/${second.factor})`);
}

/** Minimum, most likely value, mean and maximum: the beta distribution that has them. */
export function betaByMean(low: Argument, likely: Argument, mean: Argument, high: Argument): ShapeResult {
  const first = `2*((${low.text}+${high.text})/2-${likely.term})*(${mean.text}-${low.term})/((${mean.text}-${likely.term})*(${high.text}-${low.term}))`;
  return shaped('BETA', [first, `${first}*(${high.text}-${mean.term})/(${mean.text}-${low.term})`, low.text, high.text], {
    traps: sameShape('BETA'),
  });
}
