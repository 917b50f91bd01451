import { cellKey } from '../../../src/engine/formula/workbookModel';
import type { DecisionTable, TableRecord } from '../../../src/workbook/decisionTables/decisionTable';
import { writeDecisionTable } from '../../../src/workbook/decisionTables/writeDecisionTable';
import { MemoryWorkbookPort } from '../../support/memoryWorkbookPort';
import { locale } from '../../support/words';

const price = { address: 'Model!B1', label: 'Price' };
const volume = { address: 'Model!B2', label: 'Volume' };
const profit = { address: 'Model!B3', label: 'Profit' };
const measure = { output: profit, statistic: null };
const chance = { output: profit, statistic: 'P(Profit ≥ 0)', probability: true };
const record: TableRecord = { fingerprint: 'f1a2', simulation: { seed: '7', trials: 20_000 }, at: new Date(2026, 4, 4, 9, 30) };

async function written(table: DecisionTable, language: 'en-US' | 'zh-CN' = 'en-US') {
  const port = new MemoryWorkbookPort({ file: { names: [], sheets: [{ name: 'Model', cells: new Map([[cellKey(0, 1), { value: 120 }], [cellKey(1, 1), { value: 50 }], [cellKey(2, 1), { value: 6000 }]]) }] } });
  const name = await writeDecisionTable(port, table, record, locale(language));
  const sheet = port.written(name);
  const at = (row: number, column: number) => sheet.cells.get(cellKey(row - 1, column));
  return { name, sheet, at, row: (number: number, columns = 7) => Array.from({ length: columns }, (_value, column) => at(number, column + 1)?.value ?? null) };
}

