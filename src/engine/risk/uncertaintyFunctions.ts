import type { RoiFunction } from '../core/roiFunction';
import { distributionFunction, type IdleDisplay } from './distributions/defineDistribution';
import { distributionFamilies } from './distributions/families';
import { monteCarloFunction } from './lineItems/monteCarlo';
import { correlateFunction } from './worksheet/correlate';
import { outputFunction } from './worksheet/output';
import { simulationStatisticFunction, type SimulationResults } from './worksheet/simulationStatistic';

/** What uncertain cells and SIMSTAT know of the workbook they stand in. */
export interface UncertaintyState {
  /** What an uncertain cell shows while nothing is simulated. */
  idleDisplay(): IdleDisplay;
  /** The last simulation; undefined where none has run. */
  lastResults(): SimulationResults | undefined;
}

/** The functions whose results depend on more than their arguments. */
export function statefulFunctions({ idleDisplay, lastResults }: UncertaintyState): readonly RoiFunction[] {
  return [...distributionFamilies.map((family) => distributionFunction(family, idleDisplay)), simulationStatisticFunction(lastResults)];
}

/** The family in the order of the function reference, where there is no workbook to know of: cells show means, and no simulation has run. */
export const uncertaintyFunctions: readonly RoiFunction[] = [
  ...distributionFamilies.map((family) => distributionFunction(family, () => 'mean')),
  outputFunction,
  correlateFunction,
  simulationStatisticFunction(() => undefined),
  monteCarloFunction,
];
