import { outputFunction } from '../../../src/engine/risk/worksheet/output';
import { simulationStatisticFunction, type SimulatedOutput, type SimulationResults } from '../../../src/engine/risk/worksheet/simulationStatistic';

const npv: SimulatedOutput = {
  trials: 1000,
  mean: 5,
  standardDeviation: 2,
  standardError: 0.06,
  minimum: -1,
  maximum: 12,
  percentile: (p) => 10 * p,
  probabilityAtMost: (value) => value / 10,
  conditionalValueAtRisk: (share) => 5 * share,
};

function results(stale: boolean): SimulationResults {
  return { stale, outputNames: ['NPV', 'ROI'], output: (name) => (name === 'NPV' ? npv : undefined) };
}

describe('SIMSTAT', () => {
  const current = simulationStatisticFunction(() => results(false));

  it.each([
    ['mean', undefined, 5],
    ['stdev', undefined, 2],
    ['min', undefined, -1],
    ['max', undefined, 12],
    ['median', undefined, 5],
    ['percentile', 0.9, 9],
    ['target', 4, 0.4],
    ['cvar', 0.1, 0.5],
    ['stderr', undefined, 0.06],
    ['TRIALS', undefined, 1000],
  ])('reads %s(%p) of the last simulation', (statistic, argument, expected) => {
    expect(current.invoke(['NPV', statistic, argument])).toEqual({ ok: true, value: expected });
  });

  it('is #N/A with the reason when no simulation has run or the model has changed since', () => {
    expect(simulationStatisticFunction(() => undefined).invoke(['NPV', 'mean'])).toMatchObject({ error: { code: 'simulationNotRun', cellError: '#N/A' } });
    expect(simulationStatisticFunction(() => results(true)).invoke(['NPV', 'mean'])).toMatchObject({ error: { code: 'simulationStale', cellError: '#N/A' } });
  });

  it('names the outputs there are, the statistics there are, and the argument that is missing', () => {
    expect(current.invoke(['IRR', 'mean'])).toMatchObject({ error: { code: 'unknownOutput', received: 'IRR', details: { choices: 'NPV, ROI' } } });
    expect(current.invoke(['NPV', 'mode'])).toMatchObject({ error: { code: 'notAChoice', parameter: 'statistic' } });
    expect(current.invoke(['NPV', 'percentile'])).toMatchObject({ error: { code: 'statisticNeedsArgument', details: { statistic: 'percentile' } } });
    expect(current.invoke(['NPV', 'percentile', 5])).toMatchObject({ error: { code: 'notAProbability', received: 5 } });
  });
});

describe('OUTPUT', () => {
  it('adds nothing to its cell, and needs a name', () => {
    expect(outputFunction.invoke(['NPV'])).toEqual({ ok: true, value: 0 });
    expect(outputFunction.invoke([null])).toMatchObject({ error: { code: 'argumentMissing', parameter: 'name' } });
  });
});
