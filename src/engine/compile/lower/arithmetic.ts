import { DECIMAL_SLACK, NOTHING_TO_ROUND } from '../../core/rounding';
import { errorNumber } from '../ir/pass';
import type { Graph, NodeId } from '../ir/graph';
import type { UnaryOperation } from '../ir/operation';
import { elementwise, type FunctionLowering, type LoweringTable } from './functionLowering';
import { isKnown, isKnownError, isUncertain, type Scalar, type Uncertain } from './lowered';
import type { Lowering } from './lowering';

/** Powers of ten beyond this are not exact; such digits are left to the evaluator. */
const MOST_DIGITS = 22;

/** A function of one number. */
function ofNumber(apply: (lowering: Lowering, x: Uncertain) => Scalar | null): FunctionLowering {
  return elementwise(1, 1, (lowering, value) => (isKnownError(value!) ? value : apply(lowering, lowering.columns.toNumber(value!))));
}

function direct(operation: UnaryOperation): FunctionLowering {
  return ofNumber(({ graph, columns }, x) => columns.number(graph.unary(operation, x.node), [x]));
}

const sign = ofNumber(({ graph, columns }, x) => {
  const zero = graph.constant(0);
  const positive = graph.select(graph.compare('less', zero, x.settled), graph.constant(1), zero);
  return columns.number(graph.carryFault(graph.select(graph.compare('less', x.settled, zero), graph.constant(-1), positive), [x.node]), [x]);
});

/** A logarithm exists for positive numbers alone. */
const naturalLogarithm = ofNumber((lowering, x) => logarithm(lowering, x));

function logarithm({ graph, columns }: Lowering, x: Uncertain): Uncertain {
  return columns.number(graph.unary('logarithm', x.settled), [x]);
}

const exponential = ofNumber(({ graph, columns }, x) => columns.number(graph.carryFault(graph.unary('exponential', x.node), graph.mayBeInfinite(x.node) ? [x.node] : []), [x]));

/** INT: down to the whole number, except where only the sixteenth digit keeps it from being one already. */
const whole = ofNumber(({ graph, columns }, x) => {
  return columns.number(graph.carryFault(wholeAlready(graph, x.settled, 'floor'), [x.node]), [x]);
});

/** The steps of core/rounding.ts, column by column. */
function rounding(cut: (graph: Graph, scaled: NodeId) => NodeId, defaultDigits: Scalar | null): FunctionLowering {
  return elementwise(defaultDigits === null ? 2 : 1, 2, ({ graph, columns }, value, digitsGiven) => {
    const digits = digitsGiven === undefined ? defaultDigits! : digitsGiven;
    if (!isKnown(digits)) return null;
    if (isKnownError(value!)) return value;
    const places = graph.node(columns.toNumber(digits).node).value;
    if (!(Math.abs(places) < MOST_DIGITS + 1)) return null;
    const x = columns.toNumber(value!);
    const count = Math.trunc(places);
    if (count >= 0 && graph.node(x.node).whole) return x;
    const power = graph.constant(Number(`1e${Math.abs(count)}`));
    const magnitude = graph.unary('absolute', x.settled);
    const scaled = count >= 0 ? graph.product(magnitude, power) : graph.quotient(magnitude, power);
    const rounded = cut(graph, scaled);
    const unscaled = count >= 0 ? graph.quotient(rounded, power) : graph.product(rounded, power);
    const signed = graph.node(x.node).low >= 0 ? unscaled : graph.select(graph.compare('less', x.settled, graph.constant(0)), graph.unary('negate', unscaled), unscaled);
    const hasDigits = graph.compare('less', scaled, graph.constant(NOTHING_TO_ROUND));
    return columns.number(graph.carryFault(graph.select(hasDigits, signed, x.settled), [x.node]), [x]);
  });
}

const half = rounding((graph, scaled) => graph.unary('floor', graph.sum(graph.sum(scaled, slack(graph, scaled)), graph.constant(0.5))), null);
const towardsZero = (graph: Graph, scaled: NodeId): NodeId => wholeAlready(graph, scaled, 'floor');
const awayFromZero = rounding((graph, scaled) => wholeAlready(graph, scaled, 'ceiling'), null);

/** Down or up, except where only the sixteenth digit keeps a number from being whole already. */
function wholeAlready(graph: Graph, x: NodeId, cut: 'floor' | 'ceiling'): NodeId {
  const nearest = graph.unary('floor', graph.sum(x, graph.constant(0.5)));
  return graph.select(graph.compare('alike', x, nearest), nearest, graph.unary(cut, x));
}

function slack(graph: Graph, scaled: NodeId): NodeId {
  return graph.product(scaled, graph.constant(DECIMAL_SLACK));
}

const quotient = elementwise(2, 2, ({ graph, columns }, dividend, divisor) => {
  if (isKnownError(dividend!)) return dividend;
  if (isKnownError(divisor!)) return divisor;
  if ([dividend!, divisor!].some((value) => typeof value === 'boolean' || (isUncertain(value) && value.type === 'boolean'))) return null;
  const ratio = columns.quotient(columns.toNumber(dividend!), columns.toNumber(divisor!));
  return columns.number(graph.unary('truncate', ratio.node), [ratio]);
});

const power = elementwise(2, 2, ({ columns }, base, exponent) => columns.binary('^', base!, exponent!));

const logarithmToBase = elementwise(2, 2, (lowering, value, base) => {
  const { columns, graph } = lowering;
  if (!isKnown(base!) || isKnownError(value!)) return isKnownError(value!) ? value : null;
  const known = graph.node(columns.toNumber(base!).node).value;
  if (!(known > 0) || known === 1 || known === 10) return null;
  return columns.quotient(logarithm(lowering, columns.toNumber(value!)), logarithm(lowering, columns.constant(known)));
});

const squareRoot = ofNumber(({ graph, columns }, x) => columns.number(graph.unary('squareRoot', x.settled), [x], graph.constant(errorNumber('#NUM!'))));

export const arithmeticLowerings: LoweringTable = {
  ABS: direct('absolute'),
  SIGN: sign,
  SQRT: squareRoot,
  EXP: exponential,
  LN: naturalLogarithm,
  LOG: logarithmToBase,
  INT: whole,
  ROUND: half,
  ROUNDUP: awayFromZero,
  ROUNDDOWN: rounding(towardsZero, null),
  TRUNC: rounding(towardsZero, 0),
  QUOTIENT: quotient,
  POWER: power,
};
