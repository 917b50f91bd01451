import { invalidArgument } from '../../core/error';
import { amounts, number, probabilities } from '../../core/parameters';
import { fail, ok } from '../../core/result';
import { checkOrder, checkRising, checkSameLength } from './checks';
import { defineDistribution } from './defineDistribution';
import type { ContinuousDistribution } from './distribution';

/** The distribution whose P(X ≤ x) runs in straight pieces through the points (values[i], cumulative[i]), from 0 to 1. */
export function polylineDistribution(values: readonly number[], cumulative: readonly number[]): ContinuousDistribution {
  const pieces = values.length - 1;
  let mean = 0;
  let square = 0;
  let densest = 0;
  const densities = Array.from({ length: pieces }, (_, piece) => (cumulative[piece + 1] - cumulative[piece]) / (values[piece + 1] - values[piece]));
  const origin = values[0];
  for (let piece = 0; piece < pieces; piece++) {
    const share = cumulative[piece + 1] - cumulative[piece];
    const low = values[piece] - origin;
    const high = values[piece + 1] - origin;
    mean += (share * (low + high)) / 2;
    square += (share * (low * low + low * high + high * high)) / 3;
    if (densities[piece] > densities[densest]) densest = piece;
  }
  const pieceAt = (points: readonly number[], at: number): number => {
    let piece = 0;
    while (piece < pieces - 1 && at > points[piece + 1]) piece++;
    return piece;
  };
  return {
    kind: 'continuous',
    lower: values[0],
    upper: values[pieces],
    mean: origin + mean,
    variance: square - mean * mean,
    mode: (values[densest] + values[densest + 1]) / 2,
    corners: values.slice(1, -1),
    polyline: { values: Float64Array.from(values), cumulative: Float64Array.from(cumulative) },
    quantile(lower) {
      const piece = pieceAt(cumulative, lower);
      return values[piece] + (lower - cumulative[piece]) / densities[piece];
    },
    cumulative(x) {
      if (x <= values[0]) return { lower: 0, upper: 1 };
      if (x >= values[pieces]) return { lower: 1, upper: 0 };
      const piece = pieceAt(values, x);
      const lower = cumulative[piece] + (x - values[piece]) * densities[piece];
      return { lower, upper: 1 - lower };
    },
    density: (x) => (x < values[0] || x > values[pieces] ? 0 : densities[pieceAt(values, x)]),
  };
}

export const cumulativePoints = defineDistribution({
  name: 'CUMUL',
  aliases: ['cumul', 'cumulative', '累积', '累积分布'],
  parameters: { min: number(), max: number(), values: amounts(), probabilities: probabilities() },
  example: [0, 100, [[20, 50, 80]], [[0.1, 0.6, 0.9]]],
  create({ min, max, values, probabilities: cumulative }) {
    const same = checkSameLength('probabilities', cumulative.length, 'values', values.length);
    if (!same.ok) return same;
    const order = checkOrder({ min, max });
    if (!order.ok) return order;
    const rising = checkRising('values', values);
    if (!rising.ok) return rising;
    const climbing = checkRising('probabilities', cumulative);
    if (!climbing.ok) return climbing;
    const [first, last] = [values[0], values[values.length - 1]];
    const startsInside = first > min || (first === min && cumulative[0] === 0);
    const endsInside = last < max || (last === max && cumulative[cumulative.length - 1] === 1);
    if (!startsInside || !endsInside) {
      return fail(invalidArgument('pointsOutsideRange', { parameter: 'values', received: startsInside ? last : first, details: { low: min, high: max } }));
    }
    if ((first > min && cumulative[0] === 0) || (last < max && cumulative[cumulative.length - 1] === 1)) {
      return fail(invalidArgument('pointsNeverReached', { parameter: 'probabilities', received: cumulative[0] === 0 ? 0 : 1 }));
    }
    const points = [...(first > min ? [min] : []), ...values, ...(last < max ? [max] : [])];
    const heights = [...(first > min ? [0] : []), ...cumulative, ...(last < max ? [1] : [])];
    return ok(polylineDistribution(points, heights));
  },
});
