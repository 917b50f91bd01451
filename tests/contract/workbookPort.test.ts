import { ExcelWorkbookPort } from '../../src/excel/excelWorkbookPort';
import type { SheetFile } from '../../src/file/workbookFile';
import type { Spreadsheet } from '../../src/workbench/object-model/spreadsheet';
import { MemoryWorkbookPort } from '../support/memoryWorkbookPort';
import { readModel } from '../../src/workbook/readModel';
import { createExcelHarness, type ExcelHarness } from './excelHarness';
import { describedSheet, describeSheetWriter } from './sheetWriterSuite';
import { describeWorkbookPort, insertedFile } from './workbookPortSuite';

const readXlsx = async (bytes: Uint8Array): Promise<typeof insertedFile> => {
  if (bytes[0] !== 0x50) throw new Error('not a zip archive');
  return insertedFile;
};

const everything = { platform: 'OfficeOnline', supports: () => true };

/** Longer than a burst lasts. */
const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 350));

describeWorkbookPort('memory', () => ({
  port: new MemoryWorkbookPort({ openFile: readXlsx }),
  settled: () => new Promise((resolve) => setTimeout(resolve, 0)),
}));

describeWorkbookPort('Excel', () => {
  createExcelHarness({ readXlsx });
  return { port: new ExcelWorkbookPort(everything), settled: quiet };
});

describeSheetWriter('memory', () => {
  const port = new MemoryWorkbookPort({ openFile: readXlsx });
  return { port, saved: (name) => port.written(name) };
});

describeSheetWriter('Excel', () => {
  const { spreadsheet } = createExcelHarness({ readXlsx });
  return { port: new ExcelWorkbookPort(everything), saved: savedBy(spreadsheet) };
});

describe('Excel as a workbook port', () => {
  let harness: ExcelHarness;
  let port: ExcelWorkbookPort;

  beforeEach(() => {
    harness = createExcelHarness({ readXlsx });
    port = new ExcelWorkbookPort(everything);
  });

  it.each([
    ['cellEditMode', 'cellEditMode'],
    ['sessionLost', 'sessionLost'],
    ['activityLimit', 'busy'],
    ['requestTooLarge', 'payloadTooLarge'],
    ['responseTooLarge', 'payloadTooLarge'],
    ['accessDenied', 'accessDenied'],
  ] as const)('turns %s into %s, which the pane can explain', async (fault, code) => {
    harness.faults.inject(fault);
    await expect(port.readRanges(['Sheet1!A1'])).rejects.toMatchObject({ name: 'WorkbookError', code });
  });

  it('reports a burst of changes exactly once', async () => {
    let reports = 0;
    await port.onChange(() => {
      reports += 1;
    });
    for (const value of [1, 2, 3]) await port.writeRange('Sheet1!A1', [[value]]);
    await quiet();
    expect(reports).toBe(1);
  });

  it('selects the cells of another sheet', async () => {
    await port.insertSheets(new Uint8Array([0x50, 0x4b]));
    await port.select('Dashboard!C4');
    const { sheetId, ranges } = harness.spreadsheet.selection();
    expect(harness.spreadsheet.sheets().find(({ id }) => id === sheetId)?.name).toBe('Dashboard');
    expect(ranges).toEqual([{ top: 3, left: 2, bottom: 3, right: 2 }]);
  });

  it('says insertNotSupported where Excel is too old to insert sheets', async () => {
    const old = new ExcelWorkbookPort({ platform: 'OfficeOnline', supports: () => false });
    await expect(old.insertSheets(new Uint8Array([0x50, 0x4b]))).rejects.toMatchObject({ code: 'insertNotSupported' });
  });

  it('makes one undo step of a command where Excel can', async () => {
    const run = jest.spyOn(Excel, 'run');
    const twoWrites = (to: ExcelWorkbookPort): Promise<void> =>
      to.command(async (inside) => {
        await inside.writeRange('Sheet1!A1', [[1]]);
        await inside.writeRange('Sheet1!A2', [[2]]);
      });
    const kinds = (): readonly unknown[] => run.mock.calls.filter((args) => args.length > 0).map(([first]) => (typeof first === 'function' ? 'plain' : first));
    await twoWrites(port);
    expect(kinds()).toEqual([{ mergeUndoGroup: true }]);
    run.mockClear();
    await twoWrites(new ExcelWorkbookPort({ platform: 'OfficeOnline', supports: () => false }));
    expect(kinds()).toEqual(['plain']);
    run.mockRestore();
  });

  it('takes a half-written sheet away again', async () => {
    const broken = { ...describedSheet, tables: [{ name: 'not a name', sheet: 'Report', range: { top: 3, left: 0, bottom: 5, right: 1 }, columns: ['Bar', 'Share'], headerRow: true, totalsRow: false }] };
    await expect(port.addSheet(broken)).rejects.toMatchObject({ name: 'WorkbookError' });
    expect(await port.sheetNames()).toEqual(['Sheet1']);
  });

  it('writes a whole sheet in three requests', async () => {
    const requests = jest.spyOn(officeTransport(), 'executeRichApiRequestAsync');
    await port.addSheet(describedSheet, { names: [{ name: 'ROI_Report', range: { top: 0, left: 0, bottom: 0, right: 0 } }], activate: true });
    expect(requests.mock.calls.length).toBeLessThanOrEqual(3);
    expect(await port.activeCell()).toBe('Report!A1');
  });

  it('reads a model in a handful of requests, however many names the workbook has', async () => {
    await port.insertSheets(new Uint8Array([0x50, 0x4b]));
    for (let index = 0; index < 200; index += 1) harness.spreadsheet.setName({ name: `Extra_${index}`, formula: 'Sheet1!$A$1' });
    const requests = jest.spyOn(officeTransport(), 'executeRichApiRequestAsync');
    expect((await readModel(port))?.headlines).toMatchObject([{ kind: 'returnOnInvestment', address: 'Dashboard!C4', value: 2 }]);
    expect(requests.mock.calls.length).toBeLessThanOrEqual(4);
  });
});

/** The sheets of a spreadsheet as they would be saved. */
function savedBy(spreadsheet: Spreadsheet): (name: string) => SheetFile {
  return (name) => spreadsheet.toFile().sheets.find((sheet) => sheet.name === name)!;
}

/** Where office.js hands its requests over. */
function officeTransport(): { executeRichApiRequestAsync: () => void } {
  return (window as unknown as { OSF: { DDA: { RichApi: { executeRichApiRequestAsync: () => void } } } }).OSF.DDA.RichApi;
}
