import { absoluteReference, cellAddress } from '../../engine/formula/parse/address';
import type { InputSensitivity, OutputResult, SimulationResult } from '../../engine/simulation/simulationResult';
import { fillPhrase } from '../../locales';
import { LAST_COLUMN, type Report } from './report';
import { figureLook, finite } from './figures';

/** Where the numbers of an output's charts stand, as charts refer to them. */
export interface ChartReferences {
  readonly centers: string;
  readonly shares: string;
  readonly upTo: string;
  readonly atMost: string;
  /** Of the bar with most trials. */
  readonly highestShare: number;
  /** Null where no input moves the output. */
  readonly drivers: { readonly names: string; readonly low: string; readonly high: string } | null;
}

/** Bars in a tornado; what matters less would not be seen. */
const MOST_DRIVERS = 12;
/** A share of the variance worth a line. */
const LEAST_SHARE = 0.01;

const driverColumns = { input: 1, low: 2, high: 3, lowChange: 4, highChange: 5, rankCorrelation: 6, direction: 7, varianceShare: 8, varianceShareError: 9, totalShare: 10, totalShareError: 11 } as const;
const histogramColumns = { from: 1, to: 2, center: 3, share: 4, atMost: 5 } as const;

/** Writes the numbers behind the charts, a block for each output: the inputs that move it most, then its distribution. */
export function writeChartData(report: Report, top: number): readonly ChartReferences[] {
  const { run, sheet, words } = report;
  sheet.section(`B${top + 1}:${LAST_COLUMN}${top + 1}`, words.data);
  let row = top + 1;
  return run.result.outputs.map((output, index) => {
    const { references, nextRow } = writeBlock(report, output, index, row);
    row = nextRow + 1;
    return references;
  });
}

function writeBlock(report: Report, output: OutputResult, index: number, top: number): { readonly references: ChartReferences; readonly nextRow: number } {
  const { looks, sheet, cells } = report;
  sheet.put(cellAddress(top, 1), cells.outputs[index]!.name, { ...looks.heading, border: {} });
  const { drivers, nextRow } = writeDrivers(report, output, index, top + 1);
  const histogram = writeHistogram(report, output, index, nextRow);
  return { references: { ...histogram.references, drivers }, nextRow: histogram.nextRow };
}

function writeDrivers({ run, cells, words, looks, sheet }: Report, output: OutputResult, index: number, top: number): { readonly drivers: ChartReferences['drivers']; readonly nextRow: number } {
  const drivers = driversOf(run.result, output);
  if (drivers.length === 0) return { drivers: null, nextRow: top };
  const { numberFormat } = cells.outputs[index]!;
  const heads = { input: words.input, low: words.low, high: words.high, lowChange: words.lowChange, highChange: words.highChange, rankCorrelation: words.rankCorrelation, direction: words.direction, varianceShare: words.varianceShare, varianceShareError: words.standardError, totalShare: words.totalShare, totalShareError: words.standardError };
  for (const [key, text] of Object.entries(heads) as [keyof typeof driverColumns, string][]) sheet.put(cellAddress(top, driverColumns[key]), text, key === 'input' ? looks.columnHead : looks.columnHeadRight);
  sheet.height(top + 1, 32);
  const first = top + 1;
  drivers.forEach(({ input, low, high, rankCorrelation, direction, varianceShare, varianceShareError, totalShare, totalShareError }, line) => {
    const put = (column: number, value: number, format: string): void => void sheet.put(cellAddress(first + line, column), finite(value), figureLook(looks.label, format));
    sheet.put(cellAddress(first + line, driverColumns.input), cells.inputs[input]!.name);
    put(driverColumns.low, low, numberFormat);
    put(driverColumns.high, high, numberFormat);
    put(driverColumns.lowChange, low - output.mean, numberFormat);
    put(driverColumns.highChange, high - output.mean, numberFormat);
    put(driverColumns.rankCorrelation, rankCorrelation, '0.00');
    sheet.put(cellAddress(first + line, driverColumns.direction), words.directions[direction], { ...looks.label, horizontal: 'right' });
    put(driverColumns.varianceShare, varianceShare, '0.0%');
    put(driverColumns.varianceShareError, varianceShareError, '0.0%');
    put(driverColumns.totalShare, totalShare, '0.0%');
    put(driverColumns.totalShareError, totalShareError, '0.0%');
  });
  sheet.put(cellAddress(first + drivers.length, 1), words.sharesExplanation, { ...looks.note, wrap: false });
  const column = (at: number): string => absoluteReference({ sheet: sheet.name, range: { top: first, left: at, bottom: first + drivers.length - 1, right: at } });
  return { drivers: { names: column(driverColumns.input), low: column(driverColumns.lowChange), high: column(driverColumns.highChange) }, nextRow: first + drivers.length + 2 };
}

