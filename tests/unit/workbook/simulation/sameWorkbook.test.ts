import { cellKey, type CellModel, type SheetModel, type WorkbookModel } from '../../../../src/engine/formula/workbookModel';
import { sameWorkbook } from '../../../../src/workbook/simulation/sameWorkbook';

const range = { top: 0, left: 0, bottom: 1, right: 0 };
const cell: CellModel = { value: 1, formula: 'B1:B2', dynamic: false, spilled: false, dataTable: false, arrayRange: range };

function workbook(own: Partial<CellModel> = {}, sheet: Partial<SheetModel> = {}, rest: Partial<WorkbookModel> = {}): WorkbookModel {
  return { sheets: [{ name: 'Model', cells: new Map([[cellKey(0, 0), { ...cell, ...own }]]), ...sheet }], names: [], tables: [], date1904: false, iterative: false, ...rest };
}

describe('two readings of a workbook', () => {
  it('are the same where all of it is, read twice', () => {
    expect(sameWorkbook(workbook(), workbook({ arrayRange: { ...range } }))).toBe(true);
    expect(sameWorkbook(workbook({ value: { error: '#N/A' } }), workbook({ value: { error: '#N/A' } }))).toBe(true);
    expect(sameWorkbook(workbook({ value: NaN }), workbook({ value: NaN }))).toBe(true);
  });

  it.each<[string, Partial<CellModel>]>([
    ['formula', { formula: 'B1:B3' }],
    ['value', { value: 2 }],
    ['kind of value', { value: '1' }],
    ['sign of a zero', { value: -0 }],
    ['error', { value: { error: '#N/A' } }],
    ['way of an array', { dynamic: true }],
    ['place in a spill', { spilled: true }],
    ['place in a data table', { dataTable: true }],
    ['range of an array', { arrayRange: { ...range, bottom: 2 } }],
  ])('differ where the %s of a cell does', (_, own) => {
    const before = workbook('value' in own && Object.is(own.value, -0) ? { value: 0 } : {});
    expect(sameWorkbook(before, workbook(own))).toBe(false);
    expect(sameWorkbook(workbook(own), before)).toBe(false);
  });

  it.each<[string, Partial<SheetModel>]>([
    ['name', { name: 'Other' }],
    ['number of cells', { cells: new Map([[cellKey(0, 0), cell], [cellKey(9, 9), { value: 1 }]]) }],
    ['places of cells', { cells: new Map([[cellKey(1, 0), cell]]) }],
    ['hidden rows', { hiddenRows: new Set([3]) }],
    ['filtered rows', { filteredRows: new Set([3]) }],
    ['data tables', { dataTables: [{ range }] as never }],
  ])('differ where the %s of a sheet do', (_, sheet) => {
    expect(sameWorkbook(workbook(), workbook({}, sheet))).toBe(false);
    expect(sameWorkbook(workbook({}, sheet), workbook())).toBe(false);
  });

  it('differ where other rows are hidden, as many or more', () => {
    const hidden = (...rows: readonly number[]): WorkbookModel => workbook({}, { hiddenRows: new Set(rows) });
    expect(sameWorkbook(hidden(3), hidden(3))).toBe(true);
    expect(sameWorkbook(hidden(3), hidden(4))).toBe(false);
    expect(sameWorkbook(hidden(3), hidden(3, 4))).toBe(false);
  });

  it.each<[string, Partial<WorkbookModel>]>([
    ['names', { names: [{ name: 'Rate', formula: '0.1' }] }],
    ['tables', { tables: [{ name: 'Sales', sheet: 'Model', range, columns: ['a'], headerRow: true, totalsRow: false }] }],
    ['date system', { date1904: true }],
    ['iteration', { iterative: true }],
    ['sheets', { sheets: [] }],
  ])('differ where the %s do', (_, rest) => {
    expect(sameWorkbook(workbook(), workbook({}, {}, rest))).toBe(false);
    expect(sameWorkbook(workbook({}, {}, rest), workbook())).toBe(false);
  });
});
