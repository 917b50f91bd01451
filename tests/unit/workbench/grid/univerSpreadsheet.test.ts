import { cellKey } from '../../../../src/engine/formula/workbookModel';
import type { CellFile, WorkbookFile } from '../../../../src/file/workbookFile';
import type { SpreadsheetEvent } from '../../../../src/workbench/object-model/spreadsheet';
import { headlessGrid, recordingHost } from './headlessGrid';

function sheetWith(cells: Readonly<Record<string, CellFile>>, name = 'Model'): WorkbookFile['sheets'][number] {
  return {
    name,
    cells: new Map(
      Object.entries(cells).map(([address, cell]) => {
        const [, letter = 'A', row = '1'] = /^([A-Z])(\d+)$/.exec(address) ?? [];
        return [cellKey(Number(row) - 1, letter.charCodeAt(0) - 65), cell];
      }),
    ),
  };
}

const one = (row: number, column: number) => ({ top: row, left: column, bottom: row, right: column });

describe('the grid without a page', () => {
  let grid: ReturnType<typeof headlessGrid>;
  beforeEach(() => {
    grid = headlessGrid();
  });
  afterEach(() => grid.dispose());

  const value = (sheetId: string, row: number, column: number) => grid.spreadsheet.read(sheetId, one(row, column))[0]?.[0];

  it('calculates a loaded workbook and gives raw values beside the text shown', async () => {
    await grid.spreadsheet.load({
      sheets: [sheetWith({ A1: { value: 1200 }, A2: { value: 0.256, style: { numberFormat: '0.0%' } }, A3: { value: null, formula: 'A1*A2', style: { numberFormat: '#,##0.00' } }, A4: { value: true }, A5: { value: '012' } })],
      names: [],
    });
    const id = grid.spreadsheet.activeSheetId();
    expect(value(id, 2, 0)).toEqual({ value: 307.2, formula: '=A1*A2', text: '307.20', numberFormat: '#,##0.00' });
    expect(value(id, 1, 0)).toMatchObject({ value: 0.256, text: '25.6%' });
    expect(value(id, 3, 0)).toMatchObject({ value: true, text: 'TRUE' });
    expect(value(id, 4, 0)).toMatchObject({ value: '012', text: '012' });
    expect(grid.spreadsheet.usedRange(id)).toEqual({ top: 0, left: 0, bottom: 4, right: 0 });
  });

  it('shows a function of the add-in as busy, then with its value, and what depends on it too', async () => {
    const host = recordingHost();
    grid.spreadsheet.setCustomFunctions(host);
    const id = grid.spreadsheet.activeSheetId();
    const seen: unknown[] = [];
    grid.spreadsheet.on((event) => {
      if (event.type === 'calculated') seen.push(value(id, 1, 0)?.value);
    });
    grid.spreadsheet.write(id, { top: 0, left: 0, bottom: 2, right: 0 }, [[21], ['=ROI.DOUBLE(A1)'], ['=A2+1']]);
    await grid.spreadsheet.calculate(false);
    expect(value(id, 1, 0)).toMatchObject({ value: 42, formula: '=ROI.DOUBLE(A1)' });
    expect(value(id, 2, 0)?.value).toBe(43);
    expect(host.calls).toEqual([{ name: 'ROI.DOUBLE', args: [21], address: 'Sheet1!A2' }]);
  });

  it('marks cells busy while the add-in computes', async () => {
    const host = recordingHost();
    let release: (() => void) | undefined;
    const held = { ...host, invoke: () => new Promise<{ readonly ok: true; readonly value: number }>((resolve) => (release = () => resolve({ ok: true, value: 7 }))) };
    grid.spreadsheet.setCustomFunctions(held);
    const id = grid.spreadsheet.activeSheetId();
    grid.spreadsheet.write(id, { top: 0, left: 0, bottom: 1, right: 0 }, [['=ROI.DOUBLE(3)'], ['=A1*2']]);
    const done = grid.spreadsheet.calculate(false);
    while (!release) await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(value(id, 0, 0)?.value).toEqual({ error: '#BUSY!' });
    expect(value(id, 1, 0)?.value).toEqual({ error: '#BUSY!' });
    release();
    await done;
    expect(value(id, 1, 0)?.value).toBe(14);
  });

  it('passes blanks as null, text as text, ranges as rows, and omitted arguments as null', async () => {
    const host = recordingHost();
    grid.spreadsheet.setCustomFunctions(host);
    const id = grid.spreadsheet.activeSheetId();
    grid.spreadsheet.write(id, { top: 0, left: 0, bottom: 1, right: 1 }, [['12', null], [true, 0.5]]);
    grid.spreadsheet.write(id, one(3, 0), [['=ROI.SHOW(A1:B2,A1,)']]);
    grid.spreadsheet.write(id, one(4, 0), [['=ROI.SHOW(A1,,{1,2;3,4})']]);
    await grid.spreadsheet.calculate(false);
    expect(JSON.parse(String(value(id, 3, 0)?.value))).toEqual([[['12', null], [true, 0.5]], '12', null]);
    expect(JSON.parse(String(value(id, 4, 0)?.value))).toEqual([[['12']], null, [[1, 2], [3, 4]]]);
  });

  it('does not call a function whose argument is an error', async () => {
    const host = recordingHost();
    grid.spreadsheet.setCustomFunctions(host);
    const id = grid.spreadsheet.activeSheetId();
    grid.spreadsheet.write(id, { top: 0, left: 0, bottom: 1, right: 0 }, [['=1/0'], ['=ROI.DOUBLE(A1)']]);
    await grid.spreadsheet.calculate(false);
    expect(value(id, 1, 0)?.value).toEqual({ error: '#DIV/0!' });
    expect(host.calls).toEqual([]);
  });

  it('spills tables, refuses to overwrite, and sums over the spill at full precision', async () => {
    grid.spreadsheet.setCustomFunctions(recordingHost());
    const id = grid.spreadsheet.activeSheetId();
    grid.spreadsheet.write(id, one(0, 0), [['=ROI.TABLE(3)']]);
    grid.spreadsheet.write(id, one(0, 4), [['=SUM(B1:B3)']]);
    await grid.spreadsheet.calculate(false);
    expect(value(id, 2, 0)?.value).toBe('row 3');
    expect(value(id, 1, 1)?.value).toBe(1 / 3);
    expect(value(id, 1, 1)?.spillRange).toEqual({ top: 0, left: 0, bottom: 2, right: 1 });
    expect(value(id, 0, 4)?.value).toBeCloseTo(1, 12);
    grid.spreadsheet.write(id, one(1, 1), [['in the way']]);
    await grid.spreadsheet.calculate(false);
    expect(value(id, 0, 0)?.value).toEqual({ error: '#SPILL!' });
    grid.spreadsheet.write(id, one(1, 1), [[null]]);
    await grid.spreadsheet.calculate(false);
    expect(value(id, 2, 0)?.value).toBe('row 3');
  });

  it('runs a one-value function once per cell of a range', async () => {
    grid.spreadsheet.setCustomFunctions(recordingHost());
    const id = grid.spreadsheet.activeSheetId();
    grid.spreadsheet.write(id, { top: 0, left: 0, bottom: 1, right: 0 }, [[1], [2]]);
    grid.spreadsheet.write(id, one(0, 2), [['=ROI.DOUBLE(A1:A2)']]);
    await grid.spreadsheet.calculate(false);
    expect(value(id, 0, 2)?.value).toBe(2);
    expect(value(id, 1, 2)?.value).toBe(4);
  });

  it("keeps the add-in's message with the error, and drops it when the formula changes", async () => {
    grid.spreadsheet.setCustomFunctions(recordingHost());
    const id = grid.spreadsheet.activeSheetId();
    grid.spreadsheet.write(id, one(0, 0), [['=ROI.FAIL()']]);
    await grid.spreadsheet.calculate(false);
    expect(value(id, 0, 0)?.value).toEqual({ error: '#NUM!' });
    expect(grid.spreadsheet.errorMessageAt({ sheetId: id, row: 0, column: 0 })).toBe('There is no sign change.');
    grid.spreadsheet.write(id, one(0, 0), [[5]]);
    expect(grid.spreadsheet.errorMessageAt({ sheetId: id, row: 0, column: 0 })).toBeUndefined();
  });

  it('asks for equal arguments only once', async () => {
    const host = recordingHost();
    grid.spreadsheet.setCustomFunctions(host);
    const id = grid.spreadsheet.activeSheetId();
    grid.spreadsheet.write(id, { top: 0, left: 0, bottom: 2, right: 0 }, [['=ROI.DOUBLE(4)'], ['=ROI.DOUBLE(2+2)'], ['=ROI.DOUBLE(4)+1']]);
    await grid.spreadsheet.calculate(true);
    expect(host.calls).toHaveLength(1);
    expect(value(id, 2, 0)?.value).toBe(9);
  });

  it('undoes a transaction in one step', async () => {
    const id = grid.spreadsheet.activeSheetId();
    grid.spreadsheet.transaction(() => {
      grid.spreadsheet.write(id, one(0, 0), [[1]]);
      grid.spreadsheet.write(id, one(5, 5), [['=A1']]);
      grid.spreadsheet.format(id, [one(0, 0)], { bold: true });
    });
    expect(value(id, 0, 0)?.value).toBe(1);
    grid.spreadsheet.undo();
    expect(grid.spreadsheet.usedRange(id)).toBeNull();
    expect(grid.spreadsheet.styleAt(id, 0, 0).bold).toBeUndefined();
  });

  it('tells edits by their source and leaves calculated results out', async () => {
    const id = grid.spreadsheet.activeSheetId();
    const events: SpreadsheetEvent[] = [];
    grid.spreadsheet.on((event) => events.push(event));
    grid.spreadsheet.write(id, { top: 0, left: 0, bottom: 0, right: 1 }, [[1, '=A1*2']]);
    await grid.spreadsheet.calculate(false);
    grid.spreadsheet.write(id, one(0, 0), [[3]]);
    await grid.spreadsheet.calculate(false);
    expect(events.filter((event) => event.type === 'changed')).toEqual([
      { type: 'changed', sheetId: id, range: { top: 0, left: 0, bottom: 0, right: 1 }, source: 'api', kind: 'edited' },
      { type: 'changed', sheetId: id, range: one(0, 0), source: 'api', kind: 'edited', before: 1 },
    ]);
    expect(value(id, 0, 1)?.value).toBe(6);
  });

  it('inserts and deletes cells on any sheet at once, with formulas following', async () => {
    const first = grid.spreadsheet.activeSheetId();
    const second = grid.spreadsheet.addSheet('Second');
    grid.spreadsheet.write(second, { top: 0, left: 0, bottom: 2, right: 0 }, [[1], [2], ['=SUM(A1:A2)']]);
    await grid.spreadsheet.calculate(false);
    grid.spreadsheet.insertCells(second, one(1, 0), 'down');
    expect(value(second, 3, 0)?.formula).toBe('=SUM(A1:A3)');
    grid.spreadsheet.deleteCells(second, one(1, 0), 'up');
    expect(value(second, 2, 0)?.formula).toBe('=SUM(A1:A2)');
    grid.spreadsheet.insertCells(second, { top: 0, left: 0, bottom: 0, right: 16383 }, 'down');
    expect(value(second, 3, 0)?.formula).toBe('=SUM(A2:A3)');
    expect(grid.spreadsheet.activeSheetId()).toBe(first);
  });

  it('takes a style property away when it is given as undefined', () => {
    const id = grid.spreadsheet.activeSheetId();
    grid.spreadsheet.format(id, [one(0, 0)], { bold: true, fill: '#FFEEDD', border: { bottom: { style: 'thin', color: '#112233' } } });
    expect(grid.spreadsheet.styleAt(id, 0, 0)).toMatchObject({ bold: true, fill: '#FFEEDD', border: { bottom: { style: 'thin', color: '#112233' } } });
    grid.spreadsheet.format(id, [one(0, 0)], { fill: undefined, border: { bottom: undefined } } as never);
    expect(grid.spreadsheet.styleAt(id, 0, 0)).toEqual({ bold: true });
  });

  it('leaves formulas and spilled values as they are when cells get another look, also when that is undone and repeated', async () => {
    const id = grid.spreadsheet.activeSheetId();
    grid.spreadsheet.setCustomFunctions(recordingHost());
    grid.spreadsheet.write(id, { top: 0, left: 0, bottom: 0, right: 1 }, [[2, '=A1*3']]);
    grid.spreadsheet.write(id, one(4, 0), [['=ROI.TABLE(2)']]);
    await grid.spreadsheet.calculate(false);
    const read = () => [
      grid.spreadsheet.read(id, one(0, 1))[0]?.map(({ value, formula, numberFormat }) => [value, formula, numberFormat]),
      grid.spreadsheet.read(id, { top: 4, left: 0, bottom: 5, right: 1 }).map((row) => row.map(({ value }) => value)),
    ];
    const values = [
      ['row 1', 0],
      ['row 2', 1 / 3],
    ];
    let changes = 0;
    const stop = grid.spreadsheet.on(({ type }) => (changes += type === 'changed' ? 1 : 0));
    grid.spreadsheet.format(id, [one(0, 1), { top: 4, left: 0, bottom: 5, right: 1 }], { numberFormat: '0.0' });
    expect(read()).toEqual([[[6, '=A1*3', '0.0']], values]);
    expect(changes).toBe(0);
    stop();
    grid.spreadsheet.undo();
    await grid.spreadsheet.calculate(false);
    expect(read()).toEqual([[[6, '=A1*3', 'General']], values]);
    grid.spreadsheet.redo();
    await grid.spreadsheet.calculate(false);
    expect(read()).toEqual([[[6, '=A1*3', '0.0']], values]);
  });

  it('keeps names and tables that formulas use', async () => {
    const id = grid.spreadsheet.activeSheetId();
    grid.spreadsheet.write(id, { top: 0, left: 0, bottom: 2, right: 1 }, [['Item', 'Amount'], ['a', 10], ['b', 32]]);
    grid.spreadsheet.setName({ name: 'Rate', formula: 'Sheet1!$B$2' });
    grid.spreadsheet.addTable(id, { name: 'Lines', range: { top: 0, left: 0, bottom: 2, right: 1 }, columns: ['Item', 'Amount'], headerRow: true, totalsRow: false, style: 'TableStyleMedium9' });
    grid.spreadsheet.write(id, { top: 5, left: 0, bottom: 6, right: 0 }, [['=Rate*2'], ['=SUM(Lines[Amount])']]);
    await grid.spreadsheet.calculate(false);
    expect(value(id, 5, 0)?.value).toBe(20);
    expect(value(id, 6, 0)?.value).toBe(42);
    expect(grid.spreadsheet.names()).toEqual([{ name: 'Rate', formula: 'Sheet1!$B$2' }]);
    expect(grid.spreadsheet.tables()).toEqual([
      { name: 'Lines', range: { top: 0, left: 0, bottom: 2, right: 1 }, columns: ['Item', 'Amount'], headerRow: true, totalsRow: false, style: 'TableStyleMedium9', sheetId: id },
    ]);
    grid.spreadsheet.removeTable('Lines');
    grid.spreadsheet.removeName('Rate');
    expect(grid.spreadsheet.tables()).toEqual([]);
    expect(grid.spreadsheet.names()).toEqual([]);
  });
});
