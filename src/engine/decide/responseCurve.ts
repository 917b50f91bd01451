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
