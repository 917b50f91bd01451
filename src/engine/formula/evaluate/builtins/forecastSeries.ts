import type { CellError } from '../../../core/cellValue';
import { forecastAhead, seasonLength, smoothedSeries, type SmoothedSeries, spreadAhead } from '../../../core/exponentialSmoothing';
import { inverseNormal } from '../../../core/special/normal';
import { dateOfSerial } from '../serialDate';
import { DIVISION_ERROR, isError, NOT_AVAILABLE, NUMBER_ERROR, type Value, VALUE_ERROR } from '../value';
import { type Builtin, type Call, define, type RangeValue } from './define';
import { listOf } from './numbers';
import { median } from './order';

/** Hours of a year: the longest season Excel takes. */
const LONGEST_SEASON = 8760;
/** So much of a series may be missing. */
const MOST_MISSING = 0.3;

interface Series {
  readonly values: readonly number[];
  /** Where a moment lies, in steps from the first value. */
  readonly position: (moment: number) => number;
  /** The distance between two values in units of the timeline. */
  readonly step: number;
}

interface Options {
  readonly season: number;
  /** Fill gaps between their neighbours; with 0 otherwise. */
  readonly interpolate: boolean;
  readonly aggregation: number;
}

type GivenOptions = readonly [number | undefined, number | undefined, number | undefined];

function readOptions([season = 1, completion = 1, aggregation = 1]: GivenOptions): Options | CellError {
  const [length, filled, kind] = [Math.trunc(season), Math.trunc(completion), Math.trunc(aggregation)];
  if (length < 0 || length > LONGEST_SEASON || (filled !== 0 && filled !== 1) || kind < 1 || kind > 7) return NUMBER_ERROR;
  return { season: length, interpolate: filled === 1, aggregation: kind };
}

/** How values of one moment become one, numbered as in Excel. */
const AGGREGATIONS: Readonly<Record<number, (values: readonly number[]) => number>> = {
  1: (values) => values.reduce((total, value) => total + value, 0) / values.length,
  2: (values) => values.length,
  3: (values) => values.length,
  4: (values) => Math.max(...values),
  5: (values) => Number(median(values)),
  6: (values) => Math.min(...values),
  7: (values) => values.reduce((total, value) => total + value, 0),
};

function readSeries(valuesGiven: RangeValue, timeline: RangeValue, { interpolate, aggregation }: Options, call: Call): Series | CellError {
  const [values, moments] = [listOf(valuesGiven, call), listOf(timeline, call)];
  if (values.length !== moments.length) return NOT_AVAILABLE;
  const byMoment = new Map<number, number[]>();
  for (const [index, moment] of moments.entries()) {
    const value = values[index] ?? null;
    if (isError(value)) return value;
    if (isError(moment)) return moment;
    if (typeof value !== 'number' || typeof moment !== 'number') return VALUE_ERROR;
    byMoment.set(moment, [...(byMoment.get(moment) ?? []), value]);
  }
  const sorted = [...byMoment.keys()].sort((a, b) => a - b);
  if (sorted.length < 2) return DIVISION_ERROR;
  const join = AGGREGATIONS[aggregation] ?? (() => NaN);
  const units = monthsOf(sorted, call.workbook.date1904) ?? ((moment: number): number => moment);
  return evenSeries(sorted.map((moment) => [units(moment), join(byMoment.get(moment) ?? [])]), units, interpolate);
}

/** Dates on one day of several months count in months; undefined for others. */
function monthsOf(moments: readonly number[], date1904: boolean): ((moment: number) => number) | undefined {
  const dates = moments.map((moment) => (moment >= 1 && Number.isInteger(moment) ? dateOfSerial(moment, date1904) : undefined));
  const [first] = dates;
  if (first === undefined || dates.some((date) => date?.day !== first.day) || moments.length < 3) return undefined;
  const steps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
  if (steps.every((step) => step === steps[0])) return undefined;
  return (moment) => {
    const date = dateOfSerial(Math.floor(moment), date1904);
    return date === undefined ? NaN : date.year * 12 + date.month + (date.day - first.day) / 31;
  };
}

/** Values a constant step apart, with gaps filled; #NUM! where there is no such step or too much is missing. */
function evenSeries(points: readonly (readonly [number, number])[], units: (moment: number) => number, interpolate: boolean): Series | CellError {
  const [origin] = points[0] ?? [0];
  const step = points.slice(1).reduce((least, [moment], index) => Math.min(least, moment - (points[index]?.[0] ?? 0)), Infinity);
  const values: number[] = [];
  for (const [moment, value] of points) {
    const place = (moment - origin) / step;
    const index = Math.round(place);
    if (Math.abs(place - index) > 1e-6 || index > points.length / (1 - MOST_MISSING) + 1) return NUMBER_ERROR;
    const [before, gap] = [values[values.length - 1] ?? 0, index - values.length + 1];
    for (let filled = 1; filled < gap; filled++) values.push(interpolate ? before + ((value - before) * filled) / gap : 0);
    values.push(value);
  }
  if (values.length - points.length > MOST_MISSING * values.length) return NUMBER_ERROR;
  return { values, step, position: (moment) => (units(moment) - origin) / step };
}

