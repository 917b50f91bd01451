import { MessageChannel } from 'node:worker_threads';
import { ExcelWorkbookPort } from '../../src/excel/excelWorkbookPort';
import { writeReport } from '../../src/workbook/report/writeReport';
import { headlessGrid } from '../unit/workbench/grid/headlessGrid';
import { launchRun, launchWorkbook } from '../support/launchWorkbook';
import { connectExcel } from './excelHarness';
import { locale } from '../support/words';

// Every browser has it; the window that Jest provides does not.
Object.assign(globalThis, { MessageChannel });

describe('a simulation report in a live workbook', () => {
  let grid: ReturnType<typeof headlessGrid>;
  let excel: ReturnType<typeof connectExcel>;
  let port: ExcelWorkbookPort;

  beforeEach(async () => {
    grid = headlessGrid();
    excel = connectExcel(grid.spreadsheet);
    port = new ExcelWorkbookPort({ platform: 'OfficeOnline', supports: () => true });
    await grid.spreadsheet.load(launchWorkbook());
  });

  afterEach(() => {
    expect(excel.diagnostics.missingMembers()).toEqual([]);
    expect(excel.diagnostics.unexpectedErrors()).toEqual([]);
    grid.dispose();
  });

  it.each(['en-US', 'zh-CN'] as const)('is written with its charts, shown, and taken back by one undo (%s)', async (language) => {
    const run = await launchRun();
    const sheet = await writeReport(port, run, locale(language));
    expect(await port.activeCell()).toBe(`${language === 'en-US' ? `'${sheet}'` : sheet}!A1`);
    const saved = grid.spreadsheet.toFile().sheets.find(({ name }) => name === sheet)!;
    expect(saved.charts?.map(({ type }) => type)).toEqual(['column', 'line', 'bar', 'column', 'line', 'bar']);
    expect(saved.showGridlines).toBe(false);
    grid.spreadsheet.undo();
    expect(await port.sheetNames()).toEqual(['Inputs', 'Results']);
  });

  it('is written anew in its place, under the name that somebody gave it', async () => {
    const run = await launchRun();
    const sheet = await writeReport(port, run, locale('en-US'));
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem(sheet).name = 'For the board';
      await context.sync();
    });
    expect(await writeReport(port, run, locale('en-US'))).toBe('For the board');
    expect(await port.sheetNames()).toEqual(['Inputs', 'Results', 'For the board']);
    const saved = grid.spreadsheet.toFile().sheets.at(-1)!;
    expect(saved.charts).toHaveLength(6);
    expect(saved.charts![0]!.series[0]!.values).toMatch(/^'For the board'!/);
  });
});
