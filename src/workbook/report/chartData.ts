import { cellAddress, rangeAddress, sheetPrefix } from '../../engine/formula/parse/address';
import type { CellRange } from '../../engine/formula/workbookModel';
import type { OutputResult, SimulationResult } from '../../engine/simulation/simulationResult';
import { fillPhrase } from '../../locales';
import { LAST_COLUMN, type Report } from './reportSheet';
import { figureLook, finite } from './statisticsTable';

/** Where the numbers of an output's charts stand, as charts refer to them. */
export interface ChartReferences {
  readonly centers: string;
  readonly shares: string;
  readonly upTo: string;
  readonly atMost: string;
  /** Null where no input moves the output. */
  readonly drivers: { readonly names: string; readonly low: string; readonly high: string } | null;
}

/** Bars in a tornado; what matters less would not be seen. */
const MOST_DRIVERS = 12;

const histogramColumns = { from: 1, to: 2, center: 3, share: 4, atMost: 5 } as const;
const driverColumns = { input: 7, low: 8, high: 9, lowChange: 10, highChange: 11, rankCorrelation: 12 } as const;

/** Writes the numbers behind the charts, a block for each output; on the right the inputs that move it most. */
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

function writeBlock({ run, cells, words, looks, sheet }: Report, output: OutputResult, index: number, top: number): { readonly references: ChartReferences; readonly nextRow: number } {
  const { numberFormat, name } = cells.outputs[index]!;
  sheet.put(cellAddress(top, 1), name, { ...looks.heading, border: {} }).height(top + 2, 32);
  const heads: Readonly<Record<number, string>> = {
    [histogramColumns.from]: words.from,
    [histogramColumns.to]: words.to,
    [histogramColumns.center]: words.center,
    [histogramColumns.share]: words.share,
    [histogramColumns.atMost]: words.atMost,
    [driverColumns.input]: words.input,
    [driverColumns.low]: words.low,
    [driverColumns.high]: words.high,
    [driverColumns.lowChange]: words.lowChange,
    [driverColumns.highChange]: words.highChange,
    [driverColumns.rankCorrelation]: words.rankCorrelation,
  };
  for (const [column, text] of Object.entries(heads)) sheet.put(cellAddress(top + 1, Number(column)), text, Number(column) === driverColumns.input ? looks.columnHead : looks.columnHeadRight);

  const first = top + 2;
  const put = (row: number, column: number, value: number, format: string): void => void sheet.put(cellAddress(row, column), finite(value), figureLook(looks.label, format));
  const bars = barsOf(output);
  bars.forEach(({ from, to, share, atMost }, bar) => {
    put(first + bar, histogramColumns.from, from, numberFormat);
    put(first + bar, histogramColumns.to, to, numberFormat);
    put(first + bar, histogramColumns.center, (from + to) / 2, numberFormat);
    put(first + bar, histogramColumns.share, share, '0.00%');
    put(first + bar, histogramColumns.atMost, atMost, '0.00%');
  });
  const { below, above } = output.histogram;
  if (below + above > 0) sheet.put(cellAddress(first + bars.length, 1), fillPhrase(words.outside, { below, above }), { ...looks.note, wrap: false });

  const drivers = driversOf(run.result, output);
  drivers.forEach(({ input, low, high, rankCorrelation }, line) => {
    sheet.put(cellAddress(first + line, driverColumns.input), cells.inputs[input]!.name);
    put(first + line, driverColumns.low, low, numberFormat);
    put(first + line, driverColumns.high, high, numberFormat);
    put(first + line, driverColumns.lowChange, low - output.mean, numberFormat);
    put(first + line, driverColumns.highChange, high - output.mean, numberFormat);
    put(first + line, driverColumns.rankCorrelation, rankCorrelation, '0.00');
  });

  const reference = (column: number, rows: number): string => sheetPrefix(sheet.name) + absolute({ top: first, left: column, bottom: first + rows - 1, right: column });
  return {
    references: {
      centers: reference(histogramColumns.center, bars.length),
      shares: reference(histogramColumns.share, bars.length),
      upTo: reference(histogramColumns.to, bars.length),
      atMost: reference(histogramColumns.atMost, bars.length),
      drivers:
        drivers.length === 0
          ? null
          : { names: reference(driverColumns.input, drivers.length), low: reference(driverColumns.lowChange, drivers.length), high: reference(driverColumns.highChange, drivers.length) },
    },
    nextRow: first + Math.max(bars.length + 1, drivers.length),
  };
}

function absolute(range: CellRange): string {
  return rangeAddress(range).replaceAll(/[A-Z]+|\d+/g, '$$$&');
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

interface Driver {
  readonly input: number;
  readonly low: number;
  readonly high: number;
  readonly rankCorrelation: number;
}

/** The inputs that move the mean of an output most, the strongest first; none that moves it by less than a hundredth of the strongest. */
function driversOf({ inputs }: SimulationResult, { sensitivities }: OutputResult): readonly Driver[] {
  const swing = ({ low, high }: Driver): number => Math.abs(high - low);
  const drivers = inputs
    .map((_, input) => ({ input, ...sensitivities[input]! }))
    .filter((driver) => swing(driver) > 0)
    .sort((a, b) => swing(b) - swing(a));
  return drivers.filter((driver) => swing(driver) > swing(drivers[0]!) / 100).slice(0, MOST_DRIVERS);
}
