import type { Tails } from '../../core/special/incompleteGamma';
import type { Steps } from './distribution';

/** What is closer than this to an end of the support, as a share of its width, is one piece. */
const FINEST = 2 ** -40;
/** A straight piece may leave the quantile by this share of the width of the support. */
const TOLERANCE = 1e-7;
const MOST_HALVINGS = 40;

/**
 * A quantile as a chain of straight pieces, found from the cumulative probability: for distributions on a bounded support
 * with so much of their probability at its ends that the quantile is nearly a step. Corners lie closer and closer towards
 * both ends, and between those wherever a straight line would be too far off.
 */
export function polylineOf(min: number, max: number, cumulative: (x: number) => Tails): Steps {
  const width = max - min;
  const places: number[] = [min];
  for (let share = FINEST; share <= 0.5; share *= 2) places.push(min + share * width);
  for (let share = 0.25; share >= FINEST; share /= 2) places.push(max - share * width);
  places.push(max);
  const probabilities = places.map((place) => cumulative(place).lower);
  const values: number[] = [min];
  const heights: number[] = [0];
  const add = (value: number, height: number): void => {
    if (value > values[values.length - 1] && height > heights[heights.length - 1]) {
      values.push(value);
      heights.push(height);
    }
  };
  const refine = (from: number, low: number, to: number, high: number, halvings: number): void => {
    const middle = from + (to - from) / 2;
    const height = cumulative(middle).lower;
    const off = (Math.abs(height - (low + high) / 2) / (high - low)) * (to - from);
    if (halvings > 0 && off > TOLERANCE * width) {
      refine(from, low, middle, height, halvings - 1);
      refine(middle, height, to, high, halvings - 1);
    } else add(to, high);
  };
  for (let place = 1; place < places.length; place++) {
    if (probabilities[place] > probabilities[place - 1]) refine(places[place - 1], probabilities[place - 1], places[place], probabilities[place], MOST_HALVINGS);
  }
  values[values.length - 1] = max;
  heights[heights.length - 1] = 1;
  return { values: Float64Array.from(values), cumulative: Float64Array.from(heights) };
}
