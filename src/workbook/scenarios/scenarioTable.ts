import type { CellValue } from '../../engine/core/cellValue';

/** Named sets of inputs as they stand on the scenarios sheet, with the results that belong to them. */
export interface ScenarioTable {
  /** The sheet they stand on, under the name it has now. */
  readonly sheet: string;
  readonly inputs: readonly ScenarioCell[];
  readonly results: readonly ScenarioCell[];
  readonly scenarios: readonly Scenario[];
}

/** A cell of the model that scenarios set or look at. */
export interface ScenarioCell {
  /** Where it is now: rows and columns inserted since are followed. */
  readonly address: string;
  readonly label: string;
  /** What the cell holds now. */
  readonly value: CellValue;
}

export interface Scenario {
  readonly name: string;
  /** By input; null leaves the input as it is. */
  readonly values: readonly CellValue[];
  /** By result; null where it has not been calculated. */
  readonly results: readonly CellValue[];
  /** True when every input holds the scenario's value now. */
  readonly applied: boolean;
}

export type ScenarioReading =
  | { readonly status: 'none' }
  | { readonly status: 'ready'; readonly table: ScenarioTable }
  /** Somebody edited the sheet so that it cannot be read for sure. Nothing is written to it until that is put right. */
  | { readonly status: 'damaged'; readonly sheet: string; readonly problems: readonly ScenarioProblem[] };

export interface ScenarioProblem {
  readonly code: ScenarioProblemCode;
  /** Where to look. */
  readonly address: string;
  /** The name or content at fault. */
  readonly received: string;
}

export type ScenarioProblemCode = 'inputGone' | 'nameMissing' | 'nameTwice' | 'tableGone' | 'resultGone';
