import { cellKey } from '../../src/engine/formula/workbookModel';
import type { WorkbookFile } from '../../src/file/workbookFile';
import type { WorkbookPort } from '../../src/workbook/port';
import { literally } from '../../src/workbook/writing/cellContent';

/** What a template brings, as bytes `insertSheets` of every port under test understands. */
export const insertedFile: WorkbookFile = {
  sheets: [
    {
      name: 'Dashboard',
      cells: new Map([[cellKey(3, 2), { value: 2 }]]),
      validations: [
        { range: { top: 3, left: 2, bottom: 5, right: 2 }, type: 'whole', operator: 'between', formula1: '1', formula2: '$D$1' },
        { range: { top: 6, left: 2, bottom: 6, right: 2 }, type: 'list', values: ['1', '2'] },
        { range: { top: 7, left: 2, bottom: 7, right: 2 }, type: 'list', formula1: '$D$1:$D$3' },
        { range: { top: 8, left: 2, bottom: 8, right: 2 }, type: 'decimal', operator: 'greaterThan', formula1: '-0.5' },
      ],
    },
    { name: 'Sheet1', cells: new Map([[cellKey(0, 0), { value: 'from the file' }]]) },
  ],
  names: [{ name: 'ROI_ROI', formula: 'Dashboard!$C$4' }],
};

