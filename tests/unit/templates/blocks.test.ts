import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CellValue } from '../../../src/engine/core/cellValue';
import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import { parseCorners } from '../../../src/engine/formula/parse/address';
import { cellKey } from '../../../src/engine/formula/workbookModel';
import { toWorkbookModel } from '../../../src/file/toWorkbookModel';
import { buildFrom } from '../../../src/templates/buildTemplate';
import { templateIds } from '../../../src/templates/templateCatalogue';
import { toyAt, toyTemplate } from '../../support/toyTemplate';
import { locale } from '../../support/words';

/** Three cost lines, two benefits, half-years, a horizon of five of them: small enough to be reckoned on paper. */
const { file, picture } = buildFrom(toyTemplate, 'Toy', locale('en-US'));

const sheetOf = (name: string) => file.sheets.find((sheet) => sheet.name === name)!;

function cell(sheet: string, address: string): CellValue | undefined {
  const { top, left } = parseCorners(address)!;
  return sheetOf(sheet).cells.get(cellKey(top, left))?.value;
}

const row = (sheet: string, number: number) => toyAt.axis.columns.map((column) => cell(sheet, `${column}${number}`));

/** What the lines give, by period. Discounted at 21% a year, a half-year later counts for 1 ÷ 1.1. */
const costs = [1000, 100, 100, 150, 150, 150, 150];
const benefits = [0, 0, 300, 300, 500, 500, 500];
const npv = -1000 - 100 / 1.1 + 200 / 1.21 + 150 / 1.331 + 350 / 1.4641 + 350 / 1.61051;

function near(actual: readonly (CellValue | undefined)[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, index) => expect(value).toBeCloseTo(expected[index]!, 9));
}

