import { locale } from '../support/words';
import { cellKey } from '../../src/engine/formula/workbookModel';
import { ExcelWorkbookPort } from '../../src/excel/excelWorkbookPort';
import { openPaneWithDocument } from '../../src/excel/openPaneWithDocument';
import { deleteKeptFormulas } from '../../src/workbook/share/shareState';
import { makeShareCopy } from '../../src/workbook/share/makeShareCopy';
import { createExcelHarness, type ExcelHarness } from './excelHarness';
import { describedSheet } from './sheetWriterSuite';

const web = { platform: 'OfficeOnline', supports: () => true };
const desktop = { platform: 'PC', supports: () => true };

/** What Excel does and the in-memory double does not do of itself. */
describe('where Excel behaves otherwise than one would think', () => {
  let harness: ExcelHarness;
  let port: ExcelWorkbookPort;

  const open = (options: Parameters<typeof createExcelHarness>[0] = {}): void => {
    harness = createExcelHarness(options);
    port = new ExcelWorkbookPort(options.platform === 'desktop' ? desktop : web);
  };
  const sheet1 = (): string => harness.spreadsheet.sheets()[0]!.id;
  const countRequests = (): jest.SpyInstance => jest.spyOn((window as unknown as { OSF: { DDA: { RichApi: { executeRichApiRequestAsync: () => void } } } }).OSF.DDA.RichApi, 'executeRichApiRequestAsync');

  beforeEach(() => open());
  afterEach(() => {
    expect(harness.diagnostics.missingMembers()).toEqual([]);
    expect(harness.diagnostics.unexpectedErrors()).toEqual([]);
  });

  it('marks the document to open with the pane, and leaves what else it keeps', async () => {
    await port.setSetting('roi.simulationSettings', 'kept');
    await openPaneWithDocument();
    expect(await port.setting('roi.simulationSettings')).toBe('kept');
    expect(harness.settings.toRecord()['Office.AutoShowTaskpaneWithDocument']).toBe('true');
  });

  it('dresses a sheet on a computer whose lists are separated by semicolons', async () => {
    open({ platform: 'desktop', listSeparator: ';' });
    await port.addSheet(describedSheet);
    await port.updateSheet('Report', { cells: new Map([cellKey(0, 0), cellKey(4, 4)].map((key) => [key, { value: 1, style: { bold: true } }])) });
    const { cells } = harness.spreadsheet.toFile().sheets[1]!;
    expect([cells.get(cellKey(0, 0))!.style, cells.get(cellKey(4, 4))!.style]).toEqual([{ bold: true }, { bold: true }]);
  });

  it.each(['desktop', 'web'] as const)('makes a share copy and deletes what it kept, of which neither can be merged into an undo step (%s)', async (platform) => {
    open({ platform, evaluate: () => new Map() });
    await port.writeRange('Sheet1!A1', [[2, '=ROI.BASIC(A1,1)']]);
    expect((await makeShareCopy(port, locale('en-US'))).formulas).toHaveLength(1);
    expect(harness.spreadsheet.sheets().map(({ visibility }) => visibility)).toEqual(['visible', 'veryHidden']);
    await deleteKeptFormulas(port);
    expect(await port.sheetNames()).toEqual(['Sheet1']);
  });

  it('repeats once, without merging and without what the first try added, a command that turns out not to be undoable', async () => {
    open({ platform: 'desktop' });
    await port.writeRange('Sheet1!A1', [[1]]);
    let tries = 0;
    await port.command(async (inside) => {
      tries += 1;
      await inside.addSheet(describedSheet);
      await inside.addSheet({ ...describedSheet, name: 'Hidden', charts: [], tables: [], visibility: 'hidden' });
      await inside.writeRange('Sheet1!A1', [[2]]);
    });
    expect(tries).toBe(2);
    expect(await port.sheetNames()).toEqual(['Sheet1', 'Report', 'Hidden']);
    expect((await port.readRanges(['Sheet1!A1']))[0]!.values).toEqual([[2]]);
  });

  it('passes a second refusal on instead of trying for ever', async () => {
    let tries = 0;
    const refused = port.command(async (inside) => {
      tries += 1;
      await inside.deleteSheets(tries === 1 ? ['Sheet1'] : []);
      await inside.readRanges(['Nowhere!A1']);
    });
    harness.spreadsheet.addSheet('Other');
    await expect(refused).rejects.toMatchObject({ code: 'notFound' });
    expect(tries).toBe(2);
  });

  it('keeps what goes on beside a command out of its context and its undo step', async () => {
    const run = jest.spyOn(Excel, 'run');
    let beside: Promise<unknown> = Promise.resolve();
    await port.command(async (inside) => {
      const before = run.mock.calls.length;
      beside = port.readRanges(['Sheet1!A1']);
      await inside.writeRange('Sheet1!A1', [[1]]);
      expect(run.mock.calls.length - before).toBe(1);
    });
    await beside;
    run.mockRestore();
  });

  it("does not take the workbook's names for those of each sheet", async () => {
    harness.spreadsheet.addSheet('Other');
    harness.spreadsheet.setName({ name: 'Rate', formula: 'Sheet1!$A$1' });
    harness.spreadsheet.setName({ name: 'Rate', formula: 'Other!$A$1', sheet: 'Other' });
    expect((await port.names()).map(({ name, sheet }) => [name, sheet])).toEqual([
      ['Rate', null],
      ['Rate', 'Other'],
    ]);
    expect((await port.readWorkbook()).names).toHaveLength(2);
    await port.updateSheet('Sheet1', { cells: new Map(), names: [{ name: 'Rate', range: { top: 1, left: 1, bottom: 1, right: 1 } }] });
    expect(harness.spreadsheet.names()).toContainEqual({ name: 'Rate', formula: 'Sheet1!$A$1' });
  });

  it('reads a value in the last row of a sheet in a handful of requests', async () => {
    harness.spreadsheet.write(sheet1(), { top: 1_048_575, left: 0, bottom: 1_048_575, right: 0 }, [['far']]);
    harness.spreadsheet.write(sheet1(), { top: 0, left: 0, bottom: 0, right: 25 }, [Array.from({ length: 26 }, (_, column) => column)]);
    const requests = countRequests();
    const { cells } = (await port.readWorkbook()).sheets[0]!;
    expect(cells.size).toBe(27);
    expect(cells.get(cellKey(1_048_575, 0))).toEqual({ value: 'far' });
    expect(requests.mock.calls.length).toBeLessThanOrEqual(12);
    await expect(port.readRanges(['Sheet1!'])).rejects.toMatchObject({ code: 'sheetTooLarge' });
  });

  it('asks whether rows are hidden where there is something, and not of a million empty ones', async () => {
    harness.spreadsheet.write(sheet1(), { top: 1_048_574, left: 0, bottom: 1_048_575, right: 0 }, [[1], ['=SUBTOTAL(109,A1048575)']]);
    harness.spreadsheet.write(sheet1(), { top: 0, left: 0, bottom: 0, right: 0 }, [[1]]);
    const asked = countRequests();
    expect((await port.readWorkbook()).sheets[0]!.cells.size).toBe(3);
    expect(asked.mock.calls.length).toBeLessThanOrEqual(14);
  });

  it('refuses a sheet whose cells lie too far apart, before it asks for a million pieces', async () => {
    const scattered = Array.from({ length: 2500 }, (_, index) => cellKey((index * 7919) % 1_000_000, (index * 104_729) % 16_000));
    await harness.spreadsheet.load({ sheets: [{ name: 'Sheet1', cells: new Map(scattered.map((key) => [key, { value: 1 }])) }], names: [] });
    await expect(port.readWorkbook()).rejects.toMatchObject({ code: 'sheetTooLarge' });
  });

  it('reads and writes in halves what weighs more than Excel carries at once', async () => {
    const heavy = Array.from({ length: 600 }, (_, row) => [`${row}`.padEnd(20_000, 'x')]);
    await port.writeRange('Sheet1!A1', heavy);
    const [{ values }] = await port.readRanges(['Sheet1!A1:A600']);
    expect(values).toEqual(heavy);
    const { cells } = (await port.readWorkbook()).sheets[0]!;
    expect([cells.size, cells.get(cellKey(599, 0))!.value]).toEqual([600, heavy[599]![0]]);
    const wide = [Array.from({ length: 300 }, (_, column) => `${column}`.padEnd(20_000, 'y'))];
    await port.writeRange('Sheet1!A700', wide);
    expect((await port.readRanges(['Sheet1!A700:KN700']))[0]!.values).toEqual(wide);
  });

  it('says of a workbook whether it was still calculating, in whatever way it shows', async () => {
    expect(await port.readWorkbook()).not.toHaveProperty('calculating');
    harness.spreadsheet.waitsForFunctions = true;
    expect(await port.readWorkbook()).toMatchObject({ calculating: true });
    await Excel.run(async (context) => {
      context.workbook.application.calculationMode = 'Manual' as Excel.CalculationMode.manual;
      await context.sync();
    });
    expect(await port.readWorkbook()).not.toHaveProperty('calculating');
    harness.spreadsheet.waitsForFunctions = false;
    expect(await new ExcelWorkbookPort({ ...web, pendingFunctions: () => true }).readWorkbook()).toMatchObject({ calculating: true });
  });

  it('changes nothing of a workbook whose formulas stand on a protected sheet', async () => {
    open({ evaluate: () => new Map() });
    await port.writeRange('Sheet1!A1', [[2, '=ROI.BASIC(A1,1)']]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').protection.protect();
      await context.sync();
    });
    expect(await port.protectedSheets()).toEqual(['Sheet1']);
    await expect(makeShareCopy(port, locale('en-US'))).rejects.toMatchObject({ code: 'protected' });
    expect(await port.sheetNames()).toEqual(['Sheet1']);
    await expect(port.writeRange('Sheet1!A1', [[3]])).rejects.toMatchObject({ code: 'protected' });
  });
});
