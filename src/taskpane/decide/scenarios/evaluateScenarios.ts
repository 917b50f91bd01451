import { type CellValue } from '../../../engine/core/cellValue';
import { type SimulationSettings } from '../../../workbook/simulation/settings';
import { type Scenario, type ScenarioTable } from '../../../workbook/scenarios/scenarioTable';
import { type PaneSimulator } from '../../shared/paneSimulator';
import { type Outcome } from '../toolStore';

/** Results by the name of a scenario, in their order; null where a result is an error. */
export type EvaluatedScenarios = ReadonlyMap<string, readonly CellValue[]>;

/**
 * Calculates the results of every scenario from the compiled model, without touching the inputs on the sheet. Inputs
 * that hold text cannot be given to the model: scenarios that change one keep the results they have.
 */
export async function evaluateScenarios(simulator: PaneSimulator, settings: SimulationSettings, { inputs, results, scenarios }: ScenarioTable, signal: AbortSignal): Promise<Outcome<EvaluatedScenarios>> {
  const given = inputs.flatMap(({ address, value }, index) => (isNumeric(value) ? [{ address, index }] : []));
  const compilation = await simulator.compile({ freeze: settings.freeze, parameters: given.map(({ address }) => address), outputs: results.map(({ address }) => address) });
  signal.throwIfAborted();
  if (!compilation.ok) return { status: 'unsupported', problems: compilation.problems };
  const fits = ({ values }: Scenario): boolean => values.every((value, index) => value === null || value === inputs[index].value || (isNumeric(value) && isNumeric(inputs[index].value)));
  const evaluated = scenarios.filter(fits);
  const parameters = ({ values }: Scenario) => given.map(({ index }) => (values[index] === null ? null : Number(values[index])));
  const answer = await simulator.decide(compilation.model, { kind: 'scenarioResults', options: { scenarios: evaluated.map(parameters) } }, signal);
  if (!answer.ok) return { status: 'refused', error: answer.error };
  return { status: 'done', answer: new Map(evaluated.map(({ name }, index) => [name, answer.value.results[index].map((value) => (Number.isNaN(value) ? null : value))])) };
}

/** An empty cell counts as 0, as in a formula. */
function isNumeric(value: CellValue): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || value === null;
}
