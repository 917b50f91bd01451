import type { NodeId } from '../ir/graph';
import { exponentialLessOne } from './elementaryColumns';
import { elementwise, type FunctionLowering, type LoweringTable } from './functionLowering';
import { isKnown, isKnownError, type Scalar, type Uncertain } from './lowered';
import type { Lowering } from './lowering';
import { errorCode } from './masks';
import { cumulativeColumn, densityColumn, quantileColumn } from './normalColumns';

/** A value that exists where the mask holds, and is #NUM! elsewhere. */
export function within({ columns, graph }: Lowering, valid: NodeId, value: NodeId, operands: readonly Uncertain[]): Scalar {
  const node = graph.select(valid, value, graph.constant(NaN));
  return columns.number(graph.carryFault(node, operands.map((operand) => operand.node)), operands, errorCode(graph, '#NUM!'));
}

/** A function of numbers and of a last argument, the same in every trial, that asks for the distribution function or the density. */
function distribution(count: number, evaluate: (lowering: Lowering, numbers: readonly Uncertain[], cumulative: boolean) => Scalar, always?: true): FunctionLowering {
  const given = always === undefined ? count + 1 : count;
  return elementwise(given, given, (lowering, ...values) => {
    const error = values.find(isKnownError);
    if (error !== undefined) return values.indexOf(error) === 0 ? error : null;
    const last = values.at(-1)!;
    if (always === undefined && (!isKnown(last) || typeof last === 'string')) return null;
    const numbers = values.slice(0, count).map((value) => lowering.columns.toNumber(value));
    return evaluate(lowering, numbers, always ?? Number(last) !== 0);
  });
}

function above({ graph }: Lowering, { node }: Uncertain, limit: number): NodeId {
  return graph.compare('less', graph.constant(limit), node);
}

function normal(lowering: Lowering, numbers: readonly Uncertain[], cumulative: boolean): Scalar {
  const { graph } = lowering;
  const [x, centre, deviation] = numbers as [Uncertain, Uncertain, Uncertain];
  const z = graph.quotient(graph.difference(x.node, centre.node), deviation.node);
  const value = cumulative ? cumulativeColumn(graph, z) : graph.quotient(densityColumn(graph, z), deviation.node);
  return within(lowering, above(lowering, deviation, 0), value, numbers);
}

function standardNormal(lowering: Lowering, numbers: readonly Uncertain[], cumulative: boolean): Scalar {
  const { graph } = lowering;
  const z = numbers[0]!.node;
  return within(lowering, graph.truth(true), cumulative ? cumulativeColumn(graph, z) : densityColumn(graph, z), numbers);
}

function logNormal(lowering: Lowering, numbers: readonly Uncertain[], cumulative: boolean): Scalar {
  const { graph } = lowering;
  const [x, centre, deviation] = numbers as [Uncertain, Uncertain, Uncertain];
  const z = graph.quotient(graph.difference(graph.unary('logarithm', x.node), centre.node), deviation.node);
  const value = cumulative ? cumulativeColumn(graph, z) : graph.quotient(densityColumn(graph, z), graph.product(x.node, deviation.node));
  return within(lowering, graph.and(above(lowering, x, 0), above(lowering, deviation, 0)), value, numbers);
}

function exponential(lowering: Lowering, numbers: readonly Uncertain[], cumulative: boolean): Scalar {
  const { graph } = lowering;
  const [x, rate] = numbers as [Uncertain, Uncertain];
  const exponent = graph.product(graph.unary('negate', rate.node), x.node);
  const value = cumulative ? graph.unary('negate', exponentialLessOne(graph, exponent)) : graph.product(rate.node, graph.unary('exponential', exponent));
  const valid = graph.and(graph.compare('lessOrEqual', graph.constant(0), x.node), above(lowering, rate, 0));
  return within(lowering, valid, value, numbers);
}

/** The quantile of a normal deviate, which `of` may take further. */
function quantile(of: (lowering: Lowering, z: NodeId, centre: Uncertain, deviation: Uncertain) => NodeId): FunctionLowering {
  return elementwise(3, 3, (lowering, ...values) => {
    if (values.some(isKnownError)) return null;
    const { columns, graph } = lowering;
    const numbers = values.map((value) => columns.toNumber(value));
    const [probability, centre, deviation] = numbers as [Uncertain, Uncertain, Uncertain];
    const valid = graph.and(isShare(lowering, probability), above(lowering, deviation, 0));
    return within(lowering, valid, of(lowering, quantileColumn(graph, probability.node), centre, deviation), numbers);
  });
}

function isShare(lowering: Lowering, probability: Uncertain): NodeId {
  return lowering.graph.and(above(lowering, probability, 0), lowering.graph.compare('less', probability.node, lowering.graph.constant(1)));
}

function deviate({ graph }: Lowering, z: NodeId, centre: Uncertain, deviation: Uncertain): NodeId {
  return graph.sum(centre.node, graph.product(deviation.node, z));
}

const normalQuantile = quantile(deviate);
const logNormalQuantile = quantile((lowering, z, centre, deviation) => lowering.graph.unary('exponential', deviate(lowering, z, centre, deviation)));
const standardQuantile = elementwise(1, 1, (lowering, value) => {
  if (isKnownError(value!)) return value;
  const probability = lowering.columns.toNumber(value!);
  return within(lowering, isShare(lowering, probability), quantileColumn(lowering.graph, probability.node), [probability]);
});

export const distributionLowerings: LoweringTable = {
  'NORM.DIST': distribution(3, normal),
  NORMDIST: distribution(3, normal),
  'NORM.S.DIST': distribution(1, standardNormal),
  NORMSDIST: distribution(1, standardNormal, true),
  PHI: elementwise(1, 1, (lowering, value) => (isKnownError(value!) ? value : standardNormal(lowering, [lowering.columns.toNumber(value!)], false))),
  'LOGNORM.DIST': distribution(3, logNormal),
  LOGNORMDIST: distribution(3, logNormal, true),
  'EXPON.DIST': distribution(2, exponential),
  EXPONDIST: distribution(2, exponential),
};

/** Inverse distribution functions of anything but RAND(). */
export const quantileLowerings: LoweringTable = {
  'NORM.INV': normalQuantile,
  NORMINV: normalQuantile,
  'NORM.S.INV': standardQuantile,
  NORMSINV: standardQuantile,
  'LOGNORM.INV': logNormalQuantile,
  LOGINV: logNormalQuantile,
};
