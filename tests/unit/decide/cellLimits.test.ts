import { compileModel } from '../../../src/engine/compile/compileModel';
import type { CompiledModel } from '../../../src/engine/compile/compiledModel';
import { allocateBudget } from '../../../src/engine/decide/allocateBudget';
import { breakEven } from '../../../src/engine/decide/breakEven';
import { dataTable } from '../../../src/engine/decide/dataTable';
import { goalSeek } from '../../../src/engine/decide/goalSeek';
import { oneAtATime } from '../../../src/engine/decide/oneAtATime';
import { restingMeasuring } from '../../../src/engine/decide/restingMeasuring';
import type { CellValue } from '../../../src/engine/core/cellValue';
import type { ValidationRule } from '../../../src/engine/formula/workbookModel';
import { sheetModel } from '../../support/sheetModel';
import { decideModel, valueOf } from '../../support/decideModel';

function limited(cells: Readonly<Record<string, CellValue>>, rules: Readonly<Record<string, ValidationRule>>, output: string): CompiledModel {
  const compiled = compileModel(sheetModel(cells), { parameters: Object.keys(rules), outputs: [output], validations: Object.entries(rules).map(([cell, rule]) => ({ cell, rule })) });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.model;
}

const share: ValidationRule = { type: 'decimal', operator: 'between', formula1: '0', formula2: '1' };
const whole: ValidationRule = { type: 'whole', operator: 'between', formula1: '1', formula2: '12' };
const atRest = { measure: { kind: 'value' }, atRest: restingMeasuring } as const;

