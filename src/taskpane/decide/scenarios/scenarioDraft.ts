import { type ChosenCell } from '../chosenCell';

/** What is entered for the first scenario of a workbook. */
export interface ScenarioDraft {
  readonly inputs: readonly ChosenCell[];
  /** Null until the user changed them: then the results marked in the workbook. */
  readonly results: readonly ChosenCell[] | null;
  readonly name: string;
}

export const emptyScenario: ScenarioDraft = { inputs: [], results: null, name: '' };

/** More rows would make no table that anyone compares. */
export const MOST_INPUTS = 60;
export const MOST_COMPARED_RESULTS = 20;
