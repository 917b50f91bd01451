/** A straight map from values to pixels. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  toPixel(value: number): number;
  toValue(pixel: number): number;
}

/** A range of a single value is widened, so that it has a middle to be drawn in. */
export function linearScale(low: number, high: number, fromPixel: number, toPixel: number): Scale {
  const margin = low === high ? Math.max(Math.abs(low) * 0.5, 0.5) : 0;
  const [first, last] = [low - margin, high + margin];
  const perValue = (toPixel - fromPixel) / (last - first);
  return {
    low: first,
    high: last,
    toPixel: (value) => fromPixel + (value - first) * perValue,
    toValue: (pixel) => first + (pixel - fromPixel) / perValue,
  };
}

/** Round values inside a range, about `count` of them: multiples of 1, 2 or 5 times a power of ten. */
export function niceTicks(low: number, high: number, count: number): readonly number[] {
  const step = niceStep((high - low) / Math.max(1, count));
  if (!(step > 0)) return [low];
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => cleaned((first + index) * step));
}

/** The next 1, 2 or 5 times a power of ten that is no smaller. */
export function niceStep(least: number): number {
  if (!(least > 0) || !Number.isFinite(least)) return 0;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= least * (1 - 1e-9)) ?? 10;
  return cleaned(factor * power);
}

/** Without the dust of binary fractions: 0.1 × 3 is 0.3. */
function cleaned(value: number): number {
  return Number(value.toPrecision(12));
}
