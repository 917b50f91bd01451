import { defineFunction } from '../../core/defineFunction';
import { invalidArgument, notAvailable } from '../../core/error';
import { choice, number, optional, text } from '../../core/parameters';
import { fail, ok, type Result } from '../../core/result';
import type { RoiFunction } from '../../core/roiFunction';

/** What remains of one output after a simulation. */
export interface SimulatedOutput {
  readonly trials: number;
  readonly mean: number;
  readonly standardDeviation: number;
  /** Of the mean. */
  readonly standardError: number;
  readonly minimum: number;
  readonly maximum: number;
  /** The value that a share p of the trials does not exceed. */
  percentile(probability: number): number;
  /** Share of the trials at or below a value. */
  probabilityAtMost(value: number): number;
  /** Mean of the lowest share p of the outcomes. */
  conditionalValueAtRisk(share: number): number;
}

/** The last simulation of the workbook. */
export interface SimulationResults {
  /** The model has changed since. */
  readonly stale: boolean;
  readonly outputNames: readonly string[];
  output(name: string): SimulatedOutput | undefined;
}

const STATISTICS = ['mean', 'stdev', 'min', 'max', 'median', 'percentile', 'target', 'cvar', 'stderr', 'trials'] as const;
type Statistic = (typeof STATISTICS)[number];

/** The statistics that need a third argument. */
const NEEDS_ARGUMENT: readonly Statistic[] = ['percentile', 'target', 'cvar'];

/** SIMSTAT over wherever the results of the last simulation are kept; undefined there means that none has run. */
export function simulationStatisticFunction(lastResults: () => SimulationResults | undefined): RoiFunction {
  return defineFunction({
    name: 'SIMSTAT',
    family: 'uncertainty',
    parameters: { output: text(), statistic: choice(STATISTICS), argument: optional(number()) },
    example: ['NPV', 'percentile', 0.05],
    run({ output, statistic, argument }) {
      const checked = checkArgument(statistic, argument);
      if (!checked.ok) return checked;
      const results = lastResults();
      if (results === undefined) return fail(notAvailable('simulationNotRun', { parameter: 'output', received: output }));
      if (results.stale) return fail(notAvailable('simulationStale', { parameter: 'output', received: output }));
      const found = results.output(output);
      if (found === undefined) {
        return fail(notAvailable('unknownOutput', { parameter: 'output', received: output, details: { choices: results.outputNames.join(', ') } }));
      }
      return ok(valueOf(found, statistic, argument ?? 0));
    },
  });
}

function checkArgument(statistic: Statistic, argument: number | undefined): Result<null> {
  if (!NEEDS_ARGUMENT.includes(statistic)) return ok(null);
  if (argument === undefined) return fail(invalidArgument('statisticNeedsArgument', { parameter: 'argument', received: null, details: { statistic } }));
  const isShare = statistic === 'percentile' || statistic === 'cvar';
  if (isShare && !(argument >= 0 && argument <= 1)) return fail(invalidArgument('notAProbability', { parameter: 'argument', received: argument }));
  return ok(null);
}

function valueOf(output: SimulatedOutput, statistic: Statistic, argument: number): number {
  switch (statistic) {
    case 'mean':
      return output.mean;
    case 'stdev':
      return output.standardDeviation;
    case 'min':
      return output.minimum;
    case 'max':
      return output.maximum;
    case 'median':
      return output.percentile(0.5);
    case 'percentile':
      return output.percentile(argument);
    case 'target':
      return output.probabilityAtMost(argument);
    case 'cvar':
      return output.conditionalValueAtRisk(argument);
    case 'stderr':
      return output.standardError;
    case 'trials':
      return output.trials;
  }
}
