import type { WorkbookFile } from '../../../src/file/workbookFile';
import { createExcelHarness, type ExcelHarness } from '../excelHarness';

let harness: ExcelHarness;

beforeEach(() => {
  harness = createExcelHarness();
});

describe('worksheets through real Excel proxies', () => {
  it('adds, renames, moves, colours, hides and lists sheets', async () => {
    const listed = await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const sheet = worksheets.add('Data');
      sheet.tabColor = '#00AA00';
      sheet.position = 0;
      sheet.name = 'Inputs';
      worksheets.add().visibility = 'Hidden';
      worksheets.load('items/name,items/position,items/visibility,items/tabColor');
      const visible = worksheets.getCount(true);
      await context.sync();
      return [worksheets.items.map((item) => [item.name, item.position, item.visibility, item.tabColor]), visible.value];
    });
    expect(listed).toEqual([
      [
        ['Inputs', 0, 'Visible', '#00AA00'],
        ['Sheet1', 1, 'Visible', ''],
        ['Sheet3', 2, 'Hidden', ''],
      ],
      2,
    ]);
  });

  it.each([
    ['a/b', 'InvalidArgument'],
    ['x'.repeat(32), 'InvalidArgument'],
    ["'quoted", 'InvalidArgument'],
    ['sheet1', 'ItemAlreadyExists'],
  ])('refuses the name %s', async (name, code) => {
    await expect(
      Excel.run(async (context) => {
        context.workbook.worksheets.add(name);
        await context.sync();
      }),
    ).rejects.toMatchObject({ code });
    expect(harness.spreadsheet.sheets()).toHaveLength(1);
  });

  it('keeps the last visible sheet', async () => {
    await expect(
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().delete();
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'InvalidOperation' });
  });

  it('finds nothing behind a range whose sheet is gone', async () => {
    await expect(
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('Gone');
        const range = sheet.getRange('A1');
        await context.sync();
        sheet.delete();
        range.clear();
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'ItemNotFound' });
    expect(harness.diagnostics.unexpectedErrors()).toEqual([]);
  });

  it('copies a sheet with its contents, and hands out the copy', async () => {
    const name = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1').values = [[42]];
      const copy = sheet.copy('After', sheet);
      await context.sync();
      copy.load('name');
      const cell = copy.getRange('A1');
      cell.load('values');
      await context.sync();
      return [copy.name, cell.values];
    });
    expect(name).toEqual(['Sheet1 (2)', [[42]]]);
  });

  it('freezes panes and says where', async () => {
    const frozen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const before = sheet.freezePanes.getLocationOrNullObject();
      await context.sync();
      sheet.freezePanes.freezeAt('A1:B3');
      const after = sheet.freezePanes.getLocation();
      after.load('address');
      await context.sync();
      return [before.isNullObject, after.address];
    });
    expect(frozen).toEqual([true, 'Sheet1!A1:B3']);
  });

  it('follows a renamed sheet in formulas and names', async () => {
    const read = await Excel.run(async (context) => {
      const data = context.workbook.worksheets.add('Data');
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('A1').formulas = [['=Data!B2']];
      context.workbook.names.add('Rate', data.getRange('B2'));
      data.name = 'Cash flow';
      const cell = sheet.getRange('A1');
      cell.load('formulas');
      const name = context.workbook.names.getItem('Rate');
      name.load('formula');
      await context.sync();
      return [cell.formulas, name.formula];
    });
    expect(read).toEqual([[["='Cash flow'!B2"]], "='Cash flow'!$B$2"]);
  });
});

describe('inserting the sheets of a file', () => {
  const file: WorkbookFile = {
    sheets: [
      { name: 'Inputs', cells: new Map([[0, { value: 0.1 }]]) },
      { name: 'Sheet1', cells: new Map([[0, { value: 5, formula: 'Inputs!A1*50' }]]) },
    ],
    names: [{ name: 'Rate', formula: 'Inputs!$A$1' }],
  };
  const base64 = btoa('bytes of a file');

  it('appends them with their names and answers with their ids', async () => {
    const bytes: number[] = [];
    harness = createExcelHarness({
      readXlsx: (given) => {
        bytes.push(...given);
        return file;
      },
    });
    const names = await Excel.run(async (context) => {
      const ids = context.workbook.insertWorksheetsFromBase64(base64);
      await context.sync();
      const sheets = ids.value.map((id) => context.workbook.worksheets.getItem(id).load('name'));
      await context.sync();
      return sheets.map((sheet) => sheet.name);
    });
    expect(String.fromCharCode(...bytes)).toBe('bytes of a file');
    expect(names).toEqual(['Inputs', 'Sheet1 (2)']);
    expect(harness.spreadsheet.names()).toEqual([{ name: 'Rate', formula: 'Inputs!$A$1' }]);
  });

  it('inserts only the sheets that were asked for, where they were asked for', async () => {
    harness = createExcelHarness({ readXlsx: () => file });
    await Excel.run(async (context) => {
      context.workbook.insertWorksheetsFromBase64(base64, { sheetNamesToInsert: ['Inputs'], positionType: 'Before', relativeTo: 'Sheet1' });
      await context.sync();
    });
    expect(harness.spreadsheet.sheets().map((sheet) => sheet.name)).toEqual(['Inputs', 'Sheet1']);
  });

  it('passes on why a file cannot be read, and changes nothing', async () => {
    harness = createExcelHarness({ readXlsx: () => Promise.reject(new Error('no zip archive')) });
    await expect(
      Excel.run(async (context) => {
        context.workbook.insertWorksheetsFromBase64(base64);
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'InvalidArgument', message: expect.stringContaining('no zip archive') });
    expect(harness.spreadsheet.sheets()).toHaveLength(1);
  });

  it('opens a file as a workbook of its own', async () => {
    const opened: Uint8Array[] = [];
    createExcelHarness({ openWorkbook: (bytes) => opened.push(bytes) });
    await Excel.createWorkbook(base64);
    expect(opened.map((bytes) => String.fromCharCode(...bytes))).toEqual(['bytes of a file']);
  });
});
