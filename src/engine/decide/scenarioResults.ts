import { ok, type Result } from '../core/result';
import type { CompiledModel } from '../compile/compiledModel';
import { RestingModel } from './restingModel';

export interface ScenarioValues {
  /** For each scenario, values of the parameters in their order; null for what the sheet shows. */
  readonly scenarios: readonly (readonly (number | null)[])[];
}

export interface ScenarioResults {
  /** By scenario, then by output of the model; NaN where the output is an error. */
  readonly results: readonly (readonly number[])[];
}

/** All outputs of a model for whole sets of values. One evaluation per scenario and output. */
export function scenarioResults(model: CompiledModel, { scenarios }: ScenarioValues): Result<ScenarioResults> {
  const outputs = model.outputs.map((_output, output) => new RestingModel(model, output));
  const results = scenarios.map((values) => {
    const parameters = model.parameters.map(({ displayed }, index) => values[index] ?? displayed);
    return outputs.map((output) => output.at(parameters));
  });
  return ok({ results });
}
