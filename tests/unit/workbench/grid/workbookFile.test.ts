import { cellKey } from '../../../../src/engine/formula/workbookModel';
import type { CellFile, WorkbookFile } from '../../../../src/file/workbookFile';
import { fromSnapshot } from '../../../../src/workbench/grid/file/fromSnapshot';
import { renameSheets } from '../../../../src/workbench/grid/file/renameSheets';
import { toSnapshot } from '../../../../src/workbench/grid/file/toSnapshot';
import { headlessGrid } from './headlessGrid';

const cells = new Map<number, CellFile>([
  [cellKey(0, 0), { value: 'Rate', style: { bold: true, fontSize: 14, fontName: 'Calibri', color: '#112233', fill: '#FFFFCC', horizontal: 'center', vertical: 'top', wrap: true } }],
  [cellKey(0, 1), { value: 0.1, style: { numberFormat: '0.0%', indent: 2, locked: false, border: { top: { style: 'thin', color: '#AABBCC' }, bottom: { style: 'double', color: '#000000' } } } }],
  [cellKey(1, 0), { value: true, link: "'Cash flow'!A1", comment: 'Source: survey' }],
  [cellKey(1, 1), { value: 1.1, formula: 'B1+1' }],
  [cellKey(2, 0), { value: 'Item' }],
  [cellKey(2, 1), { value: 'Amount' }],
  [cellKey(3, 0), { value: '007' }],
  [cellKey(3, 1), { value: 5 }],
  [cellKey(5, 0), { value: null, style: { fill: '#DDEEFF' } }],
]);

const workbook: WorkbookFile = {
  sheets: [
    {
      name: 'Inputs',
      cells,
      columnWidths: { 0: 20, 2: 8.43 },
      rowHeights: { 0: 30 },
      hiddenRows: [7],
      hiddenColumns: [4],
      frozen: { rows: 1, columns: 2 },
      merges: [{ top: 10, left: 0, bottom: 10, right: 3 }],
      showGridlines: false,
      tabColor: '#FF8800',
      print: { landscape: true, fitToWidth: true },
      tables: [{ name: 'Lines', range: { top: 2, left: 0, bottom: 3, right: 1 }, columns: ['Item', 'Amount'], headerRow: true, totalsRow: false, style: 'TableStyleLight9' }],
      validations: [
        { range: { top: 0, left: 1, bottom: 0, right: 1 }, type: 'decimal', operator: 'between', formula1: '0', formula2: '1', allowBlank: false, errorTitle: 'Rate', errorMessage: 'Between 0 and 1' },
        { range: { top: 1, left: 3, bottom: 1, right: 3 }, type: 'list', values: ['Low', 'Likely', 'High'], allowBlank: true },
        { range: { top: 2, left: 3, bottom: 2, right: 3 }, type: 'list', formula1: "'Cash flow'!$A$1:$A$3", allowBlank: true, promptTitle: 'Pick', promptMessage: 'One of these' },
      ],
      conditionalFormats: [
        { range: { top: 1, left: 1, bottom: 3, right: 1 }, formula: 'B2>1', style: { color: '#AA0000', bold: true } },
        { range: { top: 0, left: 0, bottom: 5, right: 0 }, formula: '$B1<0', style: { fill: '#FFDDDD' }, stopIfTrue: true },
      ],
      charts: [
        {
          name: 'Flow',
          type: 'columnStacked',
          title: 'Cash flow',
          series: [{ name: 'Inputs!$B$3', values: 'Inputs!$B$4:$B$4', categories: 'Inputs!$A$4:$A$4', color: '#123456' }],
          anchor: { top: 4, left: 3, bottom: 18, right: 9 },
          legend: 'bottom',
          valueFormat: '#,##0',
        },
      ],
    },
    { name: 'Cash flow', cells: new Map([[cellKey(0, 0), { value: 1 }]]), visibility: 'veryHidden' },
    { name: 'Notes', cells: new Map(), visibility: 'hidden' },
  ],
  names: [
    { name: 'Rate', formula: 'Inputs!$B$1' },
    { name: 'Doubled', formula: 'Inputs!$B$1*2' },
    { name: 'Own', formula: "'Cash flow'!$A$1", sheet: 'Cash flow' },
  ],
  activeSheet: 'Inputs',
  date1904: false,
  autoOpenTaskpane: true,
  properties: { title: 'Model', creator: 'ROI Modeler', language: 'en-US' },
};

const noSpills = () => ({ ranges: {}, cells: {} });

/** Sheets as plain data: a Map compares by identity of its order in some matchers. */
function plain(file: WorkbookFile) {
  return { ...file, sheets: file.sheets.map((sheet) => ({ ...sheet, cells: Object.fromEntries([...sheet.cells].sort(([a], [b]) => a - b)) })) };
}