function writeHistogram({ cells, words, looks, sheet }: Report, output: OutputResult, index: number, top: number): { readonly references: Omit<ChartReferences, 'drivers'>; readonly nextRow: number } {
  const { numberFormat } = cells.outputs[index]!;
  const heads = { from: words.from, to: words.to, center: words.center, share: words.share, atMost: words.atMost };
  for (const [key, text] of Object.entries(heads) as [keyof typeof histogramColumns, string][]) sheet.put(cellAddress(top, histogramColumns[key]), text, looks.columnHeadRight);
  const first = top + 1;
  const bars = barsOf(output);
  bars.forEach(({ from, to, share, atMost }, bar) => {
    const put = (column: number, value: number, format: string): void => void sheet.put(cellAddress(first + bar, column), finite(value), figureLook(looks.label, format));
    put(histogramColumns.from, from, numberFormat);
    put(histogramColumns.to, to, numberFormat);
    put(histogramColumns.center, (from + to) / 2, numberFormat);
    put(histogramColumns.share, share, '0.00%');
    put(histogramColumns.atMost, atMost, '0.00%');
  });
  const { below, above } = output.histogram;
  if (below + above > 0) sheet.put(cellAddress(first + bars.length, 1), fillPhrase(words.outside, { below, above }), { ...looks.note, wrap: false });
  const column = (at: number): string => absoluteReference({ sheet: sheet.name, range: { top: first, left: at, bottom: first + bars.length - 1, right: at } });
  const references = { centers: column(histogramColumns.center), shares: column(histogramColumns.share), upTo: column(histogramColumns.to), atMost: column(histogramColumns.atMost), highestShare: Math.max(...bars.map(({ share }) => share)) };
  return { references, nextRow: first + bars.length + 1 };
}

interface Bar {
  readonly from: number;
  readonly to: number;
  readonly share: number;
  readonly atMost: number;
}

/** Shares of all trials with a value. What lies below the first bar counts into the probability of being at most as high as it. */
function barsOf({ histogram, count }: OutputResult): readonly Bar[] {
  const { low, barWidth, counts, below } = histogram;
  let sum = below;
  return counts.map((trials, bar) => {
    sum += trials;
    return { from: readable(low + bar * barWidth, barWidth), to: readable(low + (bar + 1) * barWidth, barWidth), share: trials / count, atMost: sum / count };
  });
}

/** Rounded to a hundredth of a bar at most: charts write these numbers along their axes, some of them with all digits. */
function readable(edge: number, barWidth: number): number {
  if (!(barWidth > 0)) return edge;
  const step = 10 ** Math.floor(Math.log10(barWidth / 100));
  return Number((Math.round(edge / step) * step).toPrecision(12));
}

interface Driver extends InputSensitivity {
  readonly input: number;
}

/**
 * The inputs that move the mean of an output most, the strongest first; of those that move it by less than a hundredth of the
 * strongest, only such as have a share of its variance (they go both ways, or act together with others).
 */
function driversOf({ inputs }: SimulationResult, { sensitivities }: OutputResult): readonly Driver[] {
  const swing = ({ low, high }: Driver): number => Math.abs(high - low);
  const drivers = inputs
    .map((_, input) => ({ input, ...sensitivities[input]! }))
    .filter((driver) => swing(driver) > 0)
    .sort((a, b) => swing(b) - swing(a));
  const share = ({ varianceShare, totalShare }: Driver): number => Math.max(varianceShare, totalShare);
  return drivers.filter((driver) => swing(driver) > swing(drivers[0]!) / 100 || share(driver) > LEAST_SHARE).slice(0, MOST_DRIVERS);
}
