import { NORMAL_QUANTILE, normalCumulative, normalDensity } from '../../core/special/normal';
import type { Graph, NodeId } from '../ir/graph';
import { polynomialColumn } from './elementaryColumns';

const INVERSE_SQRT_TWO_PI = normalDensity(0);
/** Places per unit at which the tail is tabulated. */
const PLACES = 32;
/** Behind this, the tail is below the smallest double. */
const FARTHEST = 38.5;
/** What the terms left out of a series may come to. */
const NEGLIGIBLE = 1e-18;

const places = Array.from({ length: Math.ceil(FARTHEST * PLACES) + 1 }, (_, place) => place / PLACES);
const TAILS = Float64Array.from(places, (z) => normalCumulative(-z));
const DENSITIES = Float64Array.from(places, normalDensity);

/** The density of the standard normal distribution. The square is split in two, so that its rounding does not grow. */
export function densityColumn(graph: Graph, z: NodeId): NodeId {
  const x = graph.binary('maximum', graph.constant(-30), graph.binary('minimum', graph.constant(30), graph.product(z, graph.constant(Math.SQRT1_2))));
  const head = graph.quotient(graph.unary('floor', graph.sum(graph.product(x, graph.constant(16)), graph.constant(0.5))), graph.constant(16));
  const rest = graph.product(graph.difference(x, head), graph.sum(x, head));
  const power = graph.product(exponentialOfNegative(graph, graph.product(head, head)), exponentialOfNegative(graph, rest));
  return graph.product(graph.constant(INVERSE_SQRT_TWO_PI), power);
}

function exponentialOfNegative(graph: Graph, x: NodeId): NodeId {
  return graph.unary('exponential', graph.unary('negate', x));
}

/**
 * The standard normal distribution function: the tail beyond |z| by Taylor's series around the nearest of the tabulated places.
 * The derivatives of the density are Hermite polynomials, each from the two before it.
 */
export function cumulativeColumn(graph: Graph, z: NodeId): NodeId {
  const { low, high } = graph.node(z);
  const size = graph.unary('absolute', z);
  const half = graph.constant(0.5);
  const place = graph.unary('floor', graph.sum(graph.product(size, graph.constant(PLACES)), half));
  const centre = graph.quotient(place, graph.constant(PLACES));
  const step = graph.difference(size, centre);
  const farthest = Math.min(FARTHEST, Math.max(-low, high));
  const slope = graph.product(graph.unary('negate', centre), step);
  const square = graph.product(step, step);
  let [before, term] = [step, graph.product(graph.product(slope, step), half)];
  let sum = graph.sum(before, term);
  for (let order = 1; order < termsFor(farthest); order++) {
    const first = graph.product(slope, graph.product(term, graph.constant(1 / (order + 2))));
    const second = graph.product(square, graph.product(before, graph.constant(order / ((order + 1) * (order + 2)))));
    [before, term] = [term, graph.difference(first, second)];
    sum = graph.sum(sum, term);
  }
  const near = graph.difference(graph.lookup(TAILS, place), graph.product(graph.lookup(DENSITIES, place), sum));
  const tail = farthest < FARTHEST ? near : graph.select(graph.compare('less', size, graph.constant(FARTHEST)), near, graph.constant(0));
  return graph.select(graph.compare('less', z, graph.constant(0)), tail, graph.difference(graph.constant(1), tail));
}

/** How many terms of the series matter up to a distance from the centre. */
function termsFor(farthest: number): number {
  let term = 1;
  let count = 1;
  while (term > NEGLIGIBLE) term *= Math.max(farthest, 2) / (2 * PLACES) / ++count;
  return count;
}

/** The standard normal quantile, step by step as the evaluator's; without meaning outside of 0 … 1. */
export function quantileColumn(graph: Graph, probability: NodeId): NodeId {
  const half = graph.constant(0.5);
  const centred = graph.difference(probability, half);
  const ratio = (part: keyof typeof NORMAL_QUANTILE, x: NodeId, factor: NodeId | null): NodeId => {
    const { numerator, denominator } = NORMAL_QUANTILE[part];
    const above = polynomialColumn(graph, numerator, x);
    return graph.quotient(factor === null ? above : graph.product(factor, above), polynomialColumn(graph, denominator, x));
  };
  const central = ratio('central', graph.difference(graph.constant(0.180625), graph.product(centred, centred)), centred);
  const isBelow = graph.compare('less', centred, graph.constant(0));
  const share = graph.select(isBelow, probability, graph.difference(graph.constant(1), probability));
  const depth = graph.unary('squareRoot', graph.unary('negate', graph.unary('logarithm', share)));
  const middle = ratio('middle', graph.difference(depth, graph.constant(1.6)), null);
  const far = ratio('far', graph.difference(depth, graph.constant(5)), null);
  const tail = graph.select(graph.compare('lessOrEqual', depth, graph.constant(5)), middle, far);
  const isCentral = graph.compare('lessOrEqual', graph.unary('absolute', centred), graph.constant(0.425));
  return graph.select(isCentral, central, graph.select(isBelow, graph.unary('negate', tail), tail));
}
