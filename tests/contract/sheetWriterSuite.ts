import { cellKey } from '../../src/engine/formula/workbookModel';
import type { SheetFile } from '../../src/file/workbookFile';
import type { WorkbookPort } from '../../src/workbook/port';
import type { WrittenSheet } from '../../src/workbook/sheetWriter';

const heading = { bold: true, color: '#FFFFFF', fill: '#0F548C', horizontal: 'center' } as const;

/** A small sheet that uses everything a written sheet may have. */
export const describedSheet: WrittenSheet = {
  name: 'Report',
  cells: new Map([
    [cellKey(0, 0), { value: '=not a formula', style: { fontSize: 18, bold: true } }],
    [cellKey(1, 0), { value: 'Back to the model', link: "Sheet1!A1" }],
    [cellKey(3, 0), { value: 'Bar', style: heading }],
    [cellKey(3, 1), { value: 'Share', style: heading }],
    [cellKey(4, 0), { value: 1.5, style: { numberFormat: '#,##0.00' } }],
    [cellKey(4, 1), { value: 0.25, style: { numberFormat: '0.0%' } }],
    [cellKey(5, 0), { value: 2.5, style: { numberFormat: '#,##0.00', border: { bottom: { style: 'thin', color: '#C8C6C4' } } } }],
    [cellKey(5, 1), { value: null, formula: 'B5*3', style: { numberFormat: '0.0%', border: { bottom: { style: 'thin', color: '#C8C6C4' } } } }],
  ]),
  columnWidths: { 0: 30 },
  rowHeights: { 0: 30 },
  frozen: { rows: 4, columns: 1 },
  showGridlines: false,
  tabColor: '#0F548C',
  print: { landscape: true, fitToWidth: true },
  charts: [
    {
      name: 'Shares',
      type: 'column',
      title: 'Shares of the bars',
      series: [{ name: 'Report!$B$4', values: 'Report!$B$5:$B$6', categories: 'Report!$A$5:$A$6', color: '#0F6CBD' }],
      anchor: { top: 8, left: 0, bottom: 22, right: 6 },
      legend: 'none',
      gapWidth: 0,
      overlap: 100,
      valueFormat: '0%',
      categoryTitle: 'Bar',
      valueTitle: 'Share',
    },
    {
      name: 'Line of shares',
      type: 'line',
      series: [{ name: 'Share', values: 'Report!$B$5:$B$6', categories: 'Report!$A$5:$A$6', color: '#C50F1F', markers: false }],
      anchor: { top: 8, left: 6, bottom: 22, right: 12 },
      legend: 'bottom',
      valueMaximum: 1,
    },
  ],
};

export interface SheetWriterUnderTest {
  readonly port: WorkbookPort;
  /** The sheet as it would be saved. */
  saved(name: string): SheetFile;
}

