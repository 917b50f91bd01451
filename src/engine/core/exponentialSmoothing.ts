/** Weights with which a new value moves the level, the trend and the seasonal figures; each between 0 and 1. */
export interface SmoothingWeights {
  readonly level: number;
  readonly trend: number;
  readonly season: number;
}

/** A series smoothed to its end, ready to be carried on. */
export interface SmoothedSeries {
  readonly weights: SmoothingWeights;
  readonly level: number;
  readonly trend: number;
  /** The seasonal figures of the next periods in turn; one 0 without a season. */
  readonly season: readonly number[];
  /** What was forecast one step ahead, from the second value on. */
  readonly forecasts: readonly number[];
  /** Σ of the squared differences between these and the values. */
  readonly squaredErrors: number;
}

interface Start {
  readonly level: number;
  readonly trend: number;
  readonly season: readonly number[];
}

/** Weights of the first, coarse look: close at the ends, where small changes tell most. */
const COARSE = [0, 0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 1];
/** From so many of the best of these the search goes on, in steps from the widest to the finest. */
const STARTS = 5;
const WIDEST = 0.05;
const FINEST = 1e-7;

/**
 * Exponential smoothing with additive trend, additive season of `length` values (1 for none) and additive errors (AAA), with the
 * weights that leave the smallest squared one-step errors. Needs two values, with a season two whole ones.
 * O(2700 · values) and a little more.
 * @see R. J. Hyndman, A. B. Koehler, J. K. Ord and R. D. Snyder, Forecasting with Exponential Smoothing (2008)
 */
export function smoothedSeries(values: readonly number[], length: number): SmoothedSeries {
  const start = length > 1 ? seasonalStart(values, length) : plainStart(values);
  const errorsAt = (point: readonly number[]): number => smooth(values, start, weightsOf(point)).squaredErrors;
  const coarse = gridOf(length > 1 ? 3 : 2).map((point) => ({ point, errors: errorsAt(point) }));
  const ended = coarse.sort((a, b) => a.errors - b.errors).slice(0, STARTS).map(({ point }) => descended(point, errorsAt));
  const best = ended.reduce((least, each) => (each.errors < least.errors ? each : least));
  return smooth(values, start, weightsOf(best.point));
}

function weightsOf([level = 0, trend = 0, season = 0]: readonly number[]): SmoothingWeights {
  return { level, trend, season };
}

function gridOf(dimensions: number): number[][] {
  return dimensions === 0 ? [[]] : gridOf(dimensions - 1).flatMap((point) => COARSE.map((weight) => [...point, weight]));
}

/** Steps along every direction and diagonal within 0 … 1 while one helps, shorter ones when none does. */
function descended(from: readonly number[], errorsAt: (point: readonly number[]) => number): { readonly point: readonly number[]; readonly errors: number } {
  let [point, errors] = [from, errorsAt(from)];
  const directions = from.reduce<number[][]>((all) => all.flatMap((direction) => [-1, 0, 1].map((part) => [...direction, part])), [[]]);
  for (let step = WIDEST; step > FINEST; ) {
    let improved = false;
    for (const direction of directions) {
      const next = point.map((weight, index) => Math.min(1, Math.max(0, weight + step * (direction[index] ?? 0))));
      const reached = errorsAt(next);
      if (!(reached < errors)) continue;
      [point, errors, improved] = [next, reached, true];
    }
    if (!improved) step /= 2;
  }
  return { point, errors };
}

/** The value so many steps after the last. */
export function forecastAhead({ level, trend, season }: SmoothedSeries, steps: number): number {
  return level + steps * trend + (season[(steps - 1) % season.length] ?? 0);
}

/** The standard deviation of a forecast so many steps ahead, in those of a forecast one step ahead. */
export function spreadAhead({ weights, season }: SmoothedSeries, steps: number): number {
  let variance = 1;
  for (let step = 1; step < steps; step++) {
    const repeated = season.length > 1 && step % season.length === 0 ? weights.season * (1 - weights.level) : 0;
    variance += (weights.level * (1 + step * weights.trend) + repeated) ** 2;
  }
  return Math.sqrt(variance);
}

function plainStart(values: readonly number[]): Start {
  const [first, last] = [values[0] ?? 0, values[values.length - 1] ?? 0];
  return { level: first, trend: (last - first) / (values.length - 1), season: [0] };
}

/** Trend from the first season to the second, seasonal figures as mean distances from the level and trend of their own season. */
function seasonalStart(values: readonly number[], length: number): Start {
  const seasons = Math.floor(values.length / length);
  let rise = 0;
  for (let index = 0; index < length; index++) rise += (values[index + length] ?? 0) - (values[index] ?? 0);
  const trend = rise / (length * length);
  const figures = new Array<number>(length).fill(0);
  for (let season = 0; season < seasons; season++) {
    const part = values.slice(season * length, (season + 1) * length);
    const centre = part.reduce((total, value) => total + value, 0) / length;
    part.forEach((value, index) => (figures[index] = (figures[index] ?? 0) + (value - centre - (index - (length - 1) / 2) * trend) / seasons));
  }
  return { level: (values[0] ?? 0) - (figures[0] ?? 0), trend, season: figures };
}

function smooth(values: readonly number[], start: Start, weights: SmoothingWeights): SmoothedSeries {
  const season = [...start.season];
  const forecasts: number[] = [];
  let { level, trend } = start;
  let squaredErrors = 0;
  for (let index = 1; index < values.length; index++) {
    const value = values[index] ?? 0;
    const place = index % season.length;
    const figure = season[place] ?? 0;
    const forecast = level + trend + figure;
    const risen = weights.level * (value - figure) + (1 - weights.level) * (level + trend);
    trend = weights.trend * (risen - level) + (1 - weights.trend) * trend;
    level = risen;
    if (season.length > 1) season[place] = weights.season * (value - level) + (1 - weights.season) * figure;
    forecasts.push(forecast);
    squaredErrors += (forecast - value) ** 2;
  }
  const next = values.length % season.length;
  return { weights, level, trend, season: [...season.slice(next), ...season.slice(0, next)], forecasts, squaredErrors };
}

/** How clear a season must be: the correlation of the series, freed of its line, with itself one season later. */
const CLEAR = 0.5;

/** The length of the season that repeats most clearly, 1 where none does. O(values²). */
export function seasonLength(values: readonly number[]): number {
  const rest = withoutLine(values);
  const power = rest.reduce((total, value) => total + value * value, 0) / rest.length;
  if (!(power > 1e-20 * values.reduce((total, value) => Math.max(total, value * value), 0))) return 1;
  let [best, clearest] = [1, CLEAR];
  for (let lag = 2; lag <= values.length / 2; lag++) {
    let together = 0;
    for (let index = lag; index < rest.length; index++) together += (rest[index] ?? 0) * (rest[index - lag] ?? 0);
    const correlation = together / (rest.length - lag) / power;
    if (correlation > clearest + 1e-9) [best, clearest] = [lag, correlation];
  }
  return best;
}

function withoutLine(values: readonly number[]): number[] {
  const centre = (values.length - 1) / 2;
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  let [along, across] = [0, 0];
  values.forEach((value, index) => {
    along += (index - centre) ** 2;
    across += (index - centre) * (value - mean);
  });
  return values.map((value, index) => value - mean - ((index - centre) * across) / along);
}
