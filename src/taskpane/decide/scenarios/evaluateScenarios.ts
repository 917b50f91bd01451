import { type CellValue } from '../../../engine/core/cellValue';
import { RestingModel } from '../../../engine/decide/restingModel';
import { type ModelProblem } from '../../../engine/formula/compile/compiledModel';
import { type SimulationSettings } from '../../../workbook/simulation/settings';
import { type Scenario, type ScenarioTable } from '../../../workbook/scenarios/scenarioTable';
import { type PaneSimulator } from '../../simulate/paneSimulator';

export type ScenarioEvaluation =
  | { readonly ok: true; readonly results: ReadonlyMap<string, readonly CellValue[]> }
  | { readonly ok: false; readonly problems: readonly ModelProblem[] };

/**
 * Calculates the results of every scenario from the compiled model, without touching the inputs on the sheet. Inputs
 * that hold text cannot be given to the model: scenarios that change one keep the results they have.
 */
export async function evaluateScenarios(simulator: PaneSimulator, settings: SimulationSettings, { inputs, results, scenarios }: ScenarioTable): Promise<ScenarioEvaluation> {
  const given = inputs.flatMap((input, index) => (isNumeric(input.value) ? [{ ...input, index }] : []));
  const compilation = await simulator.compile({ freeze: settings.freeze, parameters: given.map(({ address }) => address), outputs: results.map(({ address }) => address) });
  if (!compilation.ok) return { ok: false, problems: compilation.problems };
  const { model } = compilation;
  const resting = model.outputs.map((_output, output) => new RestingModel(model, output));
  const fits = ({ values }: Scenario): boolean =>
    values.every((value, index) => value === null || value === inputs[index].value || (isNumeric(value) && isNumeric(inputs[index].value)));
  const resultsOf = ({ values }: Scenario): readonly CellValue[] => {
    const parameters = given.map(({ index }, position) => Number(values[index] ?? model.parameters[position].displayed));
    return resting.map((output) => {
      const value = output.at(parameters);
      return Number.isNaN(value) ? null : value;
    });
  };
  return { ok: true, results: new Map(scenarios.filter(fits).map((scenario) => [scenario.name, resultsOf(scenario)])) };
}

/** An empty cell counts as 0, as in a formula. */
function isNumeric(value: CellValue): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || value === null;
}
