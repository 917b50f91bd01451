import { cellKey, type CellModel, type SheetModel, type WorkbookModel } from '../../../../src/engine/formula/workbookModel';
import { sameWorkbook } from '../../../../src/workbook/simulation/sameWorkbook';

const cell: CellModel = { value: 1, formula: 'B1' };
const sheet: SheetModel = { name: 'S', cells: new Map([[cellKey(0, 0), cell]]) };
const workbook: WorkbookModel = { sheets: [sheet], names: [], tables: [], date1904: false, iterative: false };

const withCell = (change: Partial<CellModel>): WorkbookModel => ({ ...workbook, sheets: [{ ...sheet, cells: new Map([[cellKey(0, 0), { ...cell, ...change }]]) }] });
const withSheet = (change: Partial<SheetModel>): WorkbookModel => ({ ...workbook, sheets: [{ ...sheet, ...change }] });

describe('sameWorkbook', () => {
  it('finds a copy to be the same', () => {
    expect(sameWorkbook(workbook, structuredClone(workbook))).toBe(true);
    expect(sameWorkbook(withCell({ value: { error: '#N/A' } }), withCell({ value: { error: '#N/A' } }))).toBe(true);
    expect(sameWorkbook(withCell({ value: NaN }), withCell({ value: NaN }))).toBe(true);
  });

  it.each<[string, WorkbookModel, WorkbookModel?]>([
    ['value', withCell({ value: 2 })],
    ['type of the value', withCell({ value: '1' })],
    ['blank', withCell({ value: null }), withCell({ value: 0 })],
    ['sign of zero', withCell({ value: 0 }), withCell({ value: -0 })],
    ['error', withCell({ value: { error: '#N/A' } }), withCell({ value: { error: '#REF!' } })],
    ['error and text', withCell({ value: { error: '#N/A' } }), withCell({ value: '#N/A' })],
    ['formula', withCell({ formula: 'B2' })],
    ['absence of the formula', { ...workbook, sheets: [{ ...sheet, cells: new Map([[cellKey(0, 0), { value: 1 }]]) }] }],
    ['kind of array', withCell({ dynamic: true })],
    ['spilled', withCell({ spilled: true })],
    ['data table', withCell({ dataTable: true })],
    ['array range', withCell({ arrayRange: { top: 0, left: 0, bottom: 1, right: 0 } }), withCell({ arrayRange: { top: 0, left: 0, bottom: 2, right: 0 } })],
    ['place', { ...workbook, sheets: [{ ...sheet, cells: new Map([[cellKey(1, 0), cell]]) }] }],
    ['another cell', { ...workbook, sheets: [{ ...sheet, cells: new Map([[cellKey(0, 0), cell], [cellKey(1, 0), cell]]) }] }],
    ['name of the sheet', withSheet({ name: 'T' })],
    ['hidden row', withSheet({ hiddenRows: new Set([1]) }), withSheet({ hiddenRows: new Set([2]) })],
    ['filtered row', withSheet({ filteredRows: new Set([1]) })],
    ['What-If table', withSheet({ dataTables: [{ range: { top: 0, left: 0, bottom: 0, right: 0 }, rowInput: { row: 5, column: 5 } }] })],
    ['number format', withSheet({ numberFormats: new Map([[cellKey(0, 0), '0.00']]) }), withSheet({ numberFormats: new Map([[cellKey(0, 0), '0']]) })],
    ['number of sheets', { ...workbook, sheets: [sheet, { ...sheet, name: 'T' }] }],
    ['order of the sheets', { ...workbook, sheets: [sheet, { ...sheet, name: 'T' }] }, { ...workbook, sheets: [{ ...sheet, name: 'T' }, sheet] }],
    ['name', { ...workbook, names: [{ name: 'rate', formula: 'S!A1' }] }, { ...workbook, names: [{ name: 'rate', formula: 'S!A2' }] }],
    ['first day', { ...workbook, date1904: true }],
    ['iteration', { ...workbook, iterative: true, iteration: { rounds: 100, change: 0.001 } }, { ...workbook, iterative: true, iteration: { rounds: 10, change: 0.001 } }],
    ['precision', { ...workbook, precisionAsDisplayed: true }],
    ['manual calculation', { ...workbook, manualCalculation: true }],
  ])('tells a difference in: %s', (_what, changed, other = workbook) => {
    expect(sameWorkbook(changed, other)).toBe(false);
    expect(sameWorkbook(other, changed)).toBe(false);
  });
});
