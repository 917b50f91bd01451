import { SENSITIVITY_TRIALS } from '../../../engine/risk/statistics/sensitivity';
import { type InputSensitivity } from '../../../engine/simulation/simulationResult';
import { type DriverMeasure } from './choices';

/** An input with what it does to an output. */
export interface Driver extends InputSensitivity {
  /** Position in the run's inputs. */
  readonly input: number;
}

/** Shown before the user asks for all. */
const MOST_SHOWN = 8;
/** A share of the variance this small is not worth a look however sure it is. */
const SLIGHT = 0.005;

/** The inputs of a run by how much they move an output, the strongest first. */
export function drivers(sensitivities: readonly InputSensitivity[], measure: DriverMeasure): readonly Driver[] {
  return sensitivities.map((sensitivity, input) => ({ ...sensitivity, input })).sort((a, b) => effect(b, measure) - effect(a, measure));
}

/** How many of the sorted drivers are worth a look: not those whose rank correlation and shares may be chance alone (three standard errors). */
export function tellingDrivers(sorted: readonly Driver[], trials: number): number {
  const noise = 3 / Math.sqrt(Math.min(trials, SENSITIVITY_TRIALS));
  const telling = sorted.filter(
    ({ rankCorrelation, varianceShare, varianceShareError, totalShare, totalShareError }) =>
      Math.abs(rankCorrelation) > noise || varianceShare > SLIGHT + 3 * varianceShareError || totalShare > SLIGHT + 3 * totalShareError,
  ).length;
  return Math.min(MOST_SHOWN, telling);
}

function effect({ rankCorrelation, varianceShare, totalShare, low, high }: InputSensitivity, measure: DriverMeasure): number {
  const share = Math.max(varianceShare, totalShare);
  const size = Math.abs(measure === 'rankCorrelation' ? rankCorrelation : measure === 'varianceShare' ? share : high - low);
  return Number.isFinite(size) ? size : 0;
}
