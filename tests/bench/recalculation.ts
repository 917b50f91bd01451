import { Calculator } from '../../src/engine/formula/evaluate/calculator';
import type { CompiledModel } from '../../src/engine/compile/compiledModel';
import { cellKey, type WorkbookModel } from '../../src/engine/formula/workbookModel';
import type { Distribution } from '../../src/engine/risk/distributions/distribution';
import { hyperFormula, type Recalculation, type SheetPosition } from './hyperFormula';

/** What a model is measured against, and how long that takes for a trial. */
export interface Baseline {
  readonly name: string;
  readonly nanoseconds: number;
}

const WARM_UP_MS = 300;
const MEASURE_MS = 600;
const MOST_CALLS = 2000;
/** Trials of different values, drawn before anything is timed. */
const TRIALS = 100;
/** Its multiples spread evenly over [0, 1). */
const GOLDEN_RATIO = 0.6180339887498949;
/** By how much the two may differ that calculate the same workbook: HyperFormula's NORM.S.DIST is good for nine digits. */
const TOLERANCE = 1e-6;

/** A cell that nothing reads, for models whose inputs RAND() draws: changing it has them drawn anew. */
const UNREAD: SheetPosition = { sheet: 'Model', row: 0, column: 25 };

/** HyperFormula where it gives the outputs that the product's own recalculation gives, else that. */
export function baselineOf(workbook: WorkbookModel, model: CompiledModel): Baseline {
  const plain = withNumbers(workbook, model);
  const inputs = model.inputs.filter(({ call }) => call.startsWith('ROI.'));
  const own = calculator(plain, inputs, model.outputs);
  const trials = Array.from({ length: TRIALS }, (_, number) => inputs.map(({ distribution }, input) => quantile(distribution, ((number + 1) * GOLDEN_RATIO * (input + 1)) % 1)));
  const trial = (number: number): readonly number[] => trials[number % TRIALS]!;
  const drawn = model.inputs.length > inputs.length;
  const theirs = attempt(() => hyperFormula(plain, drawn ? [UNREAD, ...inputs] : inputs, model.outputs));
  const values = drawn ? (number: number): readonly number[] => [number, ...trial(number)] : trial;
  const isUsable = theirs !== null && agree(attempt(() => theirs.outputs(values(7))), drawn ? null : own.outputs(trial(7)));
  const nanoseconds = isUsable ? timed(theirs, values) : timed(own, trial);
  theirs?.dispose();
  return { name: isUsable ? 'HyperFormula' : 'own recalculation', nanoseconds };
}


/** The workbook as a spreadsheet without the product has it: inputs are numbers, outputs are not marked. */
function withNumbers(workbook: WorkbookModel, { inputs }: CompiledModel): WorkbookModel {
  const sheets = workbook.sheets.map((sheet) => {
    const numbers = new Map(inputs.filter((input) => input.sheet === sheet.name && input.call.startsWith('ROI.')).map(({ row, column, displayed }) => [cellKey(row, column), displayed]));
    const cells = new Map(
      [...sheet.cells].map(([key, cell]) => {
        const number = numbers.get(key);
        if (number !== undefined) return [key, { value: number }];
        return [key, cell.formula === undefined ? cell : { ...cell, formula: cell.formula.replace(/^(_xldudf_)?ROI[._]OUTPUT\("[^"]*"\)\+/, '') }];
      }),
    );
    return { ...sheet, cells };
  });
  return { ...workbook, sheets };
}

function quantile(distribution: Distribution, probability: number): number {
  return distribution.quantile(probability, 1 - probability);
}

function calculator(workbook: WorkbookModel, inputs: readonly SheetPosition[], outputs: readonly SheetPosition[]): Recalculation {
  const calculating = new Calculator(workbook, { volatile: { now: 45000, random: Math.random } });
  const sheetOf = ({ sheet }: SheetPosition): number => calculating.sheetNames.indexOf(sheet);
  return {
    outputs(values) {
      inputs.forEach((input, position) => calculating.set(sheetOf(input), input.row, input.column, values[position]!));
      return outputs.map((output) => calculating.value(sheetOf(output), output.row, output.column));
    },
    dispose: () => undefined,
  };
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function agree(theirs: readonly unknown[] | null, known: readonly unknown[] | null): boolean {
  if (theirs === null || !theirs.every((value) => typeof value === 'number')) return false;
  return known === null || theirs.every((value, output) => Math.abs(value - Number(known[output])) <= TOLERANCE * Math.max(1, Math.abs(value)));
}

function timed(recalculation: Recalculation, trial: (number: number) => readonly number[]): number {
  let calls = 0;
  const run = (milliseconds: number): number => {
    const start = performance.now();
    calls = 0;
    do recalculation.outputs(trial(calls++));
    while (performance.now() - start < milliseconds && calls < MOST_CALLS);
    return ((performance.now() - start) * 1e6) / calls;
  };
  run(WARM_UP_MS);
  return Math.min(run(MEASURE_MS), run(MEASURE_MS));
}
