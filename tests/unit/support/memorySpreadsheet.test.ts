import { cellKey, type CellRange } from '../../../src/engine/formula/workbookModel';
import type { WorkbookFile } from '../../../src/file/workbookFile';
import { MemorySpreadsheet } from '../../support/memorySpreadsheet';
import type { SpreadsheetEvent } from '../../../src/workbench/object-model/spreadsheet';

const A1: CellRange = { top: 0, left: 0, bottom: 0, right: 0 };

const valuesOf = (spreadsheet: MemorySpreadsheet, range: CellRange) => spreadsheet.read(spreadsheet.activeSheetId(), range).map((row) => row.map((cell) => cell.value));

describe('MemorySpreadsheet', () => {
  it('spills a calculated matrix, and shows #SPILL! where something is in its way', () => {
    const spreadsheet = new MemorySpreadsheet({ evaluate: () => new Map([['Sheet1', new Map([[0, [[1, 2], [3, 4]]]])]]) });
    const id = spreadsheet.activeSheetId();
    spreadsheet.write(id, A1, [['=SEQUENCE(2,2)']]);
    const range = { top: 0, left: 0, bottom: 1, right: 1 };
    expect(spreadsheet.usedRange(id)).toEqual(range);
    expect(valuesOf(spreadsheet, range)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(spreadsheet.read(id, { ...A1, left: 1, right: 1 })[0]?.[0]).toMatchObject({ spillRange: range });
    expect(spreadsheet.read(id, { ...A1, left: 1, right: 1 })[0]?.[0]?.formula).toBeUndefined();
    spreadsheet.write(id, { top: 1, left: 1, bottom: 1, right: 1 }, [['in the way']]);
    expect(valuesOf(spreadsheet, range)).toEqual([
      [{ error: '#SPILL!' }, null],
      [null, 'in the way'],
    ]);
  });

  it('undoes a transaction as a whole, and what was done before it only with the next undo', () => {
    const spreadsheet = new MemorySpreadsheet();
    const id = spreadsheet.activeSheetId();
    spreadsheet.write(id, A1, [[1]]);
    spreadsheet.transaction(() => {
      spreadsheet.write(id, A1, [[2]]);
      spreadsheet.format(id, [A1], { bold: true });
      spreadsheet.addSheet('Data');
    });
    spreadsheet.undo();
    expect(valuesOf(spreadsheet, A1)).toEqual([[1]]);
    expect(spreadsheet.styleAt(id, 0, 0)).toEqual({});
    expect(spreadsheet.sheets()).toHaveLength(1);
    spreadsheet.undo();
    expect(valuesOf(spreadsheet, A1)).toEqual([[null]]);
    spreadsheet.undo();
    expect(spreadsheet.sheets()).toHaveLength(1);
  });

  it('gives back the file it was given', async () => {
    const file: WorkbookFile = {
      sheets: [
        {
          name: 'Inputs',
          cells: new Map([
            [cellKey(0, 0), { value: 0.1, style: { numberFormat: '0%', bold: true }, comment: 'Discount rate' }],
            [cellKey(1, 0), { value: 1, formula: 'SEQUENCE(2)', arrayRange: { top: 1, left: 0, bottom: 2, right: 0 }, dynamic: true }],
            [cellKey(2, 0), { value: 2, spilled: true }],
          ]),
          columnWidths: { 0: 20 },
          rowHeights: { 1: 30 },
          frozen: { rows: 1, columns: 0 },
          tabColor: '#00AA00',
          visibility: 'visible',
          tables: [],
          charts: [{ name: 'Chart 1', type: 'line', series: [{ values: 'Inputs!$A$2:$A$3' }], anchor: { top: 0, left: 2, bottom: 9, right: 8 } }],
          validations: [{ range: A1, type: 'decimal', operator: 'between', formula1: '0', formula2: '1' }],
        },
      ],
      names: [{ name: 'Rate', formula: 'Inputs!$A$1' }],
      activeSheet: 'Inputs',
      properties: { title: 'A model' },
    };
    const spreadsheet = new MemorySpreadsheet();
    await spreadsheet.load(file);
    expect(spreadsheet.toFile()).toEqual(file);
  });

  it('gives a name the workbook already has to the sheet it came with, without its cell, as Excel does', async () => {
    const spreadsheet = new MemorySpreadsheet();
    spreadsheet.setName({ name: 'Rate', formula: 'Sheet1!$A$1' });
    await spreadsheet.insertSheets({ sheets: [{ name: 'Sheet1', cells: new Map() }], names: [{ name: 'Rate', formula: 'Sheet1!$B$2' }] });
    expect(spreadsheet.names()).toEqual([
      { name: 'Rate', formula: 'Sheet1!$A$1' },
      { name: 'Rate', formula: '#REF!', sheet: 'Sheet1 (2)' },
    ]);
  });

  it('says who changed what', () => {
    const spreadsheet = new MemorySpreadsheet();
    const id = spreadsheet.activeSheetId();
    const heard: SpreadsheetEvent[] = [];
    const stop = spreadsheet.on((event) => heard.push(event));
    spreadsheet.type(id, A1, [[1]]);
    spreadsheet.write(id, A1, [[2]]);
    spreadsheet.insertCells(id, A1, 'down');
    stop();
    spreadsheet.write(id, A1, [[3]]);
    expect(heard).toEqual([
      { type: 'changed', sheetId: id, range: A1, source: 'user', before: null },
      { type: 'changed', sheetId: id, range: A1, source: 'api', before: 1 },
      { type: 'changed', sheetId: id, range: A1, source: 'api', kind: 'inserted', shift: 'down' },
    ]);
  });

  it('moves tables, charts and names with the cells', () => {
    const spreadsheet = new MemorySpreadsheet();
    const id = spreadsheet.activeSheetId();
    spreadsheet.addTable(id, { name: 'Costs', range: { top: 2, left: 0, bottom: 4, right: 1 }, columns: ['a', 'b'], headerRow: true, totalsRow: false });
    spreadsheet.setName({ name: 'Total', formula: 'Sheet1!$B$5' });
    spreadsheet.insertCells(id, { top: 0, left: 0, bottom: 1, right: 16_383 }, 'down');
    expect(spreadsheet.tables()[0]?.range).toEqual({ top: 4, left: 0, bottom: 6, right: 1 });
    expect(spreadsheet.names()).toEqual([{ name: 'Total', formula: 'Sheet1!$B$7' }]);
  });
});
