import { MessageChannel } from 'node:worker_threads';
import { ExcelWorkbookPort } from '../../src/excel/excelWorkbookPort';
import { makeShareCopy } from '../../src/workbook/share/makeShareCopy';
import { planRestore, restoreFormulas } from '../../src/workbook/share/restoreFormulas';
import { isSuggested } from '../../src/workbook/share/shareCopy';
import { deleteKeptFormulas, shareState } from '../../src/workbook/share/shareState';
import { headlessGrid, recordingHost } from '../unit/workbench/grid/headlessGrid';
import { connectExcel } from './excelHarness';
import { locale } from '../support/words';

// Every browser has it; the window that Jest provides does not.
Object.assign(globalThis, { MessageChannel });

describe('a share copy of a live workbook', () => {
  let grid: ReturnType<typeof headlessGrid>;
  let excel: ReturnType<typeof connectExcel>;
  let port: ExcelWorkbookPort;

  beforeEach(async () => {
    grid = headlessGrid();
    grid.spreadsheet.setCustomFunctions(recordingHost());
    excel = connectExcel(grid.spreadsheet);
    port = new ExcelWorkbookPort({ platform: 'OfficeOnline', supports: () => true });
    await port.writeRange('Sheet1!A1', [[2, '=ROI.DOUBLE(A1)', '=B1+1']]);
    await port.writeRange('Sheet1!A3', [['=ROI.TABLE(2)']]);
    await port.recalculate();
    await makeShareCopy(port, locale('en-US'));
  });

  afterEach(() => {
    expect(excel.diagnostics.missingMembers()).toEqual([]);
    expect(excel.diagnostics.unexpectedErrors()).toEqual([]);
    grid.dispose();
  });

  it('shows the same values without our functions', async () => {
    const [snapshot] = await port.readRanges(['Sheet1!A1:C4']);
    expect(snapshot!.formulas).toEqual([
      [2, 4, '=B1+1'],
      [null, null, null],
      ['row 1', 0, null],
      ['row 2', 1 / 3, null],
    ]);
    expect(snapshot!.values[0]).toEqual([2, 4, 5]);
  });

  it('brings the formulas back to where their cells have moved, with references that moved as well', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('1:2').insert('Down');
      await context.sync();
      sheet.name = 'Model of 2026';
      await context.sync();
    });
    expect(await restoreFormulas(port, (await planRestore(port)).entries.filter(isSuggested))).toEqual({ restored: 2, kept: 0 });
    await port.recalculate();
    const [snapshot] = await port.readRanges(["'Model of 2026'!A3:C6"]);
    expect(snapshot!.formulas[0]).toEqual([2, '=ROI.DOUBLE(A3)', '=B3+1']);
    expect(snapshot!.formulas[2]![0]).toBe('=ROI.TABLE(2)');
    expect(snapshot!.values.slice(2)).toEqual([
      ['row 1', 0, null],
      ['row 2', 1 / 3, null],
    ]);
    expect(await shareState(port)).toMatchObject({ waiting: 0, isOurs: true });
    await deleteKeptFormulas(port);
    expect(await shareState(port)).toBeNull();
    expect(await port.sheetNames()).toEqual(['Model of 2026']);
  });

  it('knows when the cells of a formula were deleted', async () => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('3:4').delete('Up');
      await context.sync();
    });
    const { entries } = await planRestore(port);
    expect(entries.filter(({ refused }) => refused !== null)).toMatchObject([{ place: 'Sheet1!A3:B4', formula: '=ROI.TABLE(2)', refused: 'gone' }]);
    expect(await restoreFormulas(port, entries)).toEqual({ restored: 1, kept: 1 });
  });
});
