import { createExcelHarness, type ExcelHarness } from '../excelHarness';

let harness: ExcelHarness;

beforeEach(() => {
  harness = createExcelHarness();
});

describe('events through real Excel proxies', () => {
  it('tells of changes with address, source and what a single cell held', async () => {
    const heard: unknown[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.load('id');
      await context.sync();
      sheet.onChanged.add(async ({ address, changeType, source, triggerSource, details }) => {
        heard.push({ address, changeType, source, triggerSource, details });
      });
      await context.sync();
      sheet.getRange('B2').values = [[5]];
      await context.sync();
    });
    harness.spreadsheet.type(harness.spreadsheet.activeSheetId(), { top: 0, left: 0, bottom: 1, right: 0 }, [[1], [2]]);
    await harness.settled();
    expect(heard).toEqual([
      {
        address: 'B2',
        changeType: 'RangeEdited',
        source: 'Local',
        triggerSource: 'ThisLocalAddin',
        details: { valueBefore: '', valueAfter: 5, valueTypeBefore: 'Empty', valueTypeAfter: 'Double' },
      },
      { address: 'A1:A2', changeType: 'RangeEdited', source: 'Local', triggerSource: 'Unknown', details: undefined },
    ]);
  });

  it('hands out the range of an event', async () => {
    let values: unknown;
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async (event) => {
        await Excel.run(async (later) => {
          const range = event.getRange(later);
          range.load('values');
          await later.sync();
          values = range.values;
        });
      });
      await context.sync();
      context.workbook.worksheets.getActiveWorksheet().getRange('C3').values = [[7]];
      await context.sync();
    });
    await harness.settled();
    await harness.settled();
    expect(values).toEqual([[7]]);
  });

  it('tells of selection, activation, added and deleted sheets', async () => {
    const heard: unknown[] = [];
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onSelectionChanged.add(async ({ address }) => void heard.push(`selected ${address}`));
      worksheets.onAdded.add(async () => void heard.push('added'));
      worksheets.onDeleted.add(async () => void heard.push('deleted'));
      worksheets.onActivated.add(async () => void heard.push('activated'));
      worksheets.onDeactivated.add(async () => void heard.push('deactivated'));
      context.workbook.onSelectionChanged.add(async () => void heard.push('workbook selection'));
      await context.sync();
      const sheet = worksheets.add('Data');
      sheet.getRange('B2').select();
      await context.sync();
      sheet.delete();
      await context.sync();
    });
    await harness.settled();
    expect(heard.toSorted()).toEqual(['activated', 'activated', 'added', 'deactivated', 'deactivated', 'deleted', 'selected B2', 'workbook selection']);
  });

  it('falls silent after removal, and while events are disabled', async () => {
    let changes = 0;
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const handler = context.workbook.worksheets.onChanged.add(async () => void (changes += 1));
      await context.sync();
      context.runtime.enableEvents = false;
      sheet.getRange('A1').values = [[1]];
      context.runtime.enableEvents = true;
      await context.sync();
      handler.remove();
      await context.sync();
      sheet.getRange('A1').values = [[2]];
      await context.sync();
    });
    await harness.settled();
    expect(changes).toBe(0);
  });
});

describe('one batch', () => {
  it('is one undo step', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1').values = [[1]];
      sheet.getRange('B1').values = [[2]];
      context.workbook.names.add('Both', sheet.getRange('A1:B1'));
      await context.sync();
    });
    harness.spreadsheet.undo();
    expect(harness.spreadsheet.usedRange(harness.spreadsheet.activeSheetId())).toBeNull();
    expect(harness.spreadsheet.names()).toEqual([]);
  });

  it('keeps what was done before the action that failed', async () => {
    await expect(
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange('A1').values = [[1]];
        sheet.getRange('not an address').values = [[2]];
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'InvalidArgument' });
    expect(harness.spreadsheet.usedRange(harness.spreadsheet.activeSheetId())).toEqual({ top: 0, left: 0, bottom: 0, right: 0 });
  });

  it('is refused above 5 MB, before anything is done', async () => {
    await expect(
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange('A1:J20000').values = Array.from({ length: 20_000 }, () => new Array<string>(10).fill('a text of some thirty characters'));
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'RequestPayloadSizeLimitExceeded' });
    expect(harness.spreadsheet.usedRange(harness.spreadsheet.activeSheetId())).toBeNull();
  });
});

describe('the application', () => {
  it('knows the culture and the calculation mode', async () => {
    harness = createExcelHarness({ language: 'zh-CN' });
    const read = await Excel.run(async (context) => {
      const { application } = context.workbook;
      application.calculationMode = 'Manual';
      application.cultureInfo.load('name,numberFormat/numberDecimalSeparator');
      application.load('calculationMode,decimalSeparator');
      await context.sync();
      return [application.calculationMode, application.decimalSeparator, application.cultureInfo.name, application.cultureInfo.numberFormat.numberDecimalSeparator];
    });
    expect(read).toEqual(['Manual', '.', 'zh-CN', '.']);
  });

  it('keeps settings inside the document', async () => {
    const read = await Excel.run(async (context) => {
      const { settings } = context.workbook;
      settings.add('scenario', { name: 'Base', rate: 0.1 });
      settings.load('items/key');
      const one = settings.getItem('scenario');
      one.load('value');
      await context.sync();
      const found = [settings.items.map((item) => item.key), one.value];
      one.delete();
      const gone = settings.getItemOrNullObject('scenario');
      await context.sync();
      return [...found, gone.isNullObject];
    });
    expect(read).toEqual([['scenario'], { name: 'Base', rate: 0.1 }, true]);
  });
});
