import { compileModel } from '../../src/engine/compile/compileModel';
import { cellKey, type CellModel, type WorkbookModel } from '../../src/engine/formula/workbookModel';
import { ExcelWorkbookPort } from '../../src/excel/excelWorkbookPort';
import { calculateWorkbook } from '../../src/file/calculateWorkbook';
import { crmInputOutput } from '../../src/templates/crmInputOutput/crmInputOutput';
import { toWorkbookModel } from '../../src/file/toWorkbookModel';
import type { WorkbookFile } from '../../src/file/workbookFile';
import { findUncertainty } from '../../src/workbook/simulation/findUncertainty';
import { placeOf } from '../support/sheetModel';
import { createExcelHarness, type ExcelHarness } from './excelHarness';
import { locale } from '../support/words';

const modern = new ExcelWorkbookPort({ platform: 'OfficeOnline', supports: () => true });
const beforeSpills = new ExcelWorkbookPort({ platform: 'OfficeOnline', supports: (_set, version) => Number(version.split('.')[1]) < 12 });

async function opened(file: WorkbookFile): Promise<ExcelHarness> {
  const harness = createExcelHarness();
  await harness.spreadsheet.load(file);
  await harness.spreadsheet.calculate(true);
  return harness;
}

async function written(cells: Readonly<Record<string, string | number | boolean>>): Promise<ExcelHarness> {
  const harness = createExcelHarness();
  for (const [address, content] of Object.entries(cells)) await modern.writeRange(`Sheet1!${address}`, [[content]]);
  return harness;
}

function cellAt({ sheets }: WorkbookModel, address: string): CellModel | undefined {
  const [row, column] = placeOf(address);
  return sheets[0]!.cells.get(cellKey(row, column));
}

