import type { AddedCell, Conversion, ConvertedCell } from '../../engine/moveIn/conversion';
import { FormulaGate, type GateWorkbook } from '../writing/formulaGate';

/** The first new formula of a conversion that would reach further outside the workbook than the one it replaces. */
export function reachingFurther({ converted, added }: Conversion, workbook: GateWorkbook): ConvertedCell | AddedCell | undefined {
  const gate = new FormulaGate(workbook);
  return converted.find(({ before, after }) => !gate.keepsWithin(before, after)) ?? added.find(({ formula }) => gate.reach(formula)?.outside.length !== 0);
}
