import type { EvaluatedPass, Pass } from '../ir/pass';
import { datedInternalRateOfReturn } from './datedInternalRateOfReturn';
import { internalRateOfReturn } from './internalRateOfReturn';
import { errorNumber } from '../ir/pass';

/** What a pass yields for one trial: a number, or NaN beside the number of an error. */
export interface PassValue {
  readonly value: number;
  readonly error: number;
}

const NO_RATE: PassValue = { value: NaN, error: errorNumber('#NUM!') };

/** Works out a pass of the evaluator in one trial: `callPerTrial`, which brings the whole evaluator with it. */
export type EvaluateCall = (pass: EvaluatedPass, operands: ArrayLike<number>) => PassValue;

/** One trial of a pass. The vectorised loops of the back ends give the same bits. */
export function passValue(pass: Pass, operands: ArrayLike<number>, evaluateCall: EvaluateCall): PassValue {
  switch (pass.kind) {
    case 'internalRateOfReturn':
      return rate(internalRateOfReturn(operands, pass.guess));
    case 'datedInternalRateOfReturn':
      return rate(datedInternalRateOfReturn(operands, pass.years, pass.guess));
    case 'call':
    case 'recalculation':
      return evaluateCall(pass, operands);
  }
}

function rate(value: number): PassValue {
  return Number.isNaN(value) ? NO_RATE : { value, error: 0 };
}

/** A pass over columns, one trial after the other. */
export function runPassOverColumns(pass: Pass, evaluateCall: EvaluateCall, operands: readonly Float64Array[], values: Float64Array, errors: Float64Array | null, trials: number): void {
  const row = new Float64Array(operands.length);
  for (let trial = 0; trial < trials; trial++) {
    for (let operand = 0; operand < row.length; operand++) row[operand] = operands[operand]![trial]!;
    const { value, error } = passValue(pass, row, evaluateCall);
    values[trial] = value;
    if (errors !== null) errors[trial] = error;
  }
}
