import type { Graph, NodeId } from '../ir/graph';

/** ln(1 + x) without the loss of digits near 0: the rounding of 1 + x is divided out again. @see W. Kahan, "Interval arithmetic options", 1980 */
export function logarithmOfOnePlus(graph: Graph, x: NodeId): NodeId {
  const one = graph.constant(1);
  const sum = graph.sum(one, x);
  const scaled = graph.quotient(graph.product(graph.unary('logarithm', sum), x), graph.difference(sum, one));
  return graph.select(graph.compare('equal', sum, one), x, scaled);
}

/** e^x − 1 without the loss of digits near 0, in the same way. */
export function exponentialLessOne(graph: Graph, x: NodeId): NodeId {
  const one = graph.constant(1);
  const power = graph.unary('exponential', x);
  const less = graph.difference(power, one);
  const scaled = graph.product(less, graph.quotient(x, graph.unary('logarithm', power)));
  const near = graph.and(graph.compare('less', graph.constant(-0.5), less), graph.compare('less', less, one));
  return graph.select(graph.compare('equal', power, one), x, graph.select(near, scaled, less));
}

/** A polynomial by Horner's scheme, highest power first. */
export function polynomialColumn(graph: Graph, coefficients: readonly number[], x: NodeId): NodeId {
  return coefficients.slice(1).reduce((sum, coefficient) => graph.sum(graph.product(sum, x), graph.constant(coefficient)), graph.constant(coefficients[0]!));
}