describe('a workbook in the grid', () => {
  it('comes back from the snapshot as it went in', () => {
    expect(plain(fromSnapshot(toSnapshot(workbook, 'book'), { spills: noSpills, activeSheetId: 'sheet1' }))).toEqual(plain(workbook));
  });

  it('survives the living grid, plugins and all', async () => {
    const { spreadsheet, dispose } = headlessGrid();
    try {
      await spreadsheet.load(workbook);
      expect(plain(spreadsheet.toFile())).toEqual(plain(workbook));
    } finally {
      dispose();
    }
  });

  it('leaves the room of a spill empty, so that the formula can fill it', () => {
    const file: WorkbookFile = {
      sheets: [
        {
          name: 'A',
          cells: new Map<number, CellFile>([
            [cellKey(0, 0), { value: 1, formula: 'SEQUENCE(2)', arrayRange: { top: 0, left: 0, bottom: 1, right: 0 }, dynamic: true }],
            [cellKey(1, 0), { value: 2, spilled: true, style: { bold: true } }],
          ]),
        },
      ],
      names: [],
    };
    const snapshot = toSnapshot(file, 'book');
    expect(snapshot.sheets['sheet1']?.cellData?.[1]?.[0]).toEqual({ s: 'style1' });
  });

  it('writes a spill with its rectangle and marks the cells it fills', async () => {
    const { spreadsheet, dispose } = headlessGrid();
    try {
      const id = spreadsheet.activeSheetId();
      spreadsheet.write(id, { top: 0, left: 0, bottom: 0, right: 0 }, [['=SEQUENCE(2,2)']]);
      await spreadsheet.calculate(false);
      const [sheet] = spreadsheet.toFile().sheets;
      expect(sheet?.cells.get(cellKey(0, 0))).toMatchObject({ value: 1, formula: 'SEQUENCE(2,2)', arrayRange: { top: 0, left: 0, bottom: 1, right: 1 }, dynamic: true });
      expect(sheet?.cells.get(cellKey(1, 1))).toMatchObject({ value: 4, spilled: true });
    } finally {
      dispose();
    }
  });

  it('adds the sheets of a file under free names, with references, names and charts following', async () => {
    const { spreadsheet, dispose } = headlessGrid();
    try {
      await spreadsheet.load(workbook);
      const file: WorkbookFile = {
        sheets: [
          { name: 'Inputs', cells: new Map([[cellKey(0, 0), { value: 7 }]]) },
          {
            name: 'Result',
            cells: new Map([[cellKey(0, 0), { value: 14, formula: 'Inputs!A1*2' }], [cellKey(1, 0), { value: 'Inputs!A1' }]]),
            charts: [{ name: 'New', type: 'pie', series: [{ values: 'Inputs!$A$1:$A$1' }], anchor: { top: 3, left: 1, bottom: 12, right: 5 } }],
          },
        ],
        names: [{ name: 'Rate', formula: 'Inputs!$A$1' }, { name: 'Fresh', formula: 'Result!$A$1' }],
      };
      const ids = await spreadsheet.insertSheets(file);
      expect(spreadsheet.sheets().map(({ name }) => name)).toEqual(['Inputs', 'Cash flow', 'Notes', 'Inputs (2)', 'Result']);
      const result = ids[1] ?? '';
      expect(spreadsheet.read(result, { top: 0, left: 0, bottom: 1, right: 0 })).toMatchObject([[{ value: 14, formula: "='Inputs (2)'!A1*2" }], [{ value: 'Inputs!A1' }]]);
      expect(spreadsheet.charts(result)).toMatchObject([{ name: 'New', series: [{ values: "'Inputs (2)'!$A$1:$A$1" }] }]);
      expect(spreadsheet.names()).toContainEqual({ name: 'Rate', formula: 'Inputs!$B$1' });
      expect(spreadsheet.names()).toContainEqual({ name: 'Rate', formula: '#REF!', sheet: 'Inputs (2)' });
      expect(spreadsheet.names()).toContainEqual({ name: 'Fresh', formula: 'Result!$A$1' });
      expect(spreadsheet.sheets().find(({ id }) => id === spreadsheet.activeSheetId())?.name).toBe('Inputs');
      spreadsheet.undo();
      expect(spreadsheet.sheets().map(({ name }) => name)).toEqual(['Inputs', 'Cash flow', 'Notes']);
    } finally {
      dispose();
    }
  });
});

describe('renaming sheets in formulas', () => {
  const rename = (formula: string) =>
    renameSheets({ sheets: [{ name: 'Old', cells: new Map([[0, { value: null, formula }]]) }], names: [] }, new Map([['Old', 'New one']])).sheets[0]?.cells.get(0)?.formula;

  it('follows plain and quoted names, and leaves text and longer names alone', () => {
    expect(rename("Old!A1+'Old'!B2")).toBe("'New one'!A1+'New one'!B2");
    expect(rename('"Old!A1"&Older!A1')).toBe('"Old!A1"&Older!A1');
  });
});
