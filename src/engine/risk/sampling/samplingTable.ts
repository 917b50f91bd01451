import { noSolution } from '../../core/error';
import { fail, ok, type Result } from '../../core/result';
import type { ContinuousDistribution, Distribution } from '../distributions/distribution';
import { MAX_OUTCOMES } from '../distributions/listed';
import { tooManyOutcomes } from '../distributions/truncate';
import { octaveTable } from './octaveTable';
import { outcomeTable, polylineTable, type StepTable } from './stepTable';

/** What a kernel needs to draw from a distribution. */
export type SamplingTable = OctaveSampling | StepSampling;

export interface OctaveSampling {
  readonly kind: 'octaves';
  readonly coefficients: Float64Array;
  readonly distribution: ContinuousDistribution;
}

export interface StepSampling {
  readonly kind: 'steps';
  readonly steps: StepTable;
}

/** A table lives as long as its distribution, so that runs which draw from the same one build it once. */
const tables = new WeakMap<Distribution, SamplingTable>();

/** Tabulates a distribution once; drawing from it then costs a few nanoseconds. Fails for counts spread too widely to list, and for values too large to be numbers. */
export function samplingTable(distribution: Distribution): Result<SamplingTable> {
  const known = tables.get(distribution);
  if (known !== undefined) return ok(known);
  const table = tabulated(distribution);
  if (table.ok) tables.set(distribution, table.value);
  return table;
}

function tabulated(distribution: Distribution): Result<SamplingTable> {
  if (distribution.kind === 'discrete') {
    if (distribution.outcomeCount > MAX_OUTCOMES) return tooManyOutcomes(distribution.outcomeCount);
    return ok({ kind: 'steps', steps: outcomeTable(distribution.outcomes()) });
  }
  if (distribution.polyline) return ok({ kind: 'steps', steps: polylineTable(distribution.polyline) });
  let coefficients = octaveTable(distribution);
  // Far in the tail of a truncated distribution its quantile cannot be followed, only asked.
  if (!coefficients.every(Number.isFinite)) coefficients = octaveTable({ ...distribution, branches: undefined });
  if (!coefficients.every(Number.isFinite)) return fail(noSolution('distributionTooWide'));
  return ok({ kind: 'octaves', coefficients, distribution });
}
