import { exp, log, pow } from '../core/special/elementary';

/**
 * What a channel returns for what is spent on it; spending is x ≥ 0. All rise, with falling marginal returns
 * (a Hill curve with steepness above 1 first rises faster).
 */
export type ResponseCurve =
  /** scale · x^exponent, exponent in (0, 1]. */
  | { readonly kind: 'power'; readonly scale: number; readonly exponent: number }
  /** ceiling · (1 − e^(−x / saturation)). */
  | { readonly kind: 'exponential'; readonly ceiling: number; readonly saturation: number }
  /** ceiling · x^steepness / (half^steepness + x^steepness). */
  | { readonly kind: 'hill'; readonly ceiling: number; readonly half: number; readonly steepness: number };

export function responseAt(curve: ResponseCurve, spend: number): number {
  switch (curve.kind) {
    case 'power':
      return curve.scale * pow(spend, curve.exponent);
    case 'exponential':
      return curve.ceiling * (1 - exp(-spend / curve.saturation));
    case 'hill':
      return spend === 0 ? 0 : curve.ceiling / (1 + pow(curve.half / spend, curve.steepness));
  }
}

/** What one more unit of spending returns there; infinite at the start of a curve that begins upright. */
export function marginalResponseAt(curve: ResponseCurve, spend: number): number {
  switch (curve.kind) {
    case 'power':
      return curve.exponent === 1 ? curve.scale : spend === 0 ? Infinity : curve.scale * curve.exponent * pow(spend, curve.exponent - 1);
    case 'exponential':
      return (curve.ceiling / curve.saturation) * exp(-spend / curve.saturation);
    case 'hill': {
      const { ceiling, half, steepness } = curve;
      if (spend === 0) return steepness < 1 ? Infinity : steepness === 1 ? ceiling / half : 0;
      const share = 1 / (1 + pow(half / spend, steepness));
      return (ceiling * steepness * share * (1 - share)) / spend;
    }
  }
}

/** From where on marginal returns fall; 0 for most curves. */
export function inflectionOf(curve: ResponseCurve): number {
  if (curve.kind !== 'hill' || curve.steepness <= 1) return 0;
  return curve.half * exp(log((curve.steepness - 1) / (curve.steepness + 1)) / curve.steepness);
}
