import { isCellError, type CellValue } from '../../../engine/core/cellValue';
import { type Scenario, type ScenarioCell, type ScenarioTable } from '../../../workbook/scenarios/scenarioTable';

/** An input that a scenario would change, from what it holds now. */
export interface Difference {
  readonly input: ScenarioCell;
  readonly from: CellValue;
  readonly to: CellValue;
}

/** What applying a scenario would change; inputs that it leaves as they are, or that hold its value already, are absent. */
export function differences({ inputs }: ScenarioTable, { values }: Scenario): readonly Difference[] {
  return inputs.flatMap((input, index) => {
    const to = values[index] ?? null;
    return to === null || sameValue(input.value, to) ? [] : [{ input, from: input.value, to }];
  });
}

function sameValue(a: CellValue, b: CellValue): boolean {
  return isCellError(a) && isCellError(b) ? a.error === b.error : a === b;
}
