import { createExcelHarness, type ExcelHarness } from '../excelHarness';

let harness: ExcelHarness;
let sheetId: string;

beforeEach(() => {
  harness = createExcelHarness();
  sheetId = harness.spreadsheet.activeSheetId();
});

const onSheet = <T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
  Excel.run((context) => work(context.workbook.worksheets.getActiveWorksheet(), context));

describe('formatting through real Excel proxies', () => {
  it('sets font, fill, alignment and number format where the range stands', async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange('B2:C3');
      range.format.font.bold = true;
      range.format.font.color = '#0070c0';
      range.format.fill.color = 'yellow';
      range.format.horizontalAlignment = 'Center';
      range.numberFormat = [
        ['0.00%', '0.00%'],
        ['0.00%', '0.00%'],
      ];
      await context.sync();
    });
    expect(harness.spreadsheet.styleAt(sheetId, 2, 2)).toEqual({ bold: true, color: '#0070C0', fill: '#FFFF00', horizontal: 'center', numberFormat: '0.00%' });
    expect(harness.spreadsheet.styleAt(sheetId, 0, 0)).toEqual({});
  });

  it('answers null where cells differ and the value where they agree', async () => {
    const read = await onSheet(async (sheet, context) => {
      sheet.getRange('A1').format.font.bold = true;
      sheet.getRange('A1:A2').format.font.size = 14;
      const both = sheet.getRange('A1:A2').format;
      both.load('font/bold,font/size,font/name,horizontalAlignment');
      await context.sync();
      return [both.font.bold, both.font.size, both.font.name, both.horizontalAlignment];
    });
    expect(read).toEqual([null, 14, 'Calibri', 'General']);
  });

  it('draws the outer and the inner borders of a range, and takes them away', async () => {
    await onSheet(async (sheet, context) => {
      const { borders } = sheet.getRange('A1:B2').format;
      borders.getItem('EdgeBottom').style = 'Continuous';
      borders.getItem('EdgeBottom').weight = 'Thick';
      borders.getItem('InsideVertical').style = 'Dot';
      await context.sync();
    });
    expect(harness.spreadsheet.styleAt(sheetId, 1, 0).border).toEqual({ bottom: { style: 'thick' } });
    expect(harness.spreadsheet.styleAt(sheetId, 0, 1).border).toEqual({ left: { style: 'dotted' } });
    expect(harness.spreadsheet.styleAt(sheetId, 0, 0).border).toBeUndefined();
    await onSheet(async (sheet, context) => {
      sheet.getRange('A1:B2').format.borders.getItem('EdgeBottom').style = 'None';
      await context.sync();
    });
    expect(harness.spreadsheet.styleAt(sheetId, 1, 0).border).toEqual({});
  });

  it('sizes columns and rows in points and fits a column to its longest text', async () => {
    const read = await onSheet(async (sheet, context) => {
      sheet.getRange('A:B').format.columnWidth = 90;
      sheet.getRange('C1').values = [['A rather long label in one cell']];
      sheet.getRange('C:C').format.autofitColumns();
      sheet.getRange('2:2').format.rowHeight = 30;
      const first = sheet.getRange('A1').format;
      const second = sheet.getRange('A2').format;
      first.load('columnWidth');
      second.load('rowHeight');
      await context.sync();
      return [first.columnWidth, second.rowHeight];
    });
    expect(read).toEqual([90, 30]);
    expect(harness.spreadsheet.columnWidth(sheetId, 2)).toBeGreaterThan(200);
  });

  it('refuses a colour it cannot read', async () => {
    await expect(
      onSheet(async (sheet, context) => {
        sheet.getRange('A1').format.fill.color = 'blueish';
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'InvalidArgument' });
  });

  it('reads a text as a person would have typed it', async () => {
    const read = await onSheet(async (sheet, context) => {
      const range = sheet.getRange('A1:G1');
      range.values = [['12%', '1,234.5', '2026-01-31', 'TRUE', "'0012", '(5)', '#N/A']];
      range.load('values,numberFormat,valueTypes');
      await context.sync();
      return range.toJSON();
    });
    expect(read.values).toEqual([[0.12, 1234.5, 46053, true, '0012', -5, '#N/A']]);
    expect(read.numberFormat).toEqual([['0%', '#,##0.00', 'yyyy-mm-dd', 'General', 'General', 'General', 'General']]);
    expect(read.valueTypes).toEqual([['Double', 'Double', 'Double', 'Boolean', 'String', 'Double', 'Error']]);
  });
});
