import type { RoiFunction } from '../core/roiFunction';
import { distributionFunction } from './distributions/defineDistribution';
import { distributionFamilies } from './distributions/families';
import { monteCarloFunction } from './lineItems/monteCarlo';
import { correlateFunction } from './worksheet/correlate';
import { outputFunction } from './worksheet/output';
import { simulationStatisticFunction } from './worksheet/simulationStatistic';

/** The family of uncertainty, in the order of the function reference: cells show means, and no simulation has run. */
export const uncertaintyFunctions: readonly RoiFunction[] = [
  ...distributionFamilies.map((family) => distributionFunction(family, () => 'mean')),
  outputFunction,
  correlateFunction,
  simulationStatisticFunction(() => undefined),
  monteCarloFunction,
];