/** What every implementation of the port does when it writes sheets. `create` gives one over a workbook with one empty sheet, Sheet1. */
export function describeSheetWriter(name: string, create: () => SheetWriterUnderTest): void {
  describe(`${name} as a writer of sheets`, () => {
    let port: WorkbookPort;
    let saved: SheetWriterUnderTest['saved'];

    beforeEach(() => {
      ({ port, saved } = create());
    });

    it('adds a sheet at the end with its contents, looks, links, charts and layout', async () => {
      expect(await port.addSheet(describedSheet)).toBe('Report');
      expect(await port.sheetNames()).toEqual(['Sheet1', 'Report']);
      const sheet = saved('Report');
      for (const [key, cell] of describedSheet.cells) {
        const { value, formula, ...looks } = cell;
        expect(sheet.cells.get(key)).toMatchObject(formula === undefined ? { value, ...looks } : { formula, ...looks });
      }
      expect(sheet.columnWidths?.[0]).toBeCloseTo(30, 0);
      expect(sheet.rowHeights?.[0]).toBeCloseTo(30, 0);
      const { frozen, showGridlines, tabColor, print, charts } = describedSheet;
      expect(sheet).toMatchObject({ frozen, showGridlines, tabColor, print });
      expect(sheet.charts).toMatchObject(charts!.map(({ series: [{ values, categories, color }], ...chart }) => ({ ...chart, series: [{ values, categories, color }] })));
    });

    it('draws as many series as are described, whether their numbers stand in rows or in columns', async () => {
      const line = (row: number) => ({ name: `Line ${row}`, values: `Lines!$B$${row}:$D$${row}`, categories: 'Lines!$B$1:$D$1' });
      const cells = new Map([0, 1, 2].flatMap((row) => [0, 1, 2, 3].map((column) => [cellKey(row, column), { value: row * 10 + column }] as const)));
      const charts = [{ name: 'Lines', type: 'line', series: [line(2), line(3)], anchor: { top: 4, left: 0, bottom: 14, right: 6 }, legend: 'bottom' }] as const;
      await port.addSheet({ name: 'Lines', cells, charts });
      expect(saved('Lines').charts).toMatchObject([{ type: 'line', series: [line(2), line(3)].map(({ values, categories }) => ({ values, categories })) }]);
      expect(saved('Lines').charts![0]!.series).toHaveLength(2);
    });

    it('writes cells of other sheets along with a sheet', async () => {
      await port.writeRange('Sheet1!A1:B1', [[1, 2]]);
      const cells = new Map([['Sheet1!B1', '=A1*3'], ['Sheet1!C4', 'x']]);
      await port.addSheet({ name: 'List', cells: new Map([[cellKey(0, 0), { value: 'what changed' }]]) }, { cells });
      const [changed] = await port.readRanges(['Sheet1!A1:C4']);
      expect([changed!.formulas[0], changed!.values[3]]).toEqual([[1, '=A1*3', null], [null, null, 'x']]);
    });

    it('puts a number behind a name that is taken, and leaves that sheet alone', async () => {
      await port.writeRange('Sheet1!A1', [['mine']]);
      const values = "sheet1!$A$1:$A$2";
      const anchor = { top: 3, left: 0, bottom: 9, right: 5 };
      const charts = [{ name: 'Bars', type: 'bar', series: [{ values }], anchor, legend: 'none' }] as const;
      const second = { name: 'sheet1', cells: new Map([[cellKey(0, 0), { value: 'new' }]]), charts };
      expect(await port.addSheet(second)).toBe('sheet1 (2)');
      expect((await port.readRanges(['Sheet1!A1', "'sheet1 (2)'!A1"])).map(({ values }) => values[0][0])).toEqual(['mine', 'new']);
      expect(saved('sheet1 (2)').charts).toMatchObject([{ type: 'bar', anchor, series: [{ values: "'sheet1 (2)'!$A$1:$A$2" }] }]);
    });

    it('hides a sheet from everybody but programs', async () => {
      await port.addSheet({ name: 'Kept', cells: new Map([[cellKey(0, 0), { value: 1 }]]), visibility: 'veryHidden' });
      expect(await port.sheetNames()).toEqual(['Sheet1', 'Kept']);
      expect(saved('Kept').visibility).toBe('veryHidden');
      expect((await port.readRanges(['Kept!A1']))[0].values).toEqual([[1]]);
    });

    it('writes a sheet anew in the place of another: nothing of the old one stays but its name', async () => {
      await port.addSheet(describedSheet);
      await port.writeRange('Sheet1!A1', [['=Report!A5']]);
      await port.addSheet({ name: 'Last', cells: new Map() });
      const changed = { name: 'Other', cells: new Map([[cellKey(4, 0), { value: 42 }]]) };
      expect(await port.addSheet(changed, { replaces: 'Report' })).toBe('Report');
      expect(await port.sheetNames()).toEqual(['Sheet1', 'Report', 'Last']);
      const [now, pointing] = await port.readRanges(['Report!', 'Sheet1!A1']);
      expect([now.address, now.values]).toEqual(['Report!A5', [[42]]]);
      expect(pointing.formulas).toEqual([['=Report!A5']]);
      expect(saved('Report').charts ?? []).toEqual([]);
      expect(saved('Report').cells.get(cellKey(3, 0))?.style ?? {}).toEqual({});
    });

    it('says notFound when there is no sheet to write in the place of', async () => {
      await expect(port.addSheet(describedSheet, { replaces: 'Gone' })).rejects.toMatchObject({ code: 'notFound' });
      expect(await port.sheetNames()).toEqual(['Sheet1']);
    });

    it('names ranges of the sheet, and points the names at their new place when it is written again', async () => {
      const at = (row: number) => [{ name: 'ROI_Report', range: { top: row, left: 0, bottom: row, right: 1 } }];
      await port.addSheet(describedSheet, { names: at(0) });
      expect(await port.names()).toMatchObject([{ name: 'ROI_Report', sheet: 'Report', address: 'Report!A1:B1' }]);
      await port.addSheet(describedSheet, { names: at(1), replaces: 'Report' });
      expect(await port.names()).toMatchObject([{ name: 'ROI_Report', sheet: 'Report', address: 'Report!A2:B2' }]);
      await port.updateSheet('Report', { cells: new Map(), names: at(2) });
      expect(await port.names()).toMatchObject([{ name: 'ROI_Report', sheet: 'Report', address: 'Report!A3:B3' }]);
    });

    it('changes the described cells of a sheet and no other', async () => {
      await port.addSheet(describedSheet);
      await port.updateSheet('Report', { cells: new Map([[cellKey(4, 0), { value: 9, style: { bold: true } }]]), columnWidths: { 1: 20 } });
      const sheet = saved('Report');
      expect(sheet.cells.get(cellKey(4, 0))).toEqual({ value: 9, style: { bold: true } });
      expect(sheet.cells.get(cellKey(5, 0))).toMatchObject({ value: 2.5, style: { numberFormat: '#,##0.00' } });
      expect(sheet.charts).toHaveLength(2);
      expect(sheet.columnWidths?.[1]).toBeCloseTo(20, 0);
    });

    it('writes scattered cells of several sheets: values, formulas, texts, emptiness', async () => {
      await port.addSheet({ name: 'Other', cells: new Map([[cellKey(0, 0), { value: 1, style: { bold: true } }]]) });
      await port.writeCells(
        new Map<string, string | number | null>([
          ['Sheet1!B2', 5],
          ['Sheet1!B3', '=B2*2'],
          ['Sheet1!D9', '12 pieces'],
          ['Other!A1', null],
          ['Other!C1', 'x'],
        ]),
      );
      const [first, second] = await port.readRanges(['Sheet1!', 'Other!A1:C1']);
      expect(first.address).toBe('Sheet1!B2:D9');
      expect(first.formulas[0][0]).toBe(5);
      expect(first.formulas[1][0]).toBe('=B2*2');
      expect(first.values[7][2]).toBe('12 pieces');
      expect(second.values).toEqual([[null, null, 'x']]);
      expect(saved('Other').cells.get(cellKey(0, 0))?.style).toEqual({ bold: true });
    });

    it('writes no cell when one of them is on no sheet', async () => {
      await expect(port.writeCells(new Map([['Sheet1!A1', 1], ['Gone!A1', 2]]))).rejects.toMatchObject({ code: 'notFound' });
    });

    it('deletes sheets, and does not mind those that are gone', async () => {
      await port.addSheet(describedSheet);
      await port.deleteSheets(['Report', 'Never there']);
      expect(await port.sheetNames()).toEqual(['Sheet1']);
    });
  });
}
