import { type OutputStatistics } from '../../../engine/simulation/simulationResult';
import { shareOnCurve } from '../../charts/target';

/** A probability, and how far chance may have moved it. */
export interface Share {
  readonly value: number;
  readonly standardError: number;
}

type Counted = Pick<OutputStatistics, 'curve' | 'count' | 'failed'>;

/** The chance of a target as the curve has it, good enough while the target is dragged. Trials with an error do not reach it. */
export function approximateChance({ curve, count, failed }: Counted, target: number, direction: 'atLeast' | 'atMost'): Share {
  const below = shareOnCurve(curve, target);
  const trials = count + failed;
  const value = ((direction === 'atLeast' ? 1 - below : below) * count) / trials;
  return { value, standardError: Math.sqrt((value * (1 - value)) / trials) };
}

/** The share of the values below a target (or at it, where that does not reach it), as a picture of the values has it. */
export function shareBelow({ count, failed }: Counted, chance: number, direction: 'atLeast' | 'atMost'): number {
  const ofValues = Math.min(1, (chance * (count + failed)) / count);
  return direction === 'atLeast' ? 1 - ofValues : ofValues;
}
