import { composeFormula } from '../formula/parse/composeFormula';
import type { Argument } from './argument';
import { numberText } from './formulaText';
import { sameShape, shaped, type ShapeResult } from './rule';

/**
 * A distribution that is a rising function of a uniform or a normal draw: exact, and its correlations stay as they are,
 * because a rising function keeps the order of the values. The pattern is a formula of `draw`, which stands in it once,
 * and of the parts.
 */
function of(family: 'UNIFORM' | 'NORMAL', pattern: string, parts: Readonly<Record<string, string>>): ShapeResult {
  const write = (draw: string): string => composeFormula(pattern, { ...parts, draw });
  return shaped(family, ['0', '1'], { around: { write }, traps: [{ kind: 'transformed', details: { family } }] });
}

const ofUniform = (pattern: string, parts: Readonly<Record<string, string>>): ShapeResult => of('UNIFORM', pattern, parts);
const ofNormal = (pattern: string, parts: Readonly<Record<string, string>>): ShapeResult => of('NORMAL', pattern, parts);

/** 1 over an argument, worked out where that ends: 0.5 reads better than 1/2, 1/3 stays. */
function oneOver({ constant, text }: Argument): string {
  const value = constant === undefined ? NaN : 1 / constant;
  return value > 0 && Number.isInteger(value * 1024) ? numberText(value) : composeFormula('1/value', { value: text });
}

/** Smallest value and shape. */
export function pareto(smallest: Argument, shape: Argument): ShapeResult {
  return ofUniform('smallest*(1-draw)^-power', { smallest: smallest.text, power: oneOver(shape) });
}

/** The Pareto distribution that starts at 0. */
export function paretoFromZero(scale: Argument, shape: Argument): ShapeResult {
  return ofUniform('scale*((1-draw)^-power-1)', { scale: scale.text, power: oneOver(shape) });
}

export function logLogistic(location: Argument, scale: Argument, shape: Argument): ShapeResult {
  return ofUniform('location+scale*(1/draw-1)^-power', { location: location.text, scale: scale.text, power: oneOver(shape) });
}

/** The larger extreme value distribution (Gumbel), by its mode and scale. */
export function largestExtreme(mode: Argument, scale: Argument): ShapeResult {
  return ofUniform('mode-scale*LN(-LN(draw))', { mode: mode.text, scale: scale.text });
}

export function smallestExtreme(mode: Argument, scale: Argument): ShapeResult {
  return ofUniform('mode+scale*LN(-LN(1-draw))', { mode: mode.text, scale: scale.text });
}

export function frechet(location: Argument, scale: Argument, shape: Argument): ShapeResult {
  return ofUniform('location+scale*(-LN(draw))^-power', { location: location.text, scale: scale.text, power: oneOver(shape) });
}

export function cauchy(location: Argument, scale: Argument): ShapeResult {
  return ofUniform('location+scale*TAN(PI()*(draw-0.5))', { location: location.text, scale: scale.text });
}

export function kumaraswamy(first: Argument, second: Argument, low: Argument, high: Argument): ShapeResult {
  return ofUniform('low+(high-low)*(1-(1-draw)^inner)^outer', { low: low.text, high: high.text, inner: oneOver(second), outer: oneOver(first) });
}

/** Middle, scale and degrees of freedom. */
export function student(middle: Argument | undefined, scale: Argument | undefined, freedom: Argument): ShapeResult {
  if (middle === undefined || scale === undefined) return ofUniform('T.INV(draw,freedom)', { freedom: freedom.text });
  return ofUniform('middle+scale*T.INV(draw,freedom)', { middle: middle.text, scale: scale.text, freedom: freedom.text });
}

/** How many trials fail before the first success; `first` is 1 where the success counts too. */
export function geometric(chance: Argument, first: 0 | 1): ShapeResult {
  return ofUniform(`INT(LN(1-draw)/LN(1-chance))${first === 1 ? '+1' : ''}`, { chance: chance.text });
}

/** The reciprocal of a gamma distribution (Pearson's type V). */
export function inverseGamma(shape: Argument, scale: Argument): ShapeResult {
  return ofUniform('scale/GAMMA.INV(1-draw,shape,1)', { scale: scale.text, shape: shape.text });
}

export function johnsonBounded(first: Argument, second: Argument, low: Argument, high: Argument): ShapeResult {
  return ofNormal('low+(high-low)/(1+EXP((first-draw)/second))', { low: low.text, high: high.text, first: first.text, second: second.text });
}

export function johnsonUnbounded(first: Argument, second: Argument, location: Argument, scale: Argument): ShapeResult {
  return ofNormal('location+scale*SINH((draw-first)/second)', { location: location.text, scale: scale.text, first: first.text, second: second.text });
}

/** Minimum, most likely value, mean and maximum: the beta distribution that has them. */
export function betaByMean(low: Argument, likely: Argument, mean: Argument, high: Argument): ShapeResult {
  const parts = { low: low.text, likely: likely.text, mean: mean.text, high: high.text };
  const first = composeFormula('2*((low+high)/2-likely)*(mean-low)/((mean-likely)*(high-low))', parts);
  const second = composeFormula('first*(high-mean)/(mean-low)', { ...parts, first });
  return shaped('BETA', [first, second, low.text, high.text], { traps: sameShape('BETA') });
}