/** The smoothed series with a season as asked for: 1 is found, 0 is none. */
function smoothed({ values }: Series, season: number): SmoothedSeries | CellError {
  const length = season === 1 ? seasonLength(values) : Math.max(1, season);
  return length > 1 && values.length < 2 * length ? NUMBER_ERROR : smoothedSeries(values, length);
}

/** A function of the steps from the last value to a later moment, between two whole steps on the line between them. */
function ahead(series: Series, target: number, at: (steps: number) => number): number | CellError {
  const steps = series.position(target) - (series.values.length - 1);
  if (!(steps >= 0)) return NUMBER_ERROR;
  const whole = Math.floor(steps + 1e-9);
  const rest = steps - whole;
  const reached = whole === 0 ? (series.values[series.values.length - 1] ?? NaN) : at(whole);
  return rest < 1e-9 ? reached : reached + rest * (at(whole + 1) - reached);
}

type ForecastArguments = readonly [number, RangeValue, RangeValue, ...GivenOptions];

function forecast([target, values, timeline, ...given]: ForecastArguments, call: Call): Value {
  call.workbook.approximate();
  const options = readOptions(given);
  if (isError(options)) return options;
  const series = readSeries(values, timeline, options, call);
  if (isError(series)) return series;
  const fit = smoothed(series, options.season);
  return isError(fit) ? fit : ahead(series, target, (steps) => forecastAhead(fit, steps));
}

type ConfidenceArguments = readonly [number, RangeValue, RangeValue, number | undefined, ...GivenOptions];

function confidenceInterval([target, values, timeline, confidence = 0.95, ...given]: ConfidenceArguments, call: Call): Value {
  call.workbook.approximate();
  const options = readOptions(given);
  if (isError(options)) return options;
  if (confidence <= 0 || confidence >= 1) return NUMBER_ERROR;
  const series = readSeries(values, timeline, options, call);
  if (isError(series)) return series;
  const fit = smoothed(series, options.season);
  if (isError(fit)) return fit;
  const deviation = Math.sqrt(fit.squaredErrors / fit.forecasts.length);
  const quantile = -inverseNormal((1 - confidence) / 2);
  return ahead({ ...series, values: [...series.values.slice(0, -1), 0] }, target, (steps) => quantile * deviation * spreadAhead(fit, steps));
}

type SeasonArguments = readonly [RangeValue, RangeValue, number | undefined, number | undefined];

function season([values, timeline, completion, aggregation]: SeasonArguments, call: Call): Value {
  call.workbook.approximate();
  const options = readOptions([1, completion, aggregation]);
  if (isError(options)) return options;
  const series = readSeries(values, timeline, options, call);
  return isError(series) ? series : seasonLength(series.values);
}

type StatisticArguments = readonly [RangeValue, RangeValue, number, ...GivenOptions];

/** The weights (1 level, 2 trend, 3 season), MASE, SMAPE, MAE and RMSE of the one-step forecasts, and the step of the timeline. */
function statistic([values, timeline, kind, ...given]: StatisticArguments, call: Call): Value {
  call.workbook.approximate();
  const options = readOptions(given);
  if (isError(options)) return options;
  const series = readSeries(values, timeline, options, call);
  if (isError(series)) return series;
  const fit = smoothed(series, options.season);
  if (isError(fit)) return fit;
  const count = fit.forecasts.length;
  const pairs = fit.forecasts.map((forecastValue, index) => [forecastValue, series.values[index + 1] ?? 0] as const);
  const meanError = pairs.reduce((total, [forecastValue, value]) => total + Math.abs(forecastValue - value), 0) / count;
  switch (Math.trunc(kind)) {
    case 1:
      return fit.weights.level;
    case 2:
      return fit.weights.trend;
    case 3:
      return fit.weights.season;
    case 4:
      return meanError / (pairs.reduce((total, [, value], index) => total + Math.abs(value - (series.values[index] ?? 0)), 0) / count);
    case 5:
      return pairs.reduce((total, [forecastValue, value]) => total + (2 * Math.abs(forecastValue - value)) / (Math.abs(forecastValue) + Math.abs(value)), 0) / count;
    case 6:
      return meanError;
    case 7:
      return Math.sqrt(fit.squaredErrors / count);
    case 8:
      return series.step;
    default:
      return NUMBER_ERROR;
  }
}

/** Forecasts by exponential smoothing (AAA). Excel does not say how it starts and searches, so its answers and these agree roughly. */
export const forecastFunctions: readonly Builtin[] = [
  define('FORECAST.ETS', ['number', 'array', 'array', 'number?', 'number?', 'number?'], forecast, { emptyMeansDefault: true }),
  define('FORECAST.ETS.CONFINT', ['number', 'array', 'array', 'number?', 'number?', 'number?', 'number?'], confidenceInterval, { emptyMeansDefault: true }),
  define('FORECAST.ETS.SEASONALITY', ['array', 'array', 'number?', 'number?'], season, { emptyMeansDefault: true }),
  define('FORECAST.ETS.STAT', ['array', 'array', 'number', 'number?', 'number?', 'number?'], statistic, { emptyMeansDefault: true }),
];