/** Behaviour every implementation of the port shares. `create` gives a port over a workbook with one empty sheet, Sheet1. */
export function describeWorkbookPort(name: string, create: () => { readonly port: WorkbookPort; settled(): Promise<void> }): void {
  describe(`${name} as a workbook port`, () => {
    let port: WorkbookPort;
    let settled: () => Promise<void>;

    beforeEach(() => {
      ({ port, settled } = create());
    });

    it('tells what the data validation of cells allows', async () => {
      await port.insertSheets(Uint8Array.of(0x50, 0x4b));
      const rules = await port.validations(['Dashboard!C5', 'Dashboard!C7', 'Dashboard!C8', 'Dashboard!C9', 'Dashboard!C10', 'Sheet1!A1']);
      expect(rules).toMatchObject([
        { type: 'whole', operator: 'between', formula1: '1', formula2: '$D$1' },
        { type: 'list', values: ['1', '2'] },
        { type: 'list', formula1: '$D$1:$D$3' },
        { type: 'decimal', operator: 'greaterThan', formula1: '-0.5' },
        null as never,
        null as never,
      ]);
    });

    it('reads back numbers, texts, truth values and emptiness as written', async () => {
      await port.writeRange('Sheet1!B2', [
        [1.5, 'Licences'],
        [true, null],
      ]);
      const [snapshot] = await port.readRanges(['Sheet1!B2:C3']);
      expect(snapshot).toMatchObject({
        address: 'Sheet1!B2:C3',
        values: [
          [1.5, 'Licences'],
          [true, null],
        ],
        text: [
          ['1.5', 'Licences'],
          ['TRUE', ''],
        ],
      });
    });

    it.each(['12', '007', '1E5', '3-4', '10:30', '2026-05-01', '1/2', 'TRUE', '+1', '+A1', '-A1', '@home', '@SUM(A1)', '#N/A yet', 'Q1 2026', "'quoted", "'=1+1", ' =1+1', '(7)', '１２', '＝1+1', '$5'])('keeps the text "%s" a text', async (text) => {
      await port.writeRange('Sheet1!A1', [[text]]);
      const [{ values }] = await port.readRanges(['Sheet1!A1']);
      expect(values).toEqual([[text]]);
    });

    it.each(['=1+1', '=', '=HYPERLINK("https://evil.example")', '==A1'])('keeps the literal text "%s" a text, and tells it from a formula', async (text) => {
      await port.writeRange('Sheet1!A1', [[{ text }, `="="&"1"`]]);
      await port.writeCells(new Map([['Sheet1!A2', literally(text)]]));
      const [read] = await port.readRanges(['Sheet1!A1:B2']);
      expect(read!.formulas).toEqual([
        [{ text }, '="="&"1"'],
        [{ text }, null],
      ]);
      expect([read!.values[0]![0], read!.values[1]![0]]).toEqual([text, text]);
      // What was read is written back as it was.
      await port.writeRange('Sheet1!A3', read!.formulas);
      expect((await port.readRanges(['Sheet1!A3:B4']))[0]!.formulas).toEqual(read!.formulas);
      const { cells } = (await port.readWorkbook()).sheets[0]!;
      expect([cells.get(cellKey(0, 0)), cells.get(cellKey(1, 0))]).toMatchObject([{ value: text }, { value: text }]);
      expect(cells.get(cellKey(0, 0))!.formula).toBeUndefined();
    });

    it('reads an error as an error, not as its text', async () => {
      await port.writeRange('Sheet1!A1', [[{ error: '#N/A' }]]);
      const [{ values }] = await port.readRanges(['Sheet1!A1']);
      expect(values).toEqual([[{ error: '#N/A' }]]);
    });

    it('keeps the cells that undefined stands for and empties those of null', async () => {
      await port.writeRange('Sheet1!A1', [[1, 2, 3]]);
      await port.writeRange('Sheet1!A1', [[undefined, null, 30]]);
      const [{ values }] = await port.readRanges(['Sheet1!A1:C1']);
      expect(values).toEqual([[1, null, 30]]);
    });

    it('writes a string that starts with = as a formula', async () => {
      await port.writeRange('Sheet1!A1', [[2, '=A1*3']]);
      const [{ formulas }] = await port.readRanges(['Sheet1!A1:B1']);
      expect(formulas).toEqual([[2, '=A1*3']]);
    });

    it('reads several ranges at once, in the order asked for', async () => {
      await port.writeRange('Sheet1!A1', [[1], [2], [3]]);
      const read = await port.readRanges(['Sheet1!A3', 'Sheet1!A1:A2']);
      expect(read.map(({ values }) => values)).toEqual([[[3]], [[1], [2]]]);
    });

    it('reads a used range when no cells are named', async () => {
      await port.writeRange('Sheet1!C3', [[7, 8]]);
      const [{ address, values }] = await port.readRanges(['Sheet1!']);
      expect(address).toBe('Sheet1!C3:D3');
      expect(values).toEqual([[7, 8]]);
    });

    it('reads an empty sheet as one empty cell', async () => {
      const [{ address, values }] = await port.readRanges(['Sheet1!']);
      expect(address).toBe('Sheet1!A1');
      expect(values).toEqual([[null]]);
    });

    it('reads and writes more cells than one request carries', async () => {
      const rows = Array.from({ length: 30_000 }, (_row, row) => [row, row * 2]);
      await port.writeRange('Sheet1!A1', rows);
      const [{ values }] = await port.readRanges(['Sheet1!']);
      expect(values).toHaveLength(30_000);
      expect(values[29_999]).toEqual([29_999, 59_998]);
    });

    it.each(['Nowhere!A1', 'not an address'])('says notFound for %s', async (address) => {
      await expect(port.readRanges([address])).rejects.toMatchObject({ name: 'WorkbookError', code: 'notFound' });
      await expect(port.select(address)).rejects.toMatchObject({ name: 'WorkbookError', code: 'notFound' });
    });

    it('appends the sheets of a file, numbers a taken name and leaves what was there', async () => {
      await port.writeRange('Sheet1!A1', [['mine']]);
      const inserted = await port.insertSheets(new Uint8Array([0x50, 0x4b]));
      expect(inserted).toEqual(['Dashboard', 'Sheet1 (2)']);
      expect(await port.sheetNames()).toEqual(['Sheet1', 'Dashboard', 'Sheet1 (2)']);
      const read = await port.readRanges(['Sheet1!A1', "'Sheet1 (2)'!A1"]);
      expect(read.map(({ values }) => values[0][0])).toEqual(['mine', 'from the file']);
    });

    it('knows the names a file brought and the cells they stand for', async () => {
      await port.insertSheets(new Uint8Array([0x50, 0x4b]));
      expect(await port.names()).toContainEqual({ name: 'ROI_ROI', sheet: null, address: 'Dashboard!C4', formula: expect.stringMatching(/^Dashboard!\$?C\$?4$/) as unknown });
    });

    it('says damagedFile when the bytes are no workbook, and inserts nothing', async () => {
      await expect(port.insertSheets(new Uint8Array([1, 2, 3]))).rejects.toMatchObject({ name: 'WorkbookError', code: 'damagedFile' });
      expect(await port.sheetNames()).toEqual(['Sheet1']);
    });

    it('remembers settings and forgets them on null', async () => {
      expect(await port.setting('phase')).toBeNull();
      await port.setSetting('phase', 'pilot');
      expect(await port.setting('phase')).toBe('pilot');
      await port.setSetting('phase', null);
      expect(await port.setting('phase')).toBeNull();
    });

    it('reports changes, and nothing after unsubscribing', async () => {
      let reports = 0;
      const unsubscribe = await port.onChange(() => {
        reports += 1;
      });
      await port.command(async (inside) => {
        await inside.writeRange('Sheet1!A1', [[1]]);
        await inside.writeRange('Sheet1!A2', [[2]]);
      });
      await settled();
      expect(reports).toBeGreaterThan(0);
      const before = reports;
      unsubscribe();
      await settled();
      await port.writeRange('Sheet1!A3', [[3]]);
      await settled();
      expect(reports).toBe(before);
    });

    it('knows the cell the user is at and reports that it moved, and nothing after unsubscribing', async () => {
      let moves = 0;
      const unsubscribe = await port.onSelection(() => {
        moves += 1;
      });
      await port.select('Sheet1!B3:C4');
      await settled();
      expect(await port.activeCell()).toBe('Sheet1!B3');
      expect(await port.selectedRanges()).toEqual(['Sheet1!B3:C4']);
      expect(moves).toBe(1);
      unsubscribe();
      await settled();
      await port.select('Sheet1!A1');
      await settled();
      expect(await port.activeCell()).toBe('Sheet1!A1');
      expect(moves).toBe(1);
    });

    it('gives a command its result and passes its failure on', async () => {
      expect(await port.command(async () => 42)).toBe(42);
      await expect(port.command((inside) => inside.readRanges(['Nowhere!A1']))).rejects.toMatchObject({ code: 'notFound' });
    });
  });
}
