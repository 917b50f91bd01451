import fc from 'fast-check';
import { compileModel } from '../../../src/engine/compile/compileModel';
import { interpretingRunner } from '../../../src/engine/compile/interpreter';
import { kernelRunner } from '../../../src/engine/compile/kernels/kernelRunner';
import { callPerTrial } from '../../../src/engine/compile/passes/callPerTrial';
import { wasmModel } from '../../../src/engine/compile/wasm/wasmModule';
import { wasmRunner } from '../../../src/engine/compile/wasm/wasmRunner';
import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import { placeOf, sheetModel } from '../../support/sheetModel';

/** Uncertain cells with values of different kinds: money, a small rate, a count, a sign. */
const INPUTS = { B1: '=ROI.UNIFORM(100,900)', B2: '=ROI.UNIFORM(0.01,0.4)', B3: '=ROI.DISCRETE({1,2,3,4},{0.25,0.25,0.25,0.25})', B4: '=ROI.UNIFORM(-5,5)' };
const KNOWN = { C1: 3, C2: 0.08, C3: -250, C4: 12, C5: 'north', C6: 'south', D1: 1, D2: 2.5, D3: 3, D4: 8, E1: 10, E2: 20, E3: 30, E4: 40 };
const TRIALS = 6;

const leaf = fc.constantFrom('B1', 'B2', 'B3', 'B4', 'B4', 'C1', 'C2', 'C3', 'C4', '2', '0.5', '-1', '100');
const formula = fc.letrec<{ number: string; truth: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number')).map(([a, operator, b]) => `(${a}${operator}${b})`),
    fc.tuple(tie('number'), fc.constantFrom('2', '3', '0.5', '-1')).map(([a, power]) => `(${a}^${power})`),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map(([test, a, b]) => `IF(${test},${a},${b})`),
    fc.tuple(fc.constantFrom('ABS', 'INT', 'SIGN', 'SQRT', 'EXP', 'LN', 'N'), tie('number')).map(([name, a]) => `${name}(${a})`),
    fc.tuple(fc.constantFrom('ROUND', 'ROUNDUP', 'ROUNDDOWN'), tie('number'), fc.constantFrom('0', '1', '2', '-1')).map(([name, a, digits]) => `${name}(${a},${digits})`),
    fc.tuple(fc.constantFrom('SUM', 'MIN', 'MAX', 'AVERAGE', 'PRODUCT', 'MEDIAN', 'STDEV.S'), tie('number'), tie('number')).map(([name, a, b]) => `${name}(${a},${b},B1:B4,C1:C6)`),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `IFERROR(${a},${b})`),
    tie('number').map((a) => `NPV(0.1,${a},B1,C3,B4)`),
    tie('number').map((a) => `INDEX(E1:E4,${a})`),
    tie('number').map((a) => `CHOOSE(${a},10,B1,C2,B4*2)`),
    tie('number').map((a) => `VLOOKUP(${a},D1:E4,2)`),
    tie('number').map((a) => `IFNA(XLOOKUP(${a},D1:D4,E1:E4),-7)`),
    tie('number').map((a) => `MATCH(${a},D1:D4,1)`),
    tie('number').map((a) => `SUMIF(B1:B4,">"&2,B1:B4)+COUNTIF(B1:C4,"<1")*${a}`),
    tie('number').map((a) => `SUMPRODUCT(B1:B4,D1:D4)+${a}`),
    tie('number').map((a) => `LET(x,${a},y,x*2,x+y)`),
    tie('number').map((a) => `SWITCH(B3,1,${a},2,C1,C2)`),
    tie('number').map((a) => `PMT(0.01,12,${a})+FV(B2,5,-${a})`),
    tie('number').map((a) => `MOD(${a},7)`),
    tie('truth').map((test) => `(${test}+1)`),
    tie('truth').map((test) => `IF(IF(${test},C5,C6)="NORTH",B1,B2)`),
    tie('truth').map((test) => `SUM(IF(${test},B1,""))`),
  ),
  truth: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '=', '<>'), tie('number')).map(([a, operator, b]) => `(${a}${operator}${b})`),
    fc.tuple(fc.constantFrom('AND', 'OR', 'XOR'), tie('truth'), tie('truth')).map(([name, a, b]) => `${name}(${a},${b})`),
    tie('truth').map((a) => `NOT(${a})`),
    fc.tuple(fc.constantFrom('ISERROR', 'ISNUMBER', 'ISNA', 'ISTEXT'), tie('number')).map(([name, a]) => `${name}(${a})`),
  ),
}));

describe('compiled formulas', () => {
  it('give what the evaluator gives, trial by trial, in every back end', () => {
    let compiledFormulas = 0;
    fc.assert(
      fc.property(formula.number, formula.number, fc.array(fc.tuple(fc.double({ min: 100, max: 900, noNaN: true }), fc.double({ min: 0.01, max: 0.4, noNaN: true }), fc.constantFrom(1, 2, 3, 4), fc.constantFrom(-5, -2.5, -1, 0, 0.5, 1, 3.75, 5)), { minLength: TRIALS, maxLength: TRIALS }), (first, second, trials) => {
        const model = sheetModel({ ...INPUTS, ...KNOWN, F1: `=${first}`, F2: `=${second}+F1`, F3: '=ROI.OUTPUT("out")+F2+B1+B2+B3+B4' });
        const compiled = compileModel(model);
        // Formulas that read no input leave nothing uncertain.
        if (!compiled.ok) {
          expect(compiled.problems.map(({ error }) => error.code)).toEqual(['simulationOutputWithoutInput']);
          return;
        }
        compiledFormulas++;
        const { program, inputs } = compiled.model;
        const runners = [interpretingRunner(program, callPerTrial), kernelRunner(program, callPerTrial), wasmRunner(wasmModel(program), callPerTrial)];
        const places = Object.keys(INPUTS).map(placeOf);
        const order = inputs.map(({ row }) => places.findIndex(([inputRow]) => inputRow === row));
        for (const runner of runners) {
          trials.forEach((values, trial) => order.forEach((position, input) => (runner.inputs[input]![trial] = values[position]!)));
          runner.run(TRIALS);
        }
        const [reference, ...others] = runners.map((runner) => Array.from(runner.outputs[0]!.subarray(0, TRIALS)));
        for (const other of others) expect(other).toEqual(reference);
        const calculator = new Calculator(model);
        trials.forEach((values, trial) => {
          places.forEach(([row, column], position) => calculator.set(0, row, column, values[position]!));
          const expected = calculator.value(0, 2, 5);
          const got = reference![trial]!;
          if (typeof expected !== 'number') expect(Number.isFinite(got)).toBe(false);
          else expect(Math.abs(got - expected) <= 1e-9 * Math.max(Math.abs(expected), Math.abs(Number(calculator.value(0, 1, 5))), 1)).toBe(true);
        });
      }),
      { seed: 20261121, numRuns: 250 },
    );
    expect(compiledFormulas).toBeGreaterThan(180);
  });
});
