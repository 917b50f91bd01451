import { createExcelHarness, type ExcelHarness } from '../excelHarness';

let harness: ExcelHarness;

beforeEach(() => {
  harness = createExcelHarness();
});

describe('ranges through real Excel proxies', () => {
  it('writes values and reads values, formulas, texts and types back', async () => {
    const read = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B2');
      range.values = [
        [1, 'two'],
        [true, '=A1+1'],
      ];
      range.load('values,formulas,text,valueTypes,address,rowCount,columnCount');
      await context.sync();
      return range.toJSON();
    });
    expect(read).toMatchObject({
      address: 'Sheet1!A1:B2',
      rowCount: 2,
      columnCount: 2,
      values: [
        [1, 'two'],
        [true, 2],
      ],
      formulas: [
        [1, 'two'],
        [true, '=A1+1'],
      ],
      text: [
        ['1', 'two'],
        ['TRUE', '2'],
      ],
      valueTypes: [
        ['Double', 'String'],
        ['Boolean', 'Double'],
      ],
    });
  });

  it('refuses an array of another shape, as Excel does', async () => {
    await expect(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('Sheet1').getRange('A1:B2').values = [[1]];
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'InvalidArgument', debugInfo: { errorLocation: 'Range.values' } });
  });

  it('says PropertyNotLoaded when a load was forgotten', async () => {
    await expect(
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
        await context.sync();
        return range.values;
      }),
    ).rejects.toMatchObject({ code: 'PropertyNotLoaded' });
  });

  it('keeps a range usable across syncs', async () => {
    const values = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1');
      await context.sync();
      range.values = [[99]];
      await context.sync();
      range.load('values');
      await context.sync();
      return range.values;
    });
    expect(values).toEqual([[99]]);
  });

  it('answers null objects', async () => {
    const states = await Excel.run(async (context) => {
      const missing = context.workbook.worksheets.getItemOrNullObject('Nowhere');
      const there = context.workbook.worksheets.getItemOrNullObject('sheet1');
      missing.load('name');
      await context.sync();
      return [missing.isNullObject, there.isNullObject];
    });
    expect(states).toEqual([true, false]);
  });

  it('names the sheet that does not exist', async () => {
    await expect(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('Nowhere').getRange('A1').values = [[1]];
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'ItemNotFound', debugInfo: { errorLocation: 'WorksheetCollection.getItem' } });
  });

  it('writes more cells than one slice of office.js', async () => {
    const corner = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:AX200').values = Array.from({ length: 200 }, (_, row) => Array.from({ length: 50 }, (_column, column) => row * column));
      const last = sheet.getRange('AX200');
      last.load('values');
      await context.sync();
      return last.values;
    });
    expect(corner).toEqual([[199 * 49]]);
  });
});

describe('what the host lacks', () => {
  it('fails with the name of the member and remembers it', async () => {
    await expect(
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A1').getImage();
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'ApiNotFound', message: expect.stringContaining('Range.getImage') });
    expect(harness.diagnostics.missingMembers()).toEqual(['Range.getImage']);
  });
});

describe('injected faults', () => {
  it.each([
    ['cellEditMode', 'InvalidOperationInCellEditMode'],
    ['requestTooLarge', 'RequestPayloadSizeLimitExceeded'],
    ['sessionLost', 'InvalidOrTimedOutSession'],
    ['activityLimit', 'ActivityLimitReached'],
    ['accessDenied', 'AccessDenied'],
  ] as const)('%s surfaces as %s, once', async (fault, code) => {
    harness.faults.inject(fault, 1);
    const run = () =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [[1]];
        await context.sync();
      });
    await expect(run()).rejects.toMatchObject({ code });
    await expect(run()).resolves.toBeUndefined();
  });
});

describe('formulas over the workbook in memory', () => {
  it('follow their inputs, show in their number format, and spill', async () => {
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:A3').formulas = [[0.1], ['=A1*2'], ['=SEQUENCE(2,2)']];
      sheet.getRange('A2').numberFormat = [['0.0%']];
      const doubled = sheet.getRange('A2');
      doubled.load('values,text');
      await context.sync();
      const before = [doubled.values, doubled.text];
      sheet.getRange('A1').values = [[0.2]];
      doubled.load('text');
      const spill = sheet.getRange('A3').getSpillingToRange();
      spill.load('address,values,hasSpill');
      const parent = sheet.getRange('B4').getSpillParentOrNullObject();
      parent.load('address');
      const none = sheet.getRange('A1').getSpillingToRangeOrNullObject();
      await context.sync();
      return [...before, doubled.text, spill.address, spill.values, spill.hasSpill, parent.address, none.isNullObject];
    });
    expect(read).toEqual([
      [[0.2]],
      [['20.0%']],
      [['40.0%']],
      'Sheet1!A3:B4',
      [
        [1, 2],
        [3, 4],
      ],
      true,
      'Sheet1!A3',
      true,
    ]);
  });

  it('calculate our own functions, errors with their value', async () => {
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:B1').formulas = [['=ROI.BASIC(300,100)', '=ROI.BASIC(300,0)']];
      const range = sheet.getRange('A1:B1');
      range.load('values,valueTypes');
      await context.sync();
      return [range.values, range.valueTypes];
    });
    expect(read).toEqual([[[2, '#DIV/0!']], [['Double', 'Error']]]);
  });
});
