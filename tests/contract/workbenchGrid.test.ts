import { MessageChannel } from 'node:worker_threads';
import { cellKey } from '../../src/engine/formula/workbookModel';
import { ExcelWorkbookPort } from '../../src/excel/excelWorkbookPort';
import { headlessGrid, recordingHost } from '../unit/workbench/grid/headlessGrid';
import { connectExcel } from './excelHarness';
import { describeSheetWriter } from './sheetWriterSuite';
import { describeWorkbookPort, insertedFile } from './workbookPortSuite';

const readXlsx = async (bytes: Uint8Array): Promise<typeof insertedFile> => {
  if (bytes[0] !== 0x50) throw new Error('not a zip archive');
  return insertedFile;
};

// Every browser has it; the window that Jest provides does not.
Object.assign(globalThis, { MessageChannel });

let grid: ReturnType<typeof headlessGrid> | null = null;

afterEach(() => {
  grid?.dispose();
  grid = null;
});

describeWorkbookPort("Excel over the workbench's own grid", () => {
  grid = headlessGrid();
  connectExcel(grid.spreadsheet, { readXlsx });
  return { port: new ExcelWorkbookPort({ platform: 'OfficeOnline', supports: () => true }), settled: () => new Promise((resolve) => setTimeout(resolve, 400)) };
});

describeSheetWriter("Excel over the workbench's own grid", () => {
  const { spreadsheet } = (grid = headlessGrid());
  connectExcel(spreadsheet, { readXlsx });
  return { port: new ExcelWorkbookPort({ platform: 'OfficeOnline', supports: () => true }), saved: (name) => spreadsheet.toFile().sheets.find((sheet) => sheet.name === name)! };
});

