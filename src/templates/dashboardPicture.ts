import { cellKey } from '../engine/formula/workbookModel';
import { colors } from '../file/sheet/looks';
import type { ChartFile, SheetFile, WorkbookFile } from '../file/workbookFile';
import { parseCorners, splitSheet } from '../engine/formula/parse/address';
import { encodeText } from '../file/xlsx/xmlScanner';

/** A headline of the picture: the cell's label and how to write its value. */
export interface PictureHeadline {
  readonly cell: string;
  readonly label: string;
  readonly write: (value: number) => string;
}

interface DashboardPicture {
  readonly title: string;
  readonly headlines: readonly PictureHeadline[];
  /** Fonts for CSS, the best first. */
  readonly font: string;
}

const WIDTH = 320;
const HEIGHT = 180;

/**
 * The gallery picture of a template, drawn from its own calculated figures: headline results above, its
 * first chart (columns with a line) below. SVG without fonts or scripts of its own.
 */
export function dashboardPicture(file: WorkbookFile, sheet: SheetFile, { title, headlines, font }: DashboardPicture): string {
  const chart = sheet.charts?.[0];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="${font}" role="img">` +
    `<title>${encodeText(title)}</title>` +
    rectangle(0, 0, WIDTH, HEIGHT, '#F5F7FA') +
    rectangle(0, 0, WIDTH, 22, colors.navy) +
    text(10, 15, title, 10, colors.white, true) +
    headlines.map((headline, index) => card(headline, sheet, index, headlines.length)).join('') +
    (chart ? columns(chart, file) : '') +
    '</svg>\n'
  );
}

function card({ cell, label, write }: PictureHeadline, sheet: SheetFile, index: number, count: number): string {
  const gap = 8;
  const width = (WIDTH - gap * (count + 1)) / count;
  const x = gap + index * (width + gap);
  const value = numberAt(sheet, cell);
  return rectangle(x, 30, width, 44, colors.white, 3) + rectangle(x, 30, 3, 44, index === 0 ? colors.good : colors.benefit) + text(x + 9, 44, label, 7.5, colors.muted) + text(x + 9, 64, value === undefined ? '–' : write(value), 15, colors.navy, true);
}

function columns(chart: ChartFile, file: WorkbookFile): string {
  const frame = { left: 8, top: 82, width: WIDTH - 16, height: HEIGHT - 90 };
  const plot = { left: frame.left + 10, top: frame.top + 18, width: frame.width - 20, height: frame.height - 26 };
  const series = chart.series.map((one) => ({ ...one, points: numbersAt(file, one.values) }));
  const all = series.flatMap(({ points }) => points);
  const high = Math.max(0, ...all);
  const low = Math.min(0, ...all);
  const y = (value: number) => plot.top + (plot.height * (high - value)) / (high - low || 1);
  const periods = Math.max(1, ...series.map(({ points }) => points.length));
  const step = plot.width / periods;
  const bars = series.filter(({ asLine }) => !asLine);
  const width = (step * 0.7) / Math.max(1, bars.length);
  const drawnBars = bars.flatMap(({ points, color }, which) =>
    points.map((value, period) => {
      const x = plot.left + period * step + step * 0.15 + which * width;
      return rectangle(x, Math.min(y(0), y(value)), width, Math.abs(y(value) - y(0)), color ?? colors.benefit);
    }),
  );
  const drawnLines = series
    .filter(({ asLine }) => asLine)
    .map(({ points, color }) => `<polyline fill="none" stroke="${color ?? colors.net}" stroke-width="1.6" points="${points.map((value, period) => `${round(plot.left + (period + 0.5) * step)},${round(y(value))}`).join(' ')}"/>`);
  const zero = `<line x1="${plot.left}" x2="${plot.left + plot.width}" y1="${round(y(0))}" y2="${round(y(0))}" stroke="${colors.rule}" stroke-width="0.8"/>`;
  return rectangle(frame.left, frame.top, frame.width, frame.height, colors.white, 3) + text(plot.left, frame.top + 13, chart.title ?? '', 8, colors.ink, true) + drawnBars.join('') + zero + drawnLines.join('');
}

function numbersAt(file: WorkbookFile, reference: string): number[] {
  const split = splitSheet(reference);
  const range = split && parseCorners(split.cells);
  const sheet = file.sheets.find(({ name }) => name === split?.sheet);
  if (!range || !sheet) return [];
  const numbers: number[] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) {
      const value = sheet.cells.get(cellKey(row, column))?.value;
      numbers.push(typeof value === 'number' ? value : 0);
    }
  }
  return numbers;
}

function numberAt(sheet: SheetFile, cell: string): number | undefined {
  const range = parseCorners(cell);
  const value = range && sheet.cells.get(cellKey(range.top, range.left))?.value;
  return typeof value === 'number' ? value : undefined;
}

function rectangle(x: number, y: number, width: number, height: number, fill: string, radius = 0): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"${radius > 0 ? ` rx="${radius}"` : ''}/>`;
}

function text(x: number, y: number, words: string, size: number, fill: string, bold = false): string {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${fill}"${bold ? ' font-weight="600"' : ''}>${encodeText(words)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
