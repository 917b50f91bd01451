import { createExcelHarness, type ExcelHarness } from '../excelHarness';

let harness: ExcelHarness;

beforeEach(() => {
  harness = createExcelHarness();
});

const addressOf = (reach: (sheet: Excel.Worksheet) => Excel.Range): Promise<string> =>
  Excel.run(async (context) => {
    const range = reach(context.workbook.worksheets.getActiveWorksheet());
    range.load('address');
    await context.sync();
    return range.address;
  });

describe('ranges reached from other ranges', () => {
  it.each<[string, (sheet: Excel.Worksheet) => Excel.Range, string]>([
    ['getCell', (sheet) => sheet.getRange('B2:D4').getCell(1, 2), 'D3'],
    ['getOffsetRange', (sheet) => sheet.getRange('B2:C3').getOffsetRange(1, -1), 'A3:B4'],
    ['getResizedRange', (sheet) => sheet.getRange('B2').getResizedRange(2, 1), 'B2:C4'],
    ['getRow', (sheet) => sheet.getRange('B2:C4').getRow(2), 'B4:C4'],
    ['getColumn', (sheet) => sheet.getRange('B2:C4').getColumn(1), 'C2:C4'],
    ['getLastCell', (sheet) => sheet.getRange('B2:C4').getLastCell(), 'C4'],
    ['getBoundingRect', (sheet) => sheet.getRange('B2').getBoundingRect('D9'), 'B2:D9'],
    ['getIntersection', (sheet) => sheet.getRange('A1:C3').getIntersection('B2:D9'), 'B2:C3'],
    ['getEntireRow', (sheet) => sheet.getRange('B2').getEntireRow(), '2:2'],
    ['getEntireColumn', (sheet) => sheet.getRange('B2:C9').getEntireColumn(), 'B:C'],
    ['getRowsBelow', (sheet) => sheet.getRange('B2:C3').getRowsBelow(2), 'B4:C5'],
    ['getRangeByIndexes', (sheet) => sheet.getRangeByIndexes(1, 1, 2, 3), 'B2:D3'],
  ])('%s', async (_, reach, address) => {
    expect(await addressOf(reach)).toBe(`Sheet1!${address}`);
  });

  it('fails outside the sheet', async () => {
    await expect(addressOf((sheet) => sheet.getRange('A1').getOffsetRange(-1, 0))).rejects.toMatchObject({ code: 'InvalidArgument' });
  });

  it('quotes a sheet name that needs it', async () => {
    harness.spreadsheet.renameSheet(harness.spreadsheet.activeSheetId(), "Cash flow's");
    expect(await addressOf((sheet) => sheet.getRange('A1'))).toBe("'Cash flow''s'!A1");
  });

  it('finds the used cells, and none on an empty sheet', async () => {
    const [empty, used] = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const nothing = sheet.getUsedRangeOrNullObject();
      await context.sync();
      sheet.getRange('C3:D4').values = [
        [1, ''],
        ['', 2],
      ];
      const something = sheet.getUsedRange(true);
      something.load('address');
      await context.sync();
      return [nothing.isNullObject, something.address];
    });
    expect(empty).toBe(true);
    expect(used).toBe('Sheet1!C3:D4');
  });

  it('answers null for the cells of a whole column, and refuses to set them', async () => {
    const values = await Excel.run(async (context) => {
      const column = context.workbook.worksheets.getActiveWorksheet().getRange('A:A');
      column.load('values,rowCount');
      await context.sync();
      return column.values;
    });
    expect(values).toBeNull();
    await expect(
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A:A').values = [[1]];
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'UnsupportedOperation' });
  });

  it('selects formulas, constants and blanks', async () => {
    const found = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:B3').values = [
        [1, '=A1'],
        [2, '=A2'],
        ['text', ''],
      ];
      const formulas = sheet.getRange('A1:B3').getSpecialCells('Formulas');
      const numbers = sheet.getRange('A1:B3').getSpecialCells('Constants', 'Numbers');
      const errors = sheet.getRange('A1:B3').getSpecialCellsOrNullObject('Constants', 'Errors');
      formulas.load('address,cellCount');
      numbers.load('address');
      await context.sync();
      return [formulas.address, formulas.cellCount, numbers.address, errors.isNullObject];
    });
    expect(found).toEqual(['Sheet1!B1:B2', 2, 'Sheet1!A1:A2', true]);
  });

  it('finds a text, or says there is none', async () => {
    const found = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:A3').values = [['Costs'], ['Benefits'], ['Total costs']];
      const first = sheet.getRange().find('costs', { completeMatch: false });
      const last = sheet.getRange().find('costs', { completeMatch: false, searchDirection: 'Backwards' });
      const none = sheet.getRange().findOrNullObject('risk', { completeMatch: false });
      first.load('address');
      last.load('address');
      await context.sync();
      return [first.address, last.address, none.isNullObject];
    });
    expect(found).toEqual(['Sheet1!A1', 'Sheet1!A3', true]);
  });

  it('copies formulas relative to where they land, values as they are', async () => {
    const copied = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:B1').formulas = [['=C1+$C$1', 7]];
      sheet.getRange('A3').copyFrom('A1:B1');
      sheet.getRange('A5').copyFrom('A1:B1', Excel.RangeCopyType.values);
      const formulas = sheet.getRange('A3:B3');
      const values = sheet.getRange('A5:B5');
      formulas.load('formulas');
      values.load('formulas');
      await context.sync();
      return [formulas.formulas, values.formulas];
    });
    expect(copied).toEqual([[['=C3+$C$1', 7]], [[0, 7]]]);
  });

  it('inserts and deletes cells; formulas follow', async () => {
    const formulas = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:B2').formulas = [
        [1, '=A2'],
        [2, '=SUM(A1:A2)'],
      ];
      sheet.getRange('A2:B2').insert('Down');
      const inserted = sheet.getRange('A1:B3');
      inserted.load('formulas');
      await context.sync();
      const afterInsert = inserted.formulas;
      sheet.getRange('1:1').delete('Up');
      const rest = sheet.getRange('A1:B2');
      rest.load('formulas');
      await context.sync();
      return [afterInsert, rest.formulas];
    });
    expect(formulas).toEqual([
      [
        [1, '=A3'],
        ['', ''],
        [2, '=SUM(A1:A3)'],
      ],
      [
        ['', ''],
        [2, '=SUM(A1:A2)'],
      ],
    ]);
  });

  it('clears contents, looks or both', async () => {
    const id = harness.spreadsheet.activeSheetId();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange('A1:A3');
      range.values = [[1], [2], [3]];
      range.format.font.bold = true;
      sheet.getRange('A1').clear('Contents');
      sheet.getRange('A2').clear('Formats');
      sheet.getRange('A3').clear();
      await context.sync();
    });
    const cell = (row: number) => [harness.spreadsheet.read(id, { top: row, left: 0, bottom: row, right: 0 })[0]?.[0]?.value, harness.spreadsheet.styleAt(id, row, 0)];
    expect([cell(0), cell(1), cell(2)]).toEqual([
      [null, { bold: true }],
      [2, {}],
      [null, {}],
    ]);
  });
});
