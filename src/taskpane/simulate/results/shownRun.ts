import { type EngineError } from '../../../engine/core/error';
import { type CompiledModel, type ModelOutput } from '../../../engine/compile/compiledModel';
import { type ModelInput } from '../../../engine/compile/lower/inputs';
import { cellAddress, sheetPrefix } from '../../../engine/formula/parse/address';
import { type LiveValues } from '../../../engine/simulation/liveValues';
import { type InputSensitivity, type OutputStatistics } from '../../../engine/simulation/simulationResult';
import { outputNotes } from '../../../workbook/simulation/outputNotes';
import { type SimulatorState } from '../../../workbook/simulation/simulatorState';

/** Final numbers to show: of the last run, or of the one at work as soon as it has them. */
export interface ShownRun {
  readonly inputs: readonly ModelInput[];
  readonly outputs: readonly ShownOutput[];
  readonly trials: number;
  readonly values: LiveValues | null;
  /** With a Latin hypercube the errors are upper limits. */
  readonly errorsAtMost: boolean;
}

/** Without sensitivities while those are still being worked out. */
export type ShownOutput = OutputStatistics & { readonly sensitivities: readonly InputSensitivity[] | null; readonly notes: readonly EngineError[] };

export function shownRun({ activity, last }: SimulatorState): ShownRun | null {
  if (activity.status === 'running' && activity.statistics !== null) {
    const { inputs, outputs, trials, method } = activity.statistics;
    return { inputs, outputs: outputs.map((output) => ({ ...output, sensitivities: null, notes: outputNotes(output, null) })), trials, values: null, errorsAtMost: method === 'latinHypercube' };
  }
  if (last === null) return null;
  const { inputs, outputs, trials, method } = last.result;
  const noted = outputs.map((output, position) => ({ ...output, notes: outputNotes(output, last.failureOrigins[position] ?? null) }));
  return { inputs, outputs: noted, trials, values: last.values, errorsAtMost: method === 'latinHypercube' };
}

/** The outputs that can be chosen: of the run at work, else of the last one. */
export function shownModel({ activity, last }: SimulatorState): CompiledModel | null {
  return activity.status === 'running' ? activity.model : (last?.model ?? null);
}

export function addressOf({ sheet, row, column }: Pick<ModelOutput, 'sheet' | 'row' | 'column'>): string {
  return sheetPrefix(sheet) + cellAddress(row, column);
}
