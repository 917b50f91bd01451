/** An axis from `low` to `high` with a tick every `step`. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly ticks: readonly number[];
}

/**
 * Steps of 1, 2 or 5 times a power of ten, and both ends on a tick. Zero is in view when asked for, and otherwise
 * unless all values lie within a sixth of the farthest one, as Excel decides it. `high` is an end that was chosen.
 */
export function niceScale(values: readonly number[], options: { readonly includeZero: boolean; readonly maxTicks?: number; readonly high?: number }): Scale {
  const finite = values.filter(Number.isFinite);
  let low = finite.length > 0 ? Math.min(...finite) : 0;
  let high = finite.length > 0 ? Math.max(...finite) : 1;
  const clustered = low > 0 ? low > (high * 5) / 6 : high < 0 && high < (low * 5) / 6;
  if (options.includeZero || !clustered) [low, high] = [Math.min(0, low), Math.max(0, high)];
  if (options.high !== undefined && options.high > low) high = options.high;
  if (low === high) [low, high] = low === 0 ? [0, 1] : [Math.min(0, low * 1.2), Math.max(0, high * 1.2)];
  const step = niceStep((high - low) / Math.max(2, options.maxTicks ?? 6));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { low: first * step, high: last * step, step, ticks };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  return (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10) * power;
}
