import { dataTable } from '../../../src/engine/decide/dataTable';
import { restingMeasuring } from '../../../src/engine/decide/restingMeasuring';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import { describeError } from '../../../src/locales/describeError';
import { decideModel, valueOf } from '../../support/decideModel';
import { locale } from '../../support/words';

const TRIALS = 20_000;
const value = { kind: 'value' } as const;
const model = decideModel({ A1: 10, A2: 3, A3: '=ROI.NORMAL(0,2)', A4: '=A1*A2+A3' }, ['A1', 'A2'], ['A4']);
const trials = () => ({ ports: [inProcessPort()], trials: TRIALS, seed: 5 });

describe('a data table', () => {
  it('runs through the values of one cell', async () => {
    const table = valueOf(await dataTable(model, { measure: value, atRest: restingMeasuring, rows: { parameter: 'A1', values: [8, 10, 12] } }));
    expect(table.columns).toBeNull();
    expect(table.rows.parameter).toMatchObject({ name: 'A1', displayed: 10 });
    expect(table.cells).toEqual([[24], [30], [36]].map((line) => line.map((one) => ({ value: one, standardError: 0 }))));
  });

  it('crosses the values of two', async () => {
    const table = valueOf(await dataTable(model, { measure: value, atRest: restingMeasuring, rows: { parameter: 'A1', values: [1, 2] }, columns: { parameter: 'A2', values: [5, 6, 7] } }));
    expect(table.cells.map((line) => line.map((cell) => cell.value))).toEqual([[5, 6, 7], [10, 12, 14]]);
  });

  it('tells a chance in every cell, on the same random numbers', async () => {
    const shares: number[] = [];
    const table = valueOf(
      await dataTable(model, { measure: { kind: 'probabilityAtLeast', threshold: 30 }, rows: { parameter: 'A1', values: [9, 10, 11] }, trials: trials(), progress: (share) => shares.push(share) }),
    );
    const expected = [0.06680720126885809, 0.5, 0.9331927987311419];
    table.cells.forEach(([cell], row) => {
      expect(Math.abs(cell!.value - expected[row]!)).toBeLessThan(4 * cell!.standardError);
      expect(cell!.standardError).toBeCloseTo(Math.sqrt((expected[row]! * (1 - expected[row]!)) / TRIALS), 3);
    });
    expect(shares).toEqual([1 / 3, 2 / 3, 1]);
    const means = valueOf(await dataTable(model, { measure: { kind: 'mean' }, rows: { parameter: 'A1', values: [9, 10, 11] }, trials: trials() })).cells.map(([cell]) => cell!.value);
    expect(means[2]! - means[1]!).toBeCloseTo(3, 9);
  });

  it('shows no number where the result is an error', async () => {
    const root = decideModel({ A1: 4, A2: '=SQRT(A1)' }, ['A1'], ['A2']);
    const table = valueOf(await dataTable(root, { measure: value, atRest: restingMeasuring, rows: { parameter: 'A1', values: [9, -1] } }));
    expect(table.cells.map(([cell]) => cell!.value)).toEqual([3, NaN]);
  });

  it('holds ten thousand results and no more', async () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    const table = valueOf(await dataTable(model, { measure: value, atRest: restingMeasuring, rows: { parameter: 'A1', values }, columns: { parameter: 'A2', values } }));
    expect(table.cells.flat()).toHaveLength(10_000);
    const one = { parameter: 'A1', values: Array.from({ length: 10_001 }, (_, index) => index) };
    expect(await dataTable(model, { measure: value, atRest: restingMeasuring, rows: one })).toMatchObject({ ok: false, error: { code: 'decideTableSize', received: 10_001 } });
  });

  it.each([
    ['the same cell twice', { rows: { parameter: 'A1', values: [1] }, columns: { parameter: 'Model!A1', values: [1] } }, 'decideSameCell'],
    ['no values', { rows: { parameter: 'A1', values: [] } }, 'decideNoValues'],
    ['values no cell takes', { rows: { parameter: 'A1', values: [1, 1e300] } }, 'decideValueSize'],
    ['too many results', { rows: { parameter: 'A1', values: Array.from({ length: 200 }, (_, row) => row) }, columns: { parameter: 'A2', values: Array.from({ length: 200 }, (_, row) => row) } }, 'decideTableSize'],
    ['a cell that may not change', { rows: { parameter: 'A3', values: [1] } }, 'decideUnknownCell'],
  ])('refuses %s', async (_, axes, code) => {
    const outcome = await dataTable(model, { measure: value, atRest: restingMeasuring, ...axes });
    expect(outcome).toMatchObject({ ok: false, error: { code } });
    if (!outcome.ok) for (const language of ['en-US', 'zh-CN'] as const) expect(describeError(outcome.error, locale(language))).not.toMatch(/\{|decide/);
  });

  it('can be cancelled', async () => {
    const outcome = await dataTable(model, { measure: { kind: 'mean' }, rows: { parameter: 'A1', values: [1] }, trials: trials(), signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'simulationCancelled' } });
  });
});