test('the timeline counts half-years, years and phases, and other sheets follow it', () => {
  for (const sheet of ['Lines', 'Flow']) {
    expect(row(sheet, 5)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(row(sheet, 6)).toEqual(['today', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6']);
    expect(row(sheet, 7)).toEqual([1, 1, 1, 2, 2, 3, 3]);
    expect(row(sheet, 8)).toEqual([1, 1, 1, 1, 2, 2, 2]);
  }
});

test('the cash flow nets, cuts at the horizon, carries the balance forward and discounts', () => {
  const at = toyAt.flow;
  near(row('Flow', at.costs), costs);
  near(row('Flow', at.benefits), benefits);
  near(row('Flow', at.net), [-1000, -100, 200, 150, 350, 350, 350]);
  near(row('Flow', at.netInHorizon), [-1000, -100, 200, 150, 350, 350, 0]);
  near(row('Flow', at.beyond), [0, 0, 0, 0, 0, 0, 350]);
  near(row('Flow', at.opening), [0, -1000, -1100, -900, -750, -400, -50]);
  near(row('Flow', at.closing), [-1000, -1100, -900, -750, -400, -50, 300]);
  near(row('Flow', at.payback), [0, 0, 0, 0, 0, 0, 5 + 50 / 350]);
  near(row('Flow', at.discountFactor), [1, 1 / 1.1, 1 / 1.21, 1 / 1.331, 1 / 1.4641, 1 / 1.61051, 1 / 1.771561]);
  near(row('Flow', at.cumulativePresent).slice(-3), [npv - 350 / 1.61051, npv, npv]);
  near([cell('Flow', `E${at.costsInHorizon}`), cell('Flow', `E${at.benefitsInHorizon}`), cell('Flow', `E${at.netInHorizon}`), cell('Flow', `E${at.presentNet}`)], [1650, 1600, -50, npv]);
});

test('the headlines state return, value, payback in months and the yearly rate', () => {
  near([cell('Results', 'C4'), cell('Results', 'C5'), cell('Results', 'C6')], [-50 / 1650, npv, (5 + 1 / 7) * 6]);
  const perHalfYear = Math.sqrt(1 + Number(cell('Results', 'C7')));
  const valueAtRate = [-1000, -100, 200, 150, 350, 350].reduce((sum, flow, period) => sum + flow / perHalfYear ** period, 0);
  expect(valueAtRate).toBeCloseTo(0, 6);
  expect(perHalfYear).toBeLessThan(1);
  near([cell('Results', 'C8')], [npv / (1000 + 100 / 1.1 + 100 / 1.21 + 150 / 1.331 + 150 / 1.4641 + 150 / 1.61051)]);
});

test('an error in an input shows in every headline', () => {
  const model = toWorkbookModel(file);
  const sheets = model.sheets.map((sheet) => (sheet.name === 'Inputs' ? { ...sheet, cells: new Map(sheet.cells).set(cellKey(11, 2), { value: { error: '#N/A' } as const }) } : sheet));
  const broken = new Calculator({ ...model, sheets });
  const results = model.sheets.findIndex(({ name }) => name === 'Results');
  for (const line of [3, 4, 5, 6, 7]) expect(broken.value(results, line, 2)).toMatchObject({ error: '#N/A' });
});

test('scenarios stand side by side and are weighted', () => {
  const { scenario: at } = toyAt;
  expect([at.columns, at.weighted]).toEqual([['G', 'H'], 'I']);
  const result = (line: number) => ['C', 'G', 'H', 'I'].map((column) => cell('Views', `${column}${line}`));
  near(result(at.costs), [1650, 1650, 1980, 0.6 * 1650 + 0.4 * 1980]);
  near(result(at.benefits), [1600, 1600, 800, 0.6 * 1600 + 0.4 * 800]);
  near(result(at.net), [-50, -50, -1180, 0.6 * -50 + 0.4 * -1180]);
  near(result(at.roi), [-50 / 1650, -50 / 1650, -1180 / 1980, -502 / 1782]);
  const poor = -1200 - 120 / 1.1 + 30 / 1.21 - 30 / 1.331 + 70 / 1.4641 + 70 / 1.61051;
  near(result(at.npv), [npv, npv, poor, 0.6 * npv + 0.4 * poor]);
});

test('ranges move the return, and the tornado sorts them by how much', () => {
  const column = (letter: string) => toyAt.ranges.rows.map((line) => cell('Risk', `${letter}${line}`));
  near(column('F'), [1, 1, 1]);
  near(column('J'), [1650, 1200, 400]);
  const [low, high] = [
    [1600 / 1320 - 1, 1000 / 1650 - 1, 1520 / 1650 - 1],
    [1600 / 1980 - 1, 2200 / 1650 - 1, 1680 / 1650 - 1],
  ] as const;
  near(column('G'), low);
  near(column('H'), high);
  expect(toyAt.tornado.rows.map((line) => cell('Risk', `B${line}`))).toEqual(['Leads', 'Costs', 'Contracts']);
  near(column('K'), [2, 1, 3]);
  near(toyAt.tornado.rows.map((line) => cell('Risk', `E${line}`)), [1, 2, 3]);
  near(toyAt.tornado.rows.map((line) => cell('Risk', `C${line}`)), [1, 0, 2].map((index) => low[index]! + 50 / 1650));
  near(toyAt.tornado.rows.map((line) => cell('Risk', `D${line}`)), [1, 0, 2].map((index) => high[index]! + 50 / 1650));
});

test('the simulation agrees with the model as far as its trials allow', () => {
  // A symmetric PERT is a Beta(3, 3): its variance is a 28th of the square of its width.
  const present = (amount: number, first: number, last: number, width: number) => {
    let factor = 0;
    for (let period = first; period <= Math.min(5, last); period++) factor += 1.1 ** -period;
    return (amount * factor * width) ** 2 / 28;
  };
  const variance = present(1000, 0, 0, 0.4) + present(100, 1, 6, 0.4) + present(50, 3, 6, 0.4) + present(300, 2, 6, 1) + present(200, 4, 6, 0.4);
  const mean = Number(cell('Risk', `N${toyAt.simulation.first + 1}`));
  expect(Math.abs(mean - npv)).toBeLessThan(4 * Math.sqrt(variance / 20_000));
});

test('the risk register weighs losses by their probability and takes them off', () => {
  const { rows } = toyAt.register;
  near(rows.map((line) => cell('Risk', `E${line}`)), [20, 20, 0]);
  near(rows.map((line) => cell('Risk', `I${line}`)), [10, 20, 0]);
  near(rows.map((line) => cell('Risk', `J${line}`)), [5, 0, 0]);
  const { total, adjustedNet, adjustedRoi } = toyAt.adjusted;
  near([cell('Risk', `E${total}`), cell('Risk', `J${total}`), cell('Risk', `C${adjustedNet}`), cell('Risk', `C${adjustedRoi}`)], [40, 5, -90, -90 / 1650]);
});

test('the tables of the dashboard add up', () => {
  const table = (line: number) => ['C', 'D', 'E', 'F'].map((column) => cell('Results', `${column}${line}`));
  const [one, two, three] = toyAt.years.rows as [number, number, number];
  near(table(one), [1200, 300, -900, -900 / 1200]);
  near(table(two), [1500, 1100, -400, -400 / 1500]);
  near(table(three), [1800, 2100, 300, 300 / 1800]);
  near(toyAt.shares.rows.map((line) => cell('Results', `D${line}`)), [1000 / 1650, 500 / 1650, 150 / 1650]);
  near(toyAt.byScenario.rows.map((line) => cell('Results', `C${line}`)), [-50 / 1650, -1180 / 1980]);
});

test('the plan of a milestone is what its day has seen: whole periods and the share of the next', () => {
  const [soon, year] = toyAt.milestones.rows as [number, number];
  // Day 73 is two fifths of the first half-year.
  near(['E', 'F'].map((column) => cell('Review', `${column}${soon}`)), [1000 + 0.4 * 100, 0]);
  near(['D', 'E', 'F', 'G'].map((column) => cell('Review', `${column}${year}`)), [46023 + 365, 1200, 300, 300 / 1200 - 1]);
});

test('every check of the blocks holds', () => {
  expect(cell('Checks', 'C4')).toBe(0);
  expect([6, 7, 8, 9, 10, 11, 12, 13, 14].map((line) => cell('Checks', `F${line}`))).toEqual(Array(9).fill(true));
  expect(cell('Guide', 'E1')).toBe('allHold');
});

test('registers accept what their rules say, side by side where they share one', () => {
  const areas = sheetOf('Inputs').validations!.map(({ range, type }) => [type, range.top + 1, range.left, range.right]);
  expect(areas).toEqual(expect.arrayContaining([['decimal', 12, 2, 2], ['whole', 12, 3, 4], ['decimal', 18, 2, 2], ['whole', 18, 3, 4]]));
  const [log] = sheetOf('Log').tables!;
  expect(log?.columns).toEqual(['version', 'date', 'author', 'change']);
});

test('guides break sentences into rows', () => {
  expect(['B5', 'B6', 'B7'].map((address) => cell('Guide', address))).toEqual(['One sentence that is', 'longer than twenty', 'characters']);
});

test('the picture shows the figures of the workbook', () => {
  expect(picture).toContain('>-3%<');
});

test('a template is known in the places that docs/templates.md names, and nowhere else', () => {
  const documents = readFileSync('docs/templates.md', 'utf8');
  for (const place of ['templateCatalogue.ts', 'buildTemplate.ts', 'src/locales/<language>/templates/', 'src/locales/<language>/pane/templates.ts']) expect(documents).toContain(place);
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
  for (const id of templateIds) {
    const documented = new RegExp(`^templates/(${id}/|templateCatalogue\\.ts|buildTemplate\\.ts)|^locales/[^/]+/(templates/|pane/templates\\.ts)`);
    const knowing = files.filter((path) => readFileSync(join('src', path), 'utf8').includes(id)).map((path) => path.replaceAll('\\', '/'));
    expect(knowing.filter((path) => !documented.test(path))).toEqual([]);
    expect(knowing.length).toBeGreaterThan(4);
  }
});