describe('decision tools within what cells accept', () => {
  it('move a share no further than from 0 to 1, and an empty one from 0 upward only', () => {
    const model = limited({ A1: 0.95, A2: 0, A3: '=1000*(A1-A2)' }, { A1: share, A2: share }, 'A3');
    const { effects } = valueOf(oneAtATime(model));
    expect(effects.map(({ cell, low, high }) => [cell, low, high])).toEqual([
      ['Model!A1', expect.closeTo(0.855, 12), 1],
      ['Model!A2', 0, 0.1],
    ]);
  });

  it('move whole numbers by whole numbers, at least by one, along the whole line', () => {
    const { effects } = valueOf(oneAtATime(limited({ A1: 4, A2: '=A1*10' }, { A1: whole }, 'A2'), { points: 9 }));
    expect(effects[0]).toMatchObject({ low: 3, high: 5, outputAtLow: 30, outputAtHigh: 50 });
    expect(effects[0]!.points.every(({ value }) => Number.isInteger(value))).toBe(true);
    const atTheTop = valueOf(oneAtATime(limited({ A1: 12, A2: '=A1*10' }, { A1: whole }, 'A2'))).effects[0];
    expect(atTheTop).toMatchObject({ low: 10, high: 12, outputAtHigh: 120 });
  });

  it('move a choice to the choices next to it', () => {
    const list: ValidationRule = { type: 'list', values: ['10', '20', '50'] };
    const { effects } = valueOf(oneAtATime(limited({ A1: 20, A2: '=A1*2' }, { A1: list }, 'A2')));
    expect(effects[0]).toMatchObject({ low: 10, high: 50, outputAtLow: 20, outputAtHigh: 100 });
    expect(new Set(effects[0]!.points.map(({ value }) => value))).toEqual(new Set([10, 20, 50]));
  });

  it('find no break-even beyond the limits, and whole ones within', () => {
    const model = limited({ A1: 0.2, A2: 3, A3: '=A1*100+A2*10-125' }, { A1: share, A2: whole }, 'A3');
    const points = valueOf(breakEven(model)).factors;
    expect(points.find(({ cell }) => cell === 'Model!A1')).toMatchObject({ value: expect.closeTo(0.95, 10) });
    expect(points.find(({ cell }) => cell === 'Model!A2')).toMatchObject({ value: 11, jumps: true });
    const beyond = valueOf(breakEven(limited({ A1: 0.2, A3: '=A1*100-125' }, { A1: share }, 'A3'))).factors[0];
    expect(beyond).toMatchObject({ value: null, pole: null, searched: { low: 0, high: 1 } });
  });

  it('find a choice that turns the result', () => {
    const list: ValidationRule = { type: 'list', values: ['10', '20', '50', '80'] };
    const point = valueOf(breakEven(limited({ A1: 10, A2: '=A1-45' }, { A1: list }, 'A2'))).factors[0];
    expect(point).toMatchObject({ value: 50, jumps: true });
  });

  it('call a division by zero a pole and no break-even', () => {
    const pole = valueOf(breakEven(decideModel({ A1: 3, A2: '=1/(A1-1)' }, ['A1'], ['A2']))).factors[0]!;
    expect(pole).toMatchObject({ value: null, margin: null, jumps: false, pole: expect.closeTo(1, 9) });
    const step = valueOf(breakEven(decideModel({ A1: 3, A2: '=IF(A1>1,5,-5)' }, ['A1'], ['A2']))).factors[0]!;
    expect(step).toMatchObject({ value: expect.closeTo(1, 9), jumps: true, pole: null });
  });

  it('go on to the true break-even behind a pole', () => {
    const point = valueOf(breakEven(decideModel({ A1: 3, A2: '=1/(A1-1)+0.05' }, ['A1'], ['A2']))).factors[0]!;
    expect(point).toMatchObject({ value: expect.closeTo(-19, 8), jumps: false, pole: null });
  });

  it('seek a goal within the limits of the cell, whatever limits are asked for', async () => {
    const model = limited({ A1: 3, A2: '=A1*10' }, { A1: whole }, 'A2');
    const outcome = valueOf(await goalSeek(model, { change: 'A1', target: 75, low: -1000, high: 1000, ...atRest }));
    expect(outcome).toMatchObject({ status: 'jumps', value: 8, searched: { low: 1, high: 12 } });
    const unreachable = valueOf(await goalSeek(model, { change: 'A1', target: 500, ...atRest }));
    expect(unreachable).toMatchObject({ status: 'unreachable', value: 12 });
    expect(await goalSeek(model, { change: 'A1', target: 75, low: 20, high: 30, ...atRest })).toMatchObject({ ok: false, error: { code: 'decideNothingAllowed', received: 'A1', details: { low: 20, high: 30 } } });
  });

  it('say that a goal is met at a pole only', async () => {
    const outcome = valueOf(await goalSeek(decideModel({ A1: 3, A2: '=1/(A1-1)' }, ['A1'], ['A2']), { change: 'A1', target: 0, ...atRest }));
    expect(outcome).toMatchObject({ status: 'unreachable', pole: expect.closeTo(1, 9) });
  });

  it('refuse a table with values that the cell does not take', async () => {
    const model = limited({ A1: 3, A2: '=A1*10' }, { A1: whole }, 'A2');
    expect(await dataTable(model, { rows: { parameter: 'A1', values: [1, 2, 2.5] }, ...atRest })).toMatchObject({ ok: false, error: { code: 'decideNotAllowed', received: 2.5, details: { cell: 'A1' } } });
    expect(valueOf(await dataTable(model, { rows: { parameter: 'A1', values: [1, 12] }, ...atRest })).cells.map(([cell]) => cell!.value)).toEqual([10, 120]);
  });

  it('split a budget into whole numbers where the cells take no others', async () => {
    const upTo: ValidationRule = { type: 'whole', operator: 'between', formula1: '2', formula2: '60' };
    const model = limited({ A1: 30, A2: 30, A3: 41, B1: '=3*SQRT(A1)+2*SQRT(A2)+SQRT(A3)' }, { A1: upTo, A2: upTo, A3: upTo }, 'B1');
    const { cells, after } = valueOf(await allocateBudget(model, { cells: ['A1', 'A2', 'A3'].map((parameter) => ({ parameter })), ...atRest }));
    const best = { value: 0, parts: [0, 0, 0] };
    for (let first = 2; first <= 60; first++) {
      for (let second = 2; second <= 60; second++) {
        const third = 101 - first - second;
        const value = 3 * Math.sqrt(first) + 2 * Math.sqrt(second) + Math.sqrt(third);
        if (third >= 2 && third <= 60 && value > best.value) Object.assign(best, { value, parts: [first, second, third] });
      }
    }
    expect(cells.map(({ value }) => value)).toEqual(best.parts);
    expect(after.value).toBeCloseTo(best.value, 12);
  });

  it('give what whole numbers leave to a cell that takes any number, and refuse what cannot be split', async () => {
    const cells = { A1: 3, A2: 2.5, B1: '=A1+2*A2' };
    const mixed = limited(cells, { A1: { ...whole }, A2: { type: 'decimal', operator: 'between', formula1: '0', formula2: '4' } }, 'B1');
    const asked = { cells: [{ parameter: 'A1' }, { parameter: 'A2' }], ...atRest };
    expect(valueOf(await allocateBudget(mixed, asked)).cells.map(({ value }) => value)).toEqual([2, 3.5]);
    expect(await allocateBudget(limited(cells, { A1: whole, A2: whole }, 'B1'), asked)).toMatchObject({ ok: false, error: { code: 'decideWholeBudget', received: 5.5 } });
    expect(await allocateBudget(limited(cells, { A1: { type: 'list', values: ['3', '4'] }, A2: share }, 'B1'), asked)).toMatchObject({ ok: false, error: { code: 'decideListedCell', received: 'A1' } });
  });
});
