import { invalidArgument } from '../core/error';
import { fail, ok, type Failure, type Result } from '../core/result';
import type { CompiledModel } from '../compile/compiledModel';
import { sampleMoments } from '../risk/statistics/momentSummary';
import { Variations, type Variation } from '../simulation/variations';
import type { Measure, Measurement } from './measure';
import type { TrialSettings } from './trialSettings';

/** Measures an output again and again, with other values of the parameters each time. */
export interface Measuring {
  /** Whether chance has a hand in the answers. */
  readonly simulated: boolean;
  at(parameters: readonly number[]): Promise<Result<Measurement>>;
}

/** Ends a search whose measurements failed. */
export class Stopped {
  constructor(readonly failure: Failure) {}
}

const NOTHING: Measurement = { value: NaN, standardError: NaN };

/** Evaluates a model while nothing is simulated: `restingMeasuring`, which brings the evaluator of formulas with it. */
export type AtRest = (model: CompiledModel, output: number) => Measuring;

/** What takes measurements: trials for a statistic, `atRest` for the value shown. */
export interface MeasuringMeans {
  readonly trials?: TrialSettings | undefined;
  readonly atRest?: AtRest | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Refuses a probability outside 0 … 1. */
export function measuring(model: CompiledModel, output: number, measure: Measure, { trials, atRest, signal }: MeasuringMeans): Result<Measuring> {
  if (measure.kind === 'value') {
    if (atRest === undefined) throw new Error('a value is measured at rest');
    return ok(atRest(model, output));
  }
  if (measure.kind === 'percentile' && !(measure.probability >= 0 && measure.probability <= 1)) {
    return fail(invalidArgument('decideProbability', { received: measure.probability }));
  }
  if (trials === undefined) throw new Error(`${measure.kind} is a statistic and takes trials`);
  const variations = new Variations(model, trials.ports, { ...trials, signal });
  return ok({
    simulated: true,
    async at(parameters) {
      const run = await variations.run(parameters);
      if (!run.ok) return run;
      return run.value === null ? ok(NOTHING) : statistic(run.value, output, measure);
    },
  });
}

async function statistic({ moments, values }: Variation, output: number, measure: Exclude<Measure, { readonly kind: 'value' }>): Promise<Result<Measurement>> {
  const summary = moments[output]!;
  if (summary.count === 0) return ok(NOTHING);
  switch (measure.kind) {
    case 'mean': {
      const { mean, standardError } = sampleMoments(summary);
      return ok({ value: mean, standardError });
    }
    case 'percentile':
      return values.valueAtProbability(output, measure.probability);
    case 'probabilityAtMost':
      return values.probabilityAtMost(output, measure.threshold);
    case 'probabilityAtLeast':
      return values.probabilityAtLeast(output, measure.threshold);
  }
}
