import type { WorkbookPort } from '../port';
import { addressOfCells, functionUse, type FunctionUse } from './functionCells';
import type { SharedFormula, SharePlan } from './shareCopy';

/** Looks at what a share copy would replace. Changes nothing. */
export async function planShareCopy(port: WorkbookPort): Promise<SharePlan> {
  return planOf(functionUse(await port.readWorkbook()));
}

export function planOf({ cells, unfinished, unreadable }: FunctionUse): SharePlan {
  return {
    formulas: cells.map((cell): SharedFormula => ({ place: addressOfCells(cell), formula: `=${cell.formula}` })),
    unfinished: unfinished.map(addressOfCells),
    unreadable: unreadable.map(addressOfCells),
  };
}
