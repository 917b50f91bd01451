import type { CellMatrix, CellValue } from '../../core/cellValue';
import { Calculator } from '../../formula/evaluate/calculator';
import { isUncertainCall } from '../uncertainCalls';
import { labelKey, type GivenDraw, type RecalculatedFormula, type RecalculationPass } from '../ir/pass';
import { drawnCall, type Draw } from './drawnCall';
import { siteKey } from '../lower/drawSites';
import { callValueOf, passValueOf } from './callValue';
import type { PassValue } from './runPass';

interface Tools {
  readonly calculator: Calculator;
  readonly drawn: Map<string, Draw>;
  /** The values of all targets in the trials worked out lately, by operands: each target is a pass of its own. */
  readonly outcomes: Map<string, readonly CellValue[]>;
}

/** Outcomes kept: those of one block. */
const MOST_OUTCOMES = 1024;

const ready = new WeakMap<RecalculatedFormula, Tools>();

/** Calculates a cell of the workbook anew, with the values of one trial. */
export function recalculate({ formula, target }: RecalculationPass, operands: ArrayLike<number>): PassValue {
  let tools = ready.get(formula);
  if (tools === undefined) {
    tools = toolsOf(formula);
    ready.set(formula, tools);
  }
  if (formula.targets.length === 1) return passValueOf(outcomesOf(formula, operands, tools)[0]!);
  const key = Array.prototype.join.call(operands);
  let outcomes = tools.outcomes.get(key);
  if (outcomes === undefined) {
    if (tools.outcomes.size === MOST_OUTCOMES) tools.outcomes.clear();
    outcomes = outcomesOf(formula, operands, tools);
    tools.outcomes.set(key, outcomes);
  }
  return passValueOf(outcomes[target]!);
}

function outcomesOf({ given, draws, targets }: RecalculatedFormula, operands: ArrayLike<number>, { calculator, drawn }: Tools): CellValue[] {
  for (const { site, kind, rows, single } of draws) drawn.set(site, { kind, value: drawnValue(rows, single, operands) });
  calculator.nextTrial();
  for (const { sheet, row, column, anchor, value } of given) calculator.give(sheet, row, column, callValueOf(value, operands), anchor);
  return targets.map(({ sheet, row, column }) => calculator.value(sheet, row, column));
}

function drawnValue(rows: GivenDraw['rows'], single: boolean, operands: ArrayLike<number>): CellValue | CellMatrix {
  const values = rows.map((row) => row.map((value) => callValueOf(value, operands)));
  return single ? values[0]![0]! : values;
}

function toolsOf({ book, labels }: RecalculatedFormula): Tools {
  const drawn = new Map<string, Draw>();
  const calculator = new Calculator(book, {
    phrase: (label) => labels.get(labelKey(label)) ?? label.label,
    draw: (call, frame, interpreter) => {
      const draw = drawn.get(siteKey(frame.sheet, frame.row, frame.column, call.at));
      if (draw !== undefined) return drawnCall(draw, call, frame, interpreter);
      if (isUncertainCall(call.name)) throw new Error(`${call.name} draws in a cell that was not expected to matter`);
      return undefined;
    },
  });
  return { calculator, drawn, outcomes: new Map() };
}
