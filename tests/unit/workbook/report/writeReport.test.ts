import { isCellError, type CellValue } from '../../../../src/engine/core/cellValue';
import { cellKey, columnOf, rowOf, type CellRange } from '../../../../src/engine/formula/workbookModel';
import { fillPhrase, type Language } from '../../../../src/locales';
import { calculateWorkbook } from '../../../../src/file/calculateWorkbook';
import type { CellFile, WorkbookFile } from '../../../../src/file/workbookFile';
import { parseReference } from '../../../../src/engine/formula/parse/address';
import { MemoryWorkbookPort } from '../../../support/memoryWorkbookPort';
import { readReports } from '../../../../src/workbook/report/reports';
import type { ReportedRun } from '../../../../src/workbook/report/reportedRun';
import { writeReport } from '../../../../src/workbook/report/writeReport';
import { launchRun, launchWorkbook } from '../../../support/launchWorkbook';
import { locale } from '../../../support/words';

describe('the report of a simulation', () => {
  let file: WorkbookFile;
  let run: ReportedRun;
  let port: MemoryWorkbookPort;

  beforeAll(async () => {
    file = launchWorkbook();
    run = await launchRun(file);
  });

  beforeEach(() => {
    port = new MemoryWorkbookPort({ file });
  });

  function at(sheet: string, row: number, column: number): CellValue {
    return port.written(sheet).cells.get(cellKey(row, column))?.value ?? null;
  }

  function placeOf(sheet: string, text: string): { readonly row: number; readonly column: number } {
    const [key] = [...port.written(sheet).cells].find(([, { value }]) => value === text) ?? [NaN];
    return { row: rowOf(key), column: columnOf(key) };
  }

  function rightOf(sheet: string, text: string, columns = 1): CellValue {
    const { row, column } = placeOf(sheet, text);
    return at(sheet, row, column + columns);
  }

  function numbersAt(reference: string): readonly number[] {
    const { sheet, range } = parseReference(reference)!;
    return cellsOf(range!).map(([row, column]) => at(sheet, row, column) as number);
  }

  function statusAfter(change: (model: WorkbookFile) => WorkbookFile, sheet: string): CellValue {
    const changed = change(file);
    const whole = { ...changed, sheets: [...changed.sheets, port.written(sheet)] };
    const status = calculateWorkbook(whole, locale('en-US')).file.sheets.at(-1)!.cells.get(cellKey(2, 1))?.value ?? null;
    return isCellError(status) ? status.error : status;
  }

  it.each(['en-US', 'zh-CN'] as const)('stands on a sheet of its own, in the words of %s', async (language: Language) => {
    const words = locale(language).report.simulation;
    const sheet = await writeReport(port, run, locale(language));
    expect(sheet).toBe(words.sheet);
    expect(await port.sheetNames()).toEqual(['Inputs', 'Results', sheet]);
    expect(at(sheet, 0, 1)).toBe(locale(language).language.report.title);
    expect(port.selected).toMatch(/A1$/);
  });

  it('tells the statistics with their errors', async () => {
    const sheet = await writeReport(port, run, locale('en-US'));
    const [profit, roi] = run.result.outputs;
    expect(rightOf(sheet, 'Mean')).toBe(profit!.mean);
    expect(rightOf(sheet, 'Mean', 2)).toBe(profit!.standardError);
    expect(rightOf(sheet, 'Mean', 3)).toBe(roi!.mean);
    expect(rightOf(sheet, 'P90')).toBe(profit!.percentiles.find(({ probability }) => probability === 0.9)!.value);
    expect(rightOf(sheet, 'Chance of a value below 0')).toBe(profit!.probabilityBelowZero.value);
    expect(rightOf(sheet, 'Trials with a value')).toBe(20_000);
  });

  it('draws histogram, S-curve and tornado of each output on its own cells', async () => {
    const sheet = await writeReport(port, run, locale('en-US'));
    const { charts = [] } = port.written(sheet);
    expect(charts.map(({ type }) => type)).toEqual(['column', 'line', 'bar', 'column', 'line', 'bar']);
    const [profit] = run.result.outputs;
    const [histogram, curve, tornado] = charts;
    const outside = (profit!.histogram.below + profit!.histogram.above) / profit!.count;
    expect(numbersAt(histogram!.series[0]!.values).reduce((sum, share) => sum + share, outside)).toBeCloseTo(1, 10);
    const climbing = numbersAt(curve!.series[0]!.values);
    expect([...climbing].sort((a, b) => a - b)).toEqual(climbing);
    expect(climbing.at(-1)).toBeCloseTo(1 - profit!.histogram.above / profit!.count, 10);
    const names = parseReference(tornado!.series[0]!.categories!)!;
    expect(cellsOf(names.range!).map(([row, column]) => at(sheet, row, column))).toEqual(['Volume', 'Price', 'Cost per piece', 'Investment']);
    const lows = numbersAt(tornado!.series[0]!.values);
    const highs = numbersAt(tornado!.series[1]!.values);
    const swings = lows.map((low, index) => Math.abs(highs[index]! - low));
    expect([...swings].sort((a, b) => b - a)).toEqual(swings);
    expect(highs[0]).toBeGreaterThan(0);
    expect(highs[2]).toBeLessThan(0);
  });

  it('draws the twelve inputs that move a result most where there are more', async () => {
    const names = Array.from({ length: 14 }, (_, index) => `Input ${index + 1}`);
    const cells = names.map((name, index): readonly [number, CellFile] => [cellKey(index, 1), { value: null, formula: `ROI.NORMAL(100,${20 - index},,,"${name}")`, dynamic: true }]);
    const sum = [cellKey(20, 1), { value: null, formula: `ROI.OUTPUT("Sum")+SUM(B1:B14)`, dynamic: true }] as const;
    const many = calculateWorkbook({ sheets: [{ name: 'Inputs', cells: new Map<number, CellFile>([...cells, sum]) }], names: [] }, locale('en-US')).file;
    const manyRun = await launchRun(many, 5000);
    port = new MemoryWorkbookPort({ file: many });
    const sheet = await writeReport(port, manyRun, locale('en-US'));
    const tornado = port.written(sheet).charts!.find(({ type }) => type === 'bar')!;
    const { range } = parseReference(tornado.series[0]!.categories!)!;
    const swings = manyRun.result.outputs[0]!.sensitivities.map(({ low, high }, input) => ({ name: manyRun.result.inputs[input]!.name!, swing: high - low })).sort((a, b) => b.swing - a.swing);
    expect(cellsOf(range!).map(([row, column]) => at(sheet, row, column))).toEqual(swings.slice(0, 12).map(({ name }) => name));
  });

  it('says how many trials lie outside the bars, be it at one side only, and gives small shares a decimal', async () => {
    const cells = new Map<number, CellFile>([
      [cellKey(0, 1), { value: null, formula: 'ROI.NORMAL(0,1)', dynamic: true }],
      [cellKey(1, 1), { value: null, formula: 'ROI.OUTPUT("Half")+MAX(0,B1)', dynamic: true }],
      [cellKey(2, 1), { value: null, formula: 'ROI.OUTPUT("Whole")+B1', dynamic: true }],
    ]);
    const halved = calculateWorkbook({ sheets: [{ name: 'Inputs', cells }], names: [] }, locale('en-US')).file;
    const halvedRun = await launchRun(halved, 5000);
    const { below, above } = halvedRun.result.outputs[0]!.histogram;
    expect([below, above > 0]).toEqual([0, true]);
    port = new MemoryWorkbookPort({ file: halved });
    const sheet = await writeReport(port, halvedRun, locale('en-US'));
    expect(placeOf(sheet, fillPhrase(locale('en-US').report.simulation.outside, { below, above })).row).toBeGreaterThan(0);
    // Half of all trials stand in one bar of the first, none holds a tenth of the second.
    expect(port.written(sheet).charts!.filter(({ type }) => type === 'column').map(({ valueFormat }) => valueFormat)).toEqual(['0%', '0.0%']);
  });

  it('keeps charts clear of each other and of the tables', async () => {
    const { charts = [], cells } = port.written(await writeReport(port, run, locale('en-US')));
    const areas = charts.map(({ anchor }) => anchor);
    areas.forEach((area, index) => areas.slice(index + 1).forEach((other) => expect(apart(area, other)).toBe(true)));
    const covered = [...cells].filter(([key, { value }]) => value !== null && areas.some(({ top, left, bottom, right }) => rowOf(key) >= top && rowOf(key) < bottom && columnOf(key) >= left && columnOf(key) < right));
    expect(covered).toEqual([]);
  });

  it('records what it takes to repeat the run', async () => {
    const sheet = await writeReport(port, run, locale('en-US'));
    expect(rightOf(sheet, 'Seed')).toBe('7');
    expect(rightOf(sheet, 'Sampling')).toBe('Latin hypercube');
    expect(rightOf(sheet, 'Finished')).toBe('2026-05-21 09:30');
    expect(rightOf(sheet, 'Engine')).toMatch(/^ROI Modeler \d+\.\d+\.\d+$/);
    expect(rightOf(sheet, 'Fingerprint of the model')).toBe(run.model.fingerprint);
    expect(rightOf(sheet, 'Proof')).toContain(`${run.model.proof.cells} formula cells`);
    expect(await readReports(port)).toEqual([{ sheet, fingerprint: run.model.fingerprint }]);
  });

  it('is not written over a sheet that somebody else marked as one', async () => {
    const marked = { ...file, names: [...file.names, { name: 'ROI_Report', sheet: 'Inputs', formula: 'Inputs!$B$1' }, { name: 'ROI_ReportFingerprint', sheet: 'Inputs', formula: 'Inputs!$B$3' }] };
    port = new MemoryWorkbookPort({ file: marked });
    const before = await port.readRanges(['Inputs!']);
    const sheet = await writeReport(port, run, locale('en-US'));
    expect(await port.sheetNames()).toEqual(['Inputs', 'Results', sheet]);
    expect(await port.readRanges(['Inputs!'])).toEqual(before);
    expect(await writeReport(port, run, locale('zh-CN'))).toBe(sheet);
  });

  it('names inputs without a name by the words beside them, and says how they are distributed', async () => {
    const sheet = await writeReport(port, run, locale('en-US'));
    expect(rightOf(sheet, 'Cost per piece')).toBe('Inputs!B5');
    expect(rightOf(sheet, 'Cost per piece', 5)).toBe('ROI.TRIANG(24, 27, 33)');
    expect(rightOf(sheet, 'Price', 5)).toBe('ROI.PERT(38, 45, 50)');
  });

  it('notices by a formula of its own when the model shows other values', async () => {
    const words = locale('en-US').report.simulation;
    const sheet = await writeReport(port, run, locale('en-US'));
    expect(statusAfter((same) => same, sheet)).toBe(words.current);
    const withCost = (cost: number) => (model: WorkbookFile) => ({
      ...model,
      sheets: model.sheets.map((one) => (one.name === 'Inputs' ? { ...one, cells: new Map(one.cells).set(cellKey(5, 1), { value: cost }) } : one)),
    });
    expect(statusAfter(withCost(150_000), sheet)).toBe(words.current);
    expect(statusAfter(withCost(150_001), sheet)).toBe(words.changed);
    expect(statusAfter((model) => ({ ...model, sheets: model.sheets.slice(1) }), sheet)).toBe(words.changed);
  });

  it('notices another spread around the same mean, in the formula and in the cells that it refers to', async () => {
    const words = locale('en-US').report.simulation;
    const inputs = (contents: Readonly<Record<number, CellFile>>) => (model: WorkbookFile) => ({
      ...model,
      sheets: model.sheets.map((one) => (one.name === 'Inputs' ? { ...one, cells: new Map([...one.cells, ...Object.entries(contents).map(([key, cell]) => [Number(key), cell] as const)]) } : one)),
    });
    const volume = (formula: string) => ({ [cellKey(3, 1)]: { value: 12_000, formula, dynamic: true } });
    const deviation = (value: number) => ({ [cellKey(3, 3)]: { value } });
    const referring = inputs({ ...volume('ROI.NORMAL(12000,D4,,,"Volume")'), ...deviation(1800) })(file);
    const simulated = await launchRun(referring);
    port = new MemoryWorkbookPort({ file: referring });
    const sheet = await writeReport(port, simulated, locale('en-US'));
    expect(statusAfter(() => referring, sheet)).toBe(words.current);
    expect(statusAfter(() => inputs(deviation(2400))(referring), sheet)).toBe(words.changed);
    const shared = { [cellKey(3, 1)]: { value: 12_000 } };
    expect(statusAfter(() => inputs(shared)(referring), sheet)).toBe(words.current);
    expect(statusAfter(() => inputs(volume('ROI.NORMAL(12000,D4*2,,,"Volume")'))(referring), sheet)).toBe(words.changed);
  });

  it('takes the place of the report before, unless that is to be kept', async () => {
    const first = await writeReport(port, run, locale('en-US'));
    expect(await writeReport(port, run, locale('en-US'))).toBe(first);
    const second = await writeReport(port, run, locale('en-US'), { asNew: true });
    expect(second).toBe(`${first} (2)`);
    const values = port.written(second).charts!.flatMap(({ series }) => series.map((one) => parseReference(one.values)!.sheet));
    expect(new Set(values)).toEqual(new Set([second]));
    expect(await writeReport(port, run, locale('en-US'))).toBe(second);
    expect(await port.sheetNames()).toEqual(['Inputs', 'Results', first, second]);
  });

  it('is written also when sheets of the model are gone', async () => {
    port = new MemoryWorkbookPort({ file: { ...file, sheets: [file.sheets[0]!] } });
    const sheet = await writeReport(port, run, locale('en-US'));
    expect(rightOf(sheet, 'Mean')).toBe(run.result.outputs[0]!.mean);
  });
});

function cellsOf({ top, left, bottom, right }: CellRange): readonly (readonly [number, number])[] {
  const cells: (readonly [number, number])[] = [];
  for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) cells.push([row, column]);
  return cells;
}

function apart(a: CellRange, b: CellRange): boolean {
  return a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
}