describe("Excel's objects over the workbench's own grid", () => {
  let live: ReturnType<typeof headlessGrid>;
  let excel: ReturnType<typeof connectExcel>;

  beforeEach(() => {
    live = headlessGrid();
    grid = live;
    excel = connectExcel(live.spreadsheet);
  });

  it('formats cells and reads their looks back', async () => {
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange('B2:C2');
      range.values = [[0.256, 12]];
      range.numberFormat = [['0.0%', '#,##0.00']];
      range.format.font.bold = true;
      range.format.fill.color = '#FFF2CC';
      range.format.horizontalAlignment = 'Right';
      range.format.borders.getItem('EdgeBottom').style = 'Continuous';
      range.format.columnWidth = 90;
      await context.sync();
      range.load('text,numberFormat,format/font/bold,format/fill/color,format/horizontalAlignment,format/columnWidth');
      const edge = range.format.borders.getItem('EdgeBottom');
      edge.load('style');
      await context.sync();
      return [range.text, range.numberFormat, range.format.font.bold, range.format.fill.color, range.format.horizontalAlignment, range.format.columnWidth, edge.style];
    });
    expect(read).toEqual([[['25.6%', '12.00']], [['0.0%', '#,##0.00']], true, '#FFF2CC', 'Right', 90, 'Continuous']);
  });

  it('keeps names, tables and charts', async () => {
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:B3').values = [
        ['Item', 'Cost'],
        ['Licences', 100],
        ['Training', 50],
      ];
      const table = sheet.tables.add('A1:B3', true);
      table.name = 'Costs';
      context.workbook.names.add('Total', sheet.getRange('B2:B3'));
      const chart = sheet.charts.add('BarClustered', sheet.getRange('A1:B3'));
      chart.name = 'Cost chart';
      await context.sync();
      const body = context.workbook.tables.getItem('Costs').getDataBodyRange();
      body.load('address');
      const named = context.workbook.names.getItem('Total').getRange();
      named.load('address');
      sheet.charts.load('items/name,items/chartType');
      await context.sync();
      return [body.address, named.address, sheet.charts.items.map((item) => [item.name, item.chartType])];
    });
    expect(read).toEqual(['Sheet1!A2:B3', 'Sheet1!B2:B3', [['Cost chart', 'BarClustered']]]);
  });

  it('copies, renames, moves, colours, hides, freezes and deletes sheets', async () => {
    const read = await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const sheet = worksheets.getActiveWorksheet();
      sheet.getRange('A1').values = [[42]];
      const copy = sheet.copy('End');
      copy.name = 'Copy';
      copy.tabColor = '#00AA00';
      copy.freezePanes.freezeRows(2);
      const hidden = worksheets.add('Hidden');
      hidden.visibility = 'VeryHidden';
      worksheets.add('Gone').delete();
      await context.sync();
      worksheets.load('items/name,items/visibility,items/tabColor');
      const cell = copy.getRange('A1');
      cell.load('values');
      const frozen = copy.freezePanes.getLocation();
      frozen.load('address');
      await context.sync();
      return [worksheets.items.map((item) => [item.name, item.visibility, item.tabColor]), cell.values, frozen.address];
    });
    expect(read).toEqual([
      [
        ['Sheet1', 'Visible', ''],
        ['Copy', 'Visible', '#00AA00'],
        ['Hidden', 'VeryHidden', ''],
      ],
      [[42]],
      'Copy!1:2',
    ]);
  });

  it('calculates functions of the add-in, spills them, and tells when it is done', async () => {
    live.spreadsheet.setCustomFunctions(recordingHost());
    let calculated = 0;
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      context.workbook.worksheets.onCalculated.add(async () => void (calculated += 1));
      await context.sync();
      sheet.getRange('A1').formulas = [['=ROI.TABLE(2)']];
      context.workbook.application.calculate('Recalculate');
      await context.sync();
      const spill = sheet.getRange('A1').getSpillingToRange();
      spill.load('address,values');
      const parent = sheet.getRange('B2').getSpillParent();
      parent.load('address');
      await context.sync();
      return [spill.address, spill.values, parent.address];
    });
    await excel.settled();
    expect(read).toEqual([
      'Sheet1!A1:B2',
      [
        ['row 1', 0],
        ['row 2', 1 / 3],
      ],
      'Sheet1!A1',
    ]);
    expect(calculated).toBeGreaterThan(0);
  });

  it('reads the whole workbook as a simulation needs it, in a handful of requests', async () => {
    live.spreadsheet.setCustomFunctions(recordingHost());
    const port = new ExcelWorkbookPort({ platform: 'OfficeOnline', supports: () => true });
    await port.writeRange('Sheet1!A1', [[1, 2, '=A1+B1', '=SUBTOTAL(109,A1:B1)']]);
    await port.writeRange('Sheet1!A3', [['=ROI.TABLE(2)']]);
    await port.recalculate();
    const { sheets, ...rest } = await port.readWorkbook();
    expect(rest).toEqual({ names: [], tables: [], date1904: false, iterative: false });
    expect(sheets.map(({ name }) => name)).toEqual(['Sheet1']);
    expect(Object.fromEntries(sheets[0]!.cells)).toEqual({
      [cellKey(0, 0)]: { value: 1 },
      [cellKey(0, 1)]: { value: 2 },
      [cellKey(0, 2)]: { value: 3, formula: 'A1+B1', dynamic: true },
      [cellKey(0, 3)]: { value: 3, formula: 'SUBTOTAL(109,A1:B1)', dynamic: true },
      [cellKey(2, 0)]: { value: 'row 1', formula: 'ROI.TABLE(2)', dynamic: true, arrayRange: { top: 2, left: 0, bottom: 3, right: 1 } },
      [cellKey(2, 1)]: { value: 0, spilled: true },
      [cellKey(3, 0)]: { value: 'row 2', spilled: true },
      [cellKey(3, 1)]: { value: 1 / 3, spilled: true },
    });
  });

  it('moves formulas with inserted cells, and undoes a batch at once', async () => {
    const formula = () =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getUsedRange();
        range.load('formulas');
        await context.sync();
        return range.formulas as unknown[][];
      });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:A3').formulas = [[1], [2], ['=SUM(A1:A2)']];
      await context.sync();
    });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('2:2').insert('Down');
      sheet.getRange('A2').values = [[7]];
      await context.sync();
    });
    expect(await formula()).toEqual([[1], [7], [2], ['=SUM(A1:A3)']]);
    live.spreadsheet.undo();
    expect(await formula()).toEqual([[1], [2], ['=SUM(A1:A2)']]);
  });

  afterEach(() => {
    expect(excel.diagnostics.missingMembers()).toEqual([]);
    expect(excel.diagnostics.unexpectedErrors()).toEqual([]);
  });
});
