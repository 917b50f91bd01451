import type { SimulatedOutput, SimulationResults } from '../../engine/risk/worksheet/simulationStatistic';
import type { RecordedOutput, SimulationRecord } from './simulationRecord';

/**
 * What SIMSTAT tells of the last run. It always comes from the record that the document keeps, never from the simulated
 * values, so that a cell shows the same number before and after the document is opened again.
 */
export function recordedResults({ outputs }: Pick<SimulationRecord, 'outputs'>, stale: boolean): SimulationResults {
  const byName = new Map(outputs.map((output) => [output.name, simulatedOutput(output)]));
  return { stale, outputNames: [...byName.keys()], output: (name) => byName.get(name) };
}

function simulatedOutput({ count, failed, mean, standardDeviation, standardError, min, max, curve, answers }: RecordedOutput): SimulatedOutput {
  return {
    trials: count,
    mean,
    standardDeviation,
    standardError,
    minimum: min,
    maximum: max,
    percentile: (probability) => answers.percentiles.find(([, at]) => at === probability)?.[0] ?? percentileOf(curve, probability),
    probabilityAtMost: (value) => answers.targets.find(([target]) => target === value)?.[1] ?? (probabilityAtMost(curve, value) * count) / (count + failed),
    conditionalValueAtRisk: (share) => answers.tails.find(([, of]) => of === share)?.[0] ?? lowestMean(curve, share),
  };
}

type Curve = RecordedOutput['curve'];

/** On straight lines between the points of the curve, which are exact. NaN without trials. */
function percentileOf(curve: Curve, probability: number): number {
  const above = curve.findIndex(([, at]) => at >= probability);
  if (above < 0) return curve.at(-1)?.[0] ?? NaN;
  if (above === 0) return curve[0]![0];
  const [low, from] = curve[above - 1]!;
  const [high, to] = curve[above]!;
  return to === probability ? high : between(low, high, (probability - from) / (to - from));
}

function probabilityAtMost(curve: Curve, value: number): number {
  const last = curve.findLastIndex(([point]) => point <= value);
  if (last < 0) return curve.length === 0 ? NaN : 0;
  if (last === curve.length - 1) return 1;
  const [low, from] = curve[last]!;
  const [high, to] = curve[last + 1]!;
  return low === value ? from : between(from, to, (value - low) / (high - low));
}

/** The mean of the curve up to a share; the smallest value for none. */
function lowestMean(curve: Curve, share: number): number {
  const end = percentileOf(curve, share);
  if (share <= 0 || curve.length === 0) return end;
  const points = [...curve.filter(([, at]) => at < share), [end, share] as const];
  let sum = points[0]![0] * points[0]![1];
  for (let index = 1; index < points.length; index++) {
    const [low, from] = points[index - 1]!;
    const [high, to] = points[index]!;
    sum += ((low + high) / 2) * (to - from);
  }
  return sum / share;
}

function between(from: number, to: number, share: number): number {
  return from + share * (to - from);
}