describe('a decision table on a sheet', () => {
  it('says where its numbers come from', async () => {
    const { name, at } = await written({ kind: 'oneWay', parameter: price, values: [1], measure: chance, results: [0.5] });
    expect(name).toBe('Data table');
    expect(at(1, 1)?.value).toBe('Data table');
    expect(at(2, 1)?.value).toBe('2026-05-04 09:30, model f1a2 · 20,000 trials each, seed 7');
  });

  it('holds values and results of one cell, with chances in percent, a gap for an error, and a native line chart', async () => {
    const { sheet, at, row } = await written({ kind: 'oneWay', parameter: price, values: [100, 110, 120], measure: chance, results: [0.25, NaN, 0.75] });
    expect([4, 5, 6, 7].map((number) => row(number, 2))).toEqual([['Price', 'P(Profit ≥ 0)'], [100, 0.25], [110, null], [120, 0.75]]);
    expect(at(5, 2)?.style?.numberFormat).toMatch(/^0(\.0+)?%$/);
    expect(sheet.charts).toMatchObject([{ type: 'line', series: [{ values: "'Data table'!$C$5:$C$7", categories: "'Data table'!$B$5:$B$7" }] }]);
  });

  it('lays two cells out down and across, with one line each while a chart can hold them', async () => {
    const table: DecisionTable = { kind: 'twoWay', rows: { parameter: price, values: [100, 120] }, columns: { parameter: volume, values: [40, 50, 60] }, measure, results: [[1, 2, 3], [4, 5, 6]] };
    const { sheet, row } = await written(table);
    expect([4, 5, 6, 7].map((number) => row(number, 4))).toEqual([['Profit', 'Volume', null, null], ['Price', 40, 50, 60], [100, 1, 2, 3], [120, 4, 5, 6]]);
    expect(sheet.charts?.[0].series).toHaveLength(3);
    const wide = await written({ ...table, columns: { parameter: volume, values: Array(9).fill(1) }, results: [Array(9).fill(1), Array(9).fill(2)] });
    expect(wide.sheet.charts).toEqual([]);
  });

  it('draws the largest swing of a tornado on top: first in the data, as our bar charts read from the top', async () => {
    const bars = [
      { input: price, lowInput: 100, highInput: 140, swing: 2000, lowResult: -500, highResult: 1500 },
      { input: volume, lowInput: 45, highInput: 55, swing: 400, lowResult: 700, highResult: 300 },
    ];
    const { sheet, row, at } = await written({ kind: 'tornado', measure, base: 500, bars });
    expect(row(4)).toEqual(['Input', 'Cell', 'Input from', 'Input to', 'Result at low', 'Result at high', 'Swing']);
    expect(row(5)).toEqual(['Price', 'Model!B1', 100, 140, -500, 1500, 2000]);
    expect(at(5, 2)?.link).toBe('Model!B1');
    const [chart] = sheet.charts ?? [];
    expect(chart).toMatchObject({ type: 'bar', overlap: 100, series: [{ values: "'What matters most'!$C$32:$C$33" }, { values: "'What matters most'!$D$32:$D$33" }] });
    expect([32, 33].map((number) => row(number, 3))).toEqual([['Price', -1000, 1000], ['Volume', 200, -200]]);
  });

  it('has a line of the spider for every input', async () => {
    const { sheet, row } = await written({ kind: 'spider', measure, base: 2, steps: [-1, -0.5, 0, 0.5, 1], lines: [{ input: price, results: [0, 1, 2, 3, 4] }, { input: volume, results: [3, 2.5, 2, 1.5, 1] }] }, 'zh-CN');
    expect(row(4, 6)).toEqual(['输入', '低', '低 50%', '表上值', '高 50%', '高']);
    expect(row(6, 6)).toEqual(['Volume', 3, 2.5, 2, 1.5, 1]);
    expect(sheet.charts?.[0].series).toMatchObject([{ name: "'关键因素'!$B$5" }, { name: "'关键因素'!$B$6" }].map(({ name }) => ({ name: name.replaceAll("'", '') })));
  });

  it('holds what goal seek was asked and found', async () => {
    const { row } = await written({ kind: 'goal', parameter: price, measure: chance, target: 0.8, now: 120, found: 131.5, reached: 0.8003, standardError: 0.0028 });
    expect([4, 5, 6, 8, 9, 10, 11].map((number) => row(number, 2))).toEqual([
      ['Price', 'Model!B1'],
      ['Now', 120],
      ['Found', 131.5],
      ['P(Profit ≥ 0)', 'Model!B3'],
      ['Target', 0.8],
      ['Reached', 0.8003],
      ['Standard error', 0.0028],
    ]);
  });

  it('gives the room up to break-even as a formula, and words where there is none', async () => {
    const { row, at } = await written({ kind: 'breakEven', measure, target: 0, rows: [{ input: price, now: 120, breakEven: 96 }, { input: volume, now: 50, breakEven: null }] });
    expect(row(5, 4)).toEqual(['Price', 'Model!B1', 120, 96]);
    expect(at(5, 5)?.formula).toBe('(E5-D5)/ABS(D5)');
    expect(row(6, 5)).toEqual(['Volume', 'Model!B2', 50, 'not reached', null]);
  });

  it('gives no room as a share of nothing', async () => {
    const { at } = await written({ kind: 'breakEven', measure, target: 0, rows: [{ input: price, now: 0, breakEven: 96 }] });
    expect([at(5, 4)?.value, at(5, 5)]).toEqual([96, undefined]);
  });

  it('draws the fifteen largest bars of a tornado and lists them all', async () => {
    const bars = Array.from({ length: 17 }, (_, index) => ({ input: { ...price, label: `Input ${index}` }, lowInput: 1, highInput: 2, swing: 40 - 2 * index, lowResult: index - 20, highResult: 20 - index }));
    const { sheet, at } = await written({ kind: 'tornado', measure, base: 0, bars });
    expect([at(21, 1)?.value, at(47, 1)?.value]).toEqual(['Input 16', 'Input 0']);
    expect(sheet.charts![0]!.series.map(({ values }) => values)).toEqual(["'What matters most'!$C$47:$C$61", "'What matters most'!$D$47:$D$61"]);
  });

  it('writes equal numbers with the decimals of their size, and up to eight columns as lines', async () => {
    const { at } = await written({ kind: 'oneWay', parameter: price, values: [1, 2], measure, results: [5000, 5000] });
    expect(at(5, 2)?.style?.numberFormat).toBe('#,##0');
    const table: DecisionTable = { kind: 'twoWay', rows: { parameter: price, values: [1] }, columns: { parameter: volume, values: [1, 2, 3, 4, 5, 6, 7, 8] }, measure, results: [[1, 2, 3, 4, 5, 6, 7, 8]] };
    expect((await written(table)).sheet.charts![0]!.series).toHaveLength(8);
  });

  it('adds up a budget split with formulas', async () => {
    const { at, row } = await written({ kind: 'allocation', budget: 170, measure, before: 10, after: 14, rows: [{ input: price, now: 120, chosen: 90 }, { input: volume, now: 50, chosen: 80 }] });
    expect(row(5, 4)).toEqual(['Price', 'Model!B1', 120, 90]);
    expect([at(5, 5)?.formula, at(7, 3)?.formula, at(7, 4)?.formula, at(7, 5)?.formula]).toEqual(['E5-D5', 'SUM(D5:D6)', 'SUM(E5:E6)', 'E7-D7']);
    expect([row(9, 3)[2], row(10, 3)[2]]).toEqual([10, 14]);
  });
});