describe('reading the open workbook from Excel', () => {
  it('reads a whole template as its file holds it: the same model, with the same fingerprint', async () => {
    const { file } = calculateWorkbook(crmInputOutput(locale('en-US')), locale('en-US'));
    await opened(file);
    const read = await modern.readWorkbook();
    const stored = toWorkbookModel(file);
    expect(read.sheets.map(({ name }) => name)).toEqual(stored.sheets.map(({ name }) => name));
    for (const [index, sheet] of stored.sheets.entries()) {
      const same = read.sheets[index]!.cells;
      for (const [key, { formula, value, arrayRange }] of sheet.cells) {
        const cell = same.get(key);
        expect({ formula: cell?.formula, isNumber: typeof cell?.value === 'number' }).toEqual({ formula, isNumber: typeof value === 'number' });
        if (arrayRange !== undefined && (arrayRange.bottom > arrayRange.top || arrayRange.right > arrayRange.left)) expect(cell?.arrayRange).toEqual(arrayRange);
      }
    }
    const [compiledRead, compiledStored] = [compileModel(read), compileModel(stored)];
    expect(compiledRead.ok && compiledRead.model.fingerprint).toBe(compiledStored.ok && compiledStored.model.fingerprint);
    expect(compiledRead.ok && compiledRead.model.outputs.length).toBeGreaterThan(0);
    expect(findUncertainty(read).inputs.map(({ address, call }) => [address, call])).toEqual(findUncertainty(stored).inputs.map(({ address, call }) => [address, call]));
  });

  it('marks a spill with the cells it fills, empty texts included', async () => {
    await written({ A1: '=SEQUENCE(3)', C1: '=IF(A1:A3>1,"","x")', E1: '=A1#*2', G1: 5 });
    const read = await modern.readWorkbook();
    expect(cellAt(read, 'A1')).toMatchObject({ formula: 'SEQUENCE(3)', dynamic: true, arrayRange: { top: 0, left: 0, bottom: 2, right: 0 } });
    expect([cellAt(read, 'A2'), cellAt(read, 'A3')]).toEqual([
      { value: 2, spilled: true },
      { value: 3, spilled: true },
    ]);
    expect(cellAt(read, 'C1')).toMatchObject({ value: 'x', arrayRange: { top: 0, left: 2, bottom: 2, right: 2 } });
    expect(cellAt(read, 'C3')).toEqual({ value: '', spilled: true });
    expect(cellAt(read, 'G1')).toEqual({ value: 5 });
  });

  it('takes a text that begins with = for a text', async () => {
    createExcelHarness();
    await modern.writeCells(new Map([['Sheet1!A2', 5]]));
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('A1').values = [["'=RiskNormal(10,2)"]];
      await context.sync();
    });
    expect(cellAt(await modern.readWorkbook(), 'A1')).toEqual({ value: '=RiskNormal(10,2)' });
  });

  it('takes two equal formulas side by side for two, not for one array', async () => {
    await written({ A1: '=ROI.NORMAL(0,1)+1', A2: '=ROI.NORMAL(0,1)+1', B1: '=1+1', B2: '=1+1' });
    const read = await modern.readWorkbook();
    for (const address of ['A1', 'A2', 'B1', 'B2']) expect(cellAt(read, address)).not.toHaveProperty('arrayRange');
    expect(findUncertainty(read).inputs).toHaveLength(2);
  });

  it('reads names of the workbook and of sheets, constants and formulas among them, and tables', async () => {
    const { spreadsheet } = await written({ A1: 'Item', B1: 'Amount', A2: 'Licences', B2: 5, A3: 'Hours', B3: 7 });
    spreadsheet.setName({ name: 'Rate', formula: '0.1' });
    spreadsheet.setName({ name: 'Total', formula: 'SUM(Sheet1!$B$2:$B$3)' });
    spreadsheet.setName({ name: 'First', formula: 'Sheet1!$B$2', sheet: 'Sheet1' });
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').tables.add('A1:B3', true).name = 'Costs';
      await context.sync();
    });
    const read = await modern.readWorkbook();
    expect(read.names.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'First', formula: 'Sheet1!$B$2', sheet: 'Sheet1' },
      { name: 'Rate', formula: '0.1' },
      { name: 'Total', formula: 'SUM(Sheet1!$B$2:$B$3)' },
    ]);
    expect(read.tables).toEqual([{ name: 'Costs', sheet: 'Sheet1', range: { top: 0, left: 0, bottom: 2, right: 1 }, columns: ['Item', 'Amount'], headerRow: true, totalsRow: false }]);
    expect([read.date1904, read.iterative]).toEqual([false, false]);
  });

  it('compiles what it reads: structured references, names and functions under the name that files store', async () => {
    const { spreadsheet } = await written({ A1: 'Item', B1: 'Amount', A2: 'Licences', B2: 5, A3: 'Hours', B3: 7, D1: '=_xldudf_ROI_UNIFORM(10,20)', D2: '=ROI.OUTPUT("Sum")+D1*Rate+SUM(Costs[Amount])' });
    spreadsheet.setName({ name: 'Rate', formula: '0.1' });
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').tables.add('A1:B3', true).name = 'Costs';
      await context.sync();
    });
    await spreadsheet.calculate(true);
    const read = await modern.readWorkbook();
    expect(findUncertainty(read).inputs).toMatchObject([{ address: 'Sheet1!D1', family: 'UNIFORM', call: '_xldudf_ROI_UNIFORM(10,20)' }]);
    const compiled = compileModel(read);
    expect(compiled.ok && compiled.model.outputs).toMatchObject([{ name: 'Sum', displayed: 13.5 }]);
  });

  it('tells hidden rows where a subtotal leaves them out', async () => {
    const cells = new Map<number, CellModel>([1, 2, 4].map((value, row) => [cellKey(row, 0), { value }]));
    await opened({ sheets: [{ name: 'Sheet1', cells: cells.set(cellKey(0, 1), { value: 5, formula: 'SUBTOTAL(109,A1:A3)' }), hiddenRows: [1] }], names: [] });
    const [sheet] = (await modern.readWorkbook()).sheets;
    expect([...(sheet!.hiddenRows ?? [])]).toEqual([1]);
  });

  it('asks an Excel from before spills for nothing it does not know', async () => {
    const { diagnostics } = await written({ A1: 2, B1: '=A1:A3*2' });
    const read = await beforeSpills.readWorkbook();
    expect(cellAt(read, 'B1')).not.toHaveProperty('dynamic');
    expect(diagnostics.unexpectedErrors()).toEqual([]);
  });

  it('reads a template in seven requests', async () => {
    await opened(calculateWorkbook(crmInputOutput(locale('en-US')), locale('en-US')).file);
    const { RichApi } = (window as unknown as { OSF: { DDA: { RichApi: { executeRichApiRequestAsync: () => void } } } }).OSF.DDA;
    const requests = jest.spyOn(RichApi, 'executeRichApiRequestAsync');
    await modern.readWorkbook();
    expect(requests.mock.calls.length).toBeLessThanOrEqual(7);
  });

  it('says why where the host refuses', async () => {
    const { faults } = await written({ A1: 1 });
    faults.inject('cellEditMode');
    await expect(modern.readWorkbook()).rejects.toMatchObject({ name: 'WorkbookError', code: 'cellEditMode' });
  });
});
