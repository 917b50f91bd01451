import type { NodeId } from '../ir/graph';
import { within } from './distributions';
import { exponentialLessOne, logarithmOfOnePlus } from './elementaryColumns';
import { elementwise, type FunctionLowering, type LoweringTable } from './functionLowering';
import { isKnownError, isUncertain, type Scalar, type Uncertain } from './lowered';
import type { Lowering } from './lowering';

/** The numbers of a call; null where one is an error, or an argument stands empty. */
function numbersOf({ columns }: Lowering, values: readonly Scalar[]): Uncertain[] | null {
  return values.some(isKnownError) ? null : values.map((value) => columns.toNumber(value));
}

function ofNumbers(minimum: number, maximum: number, evaluate: (lowering: Lowering, numbers: readonly Uncertain[]) => Scalar | null): FunctionLowering {
  return elementwise(minimum, maximum, (lowering, ...values) => {
    const numbers = numbersOf(lowering, values);
    return numbers === null ? null : evaluate(lowering, numbers);
  });
}

/** The same for functions of the Analysis ToolPak, which take numbers alone. */
function ofPlainNumbers(count: number, evaluate: (lowering: Lowering, numbers: readonly Uncertain[]) => Scalar | null): FunctionLowering {
  return elementwise(count, count, (lowering, ...values) => {
    if (!values.every((value) => (isUncertain(value) ? value.type === 'number' : typeof value === 'number'))) return null;
    return evaluate(lowering, values.map((value) => lowering.columns.toNumber(value)));
  });
}

function isKnownAs({ graph }: Lowering, number: Uncertain, value: number): boolean {
  const node = graph.node(number.node);
  return node.operation === 'constant' && node.value === value;
}

const isAbove = ({ graph }: Lowering, { node }: Uncertain, limit: number): NodeId => graph.compare('less', graph.constant(limit), node);

/** When payments fall due: at the start of a period, at its end, or null where that differs. */
function dueAtStart({ graph }: Lowering, type: Uncertain | undefined): boolean | null {
  if (type === undefined) return false;
  const node = graph.node(type.node);
  return node.operation === 'constant' ? node.value !== 0 : null;
}

/**
 * (g^to − g^from) / (g^periods − 1) for g = 1 + rate, (to − from) / periods at rate 0: how much of a loan is paid off between two
 * payments, without taking nearly equal powers from one another.
 */
function shareBetween({ graph }: Lowering, rate: NodeId, from: NodeId, to: NodeId, periods: NodeId): NodeId {
  const force = logarithmOfOnePlus(graph, rate);
  const times = (count: NodeId): NodeId => graph.unary('negate', graph.product(count, force));
  const left = graph.unary('exponential', times(graph.difference(periods, to)));
  const paid = exponentialLessOne(graph, times(graph.difference(to, from)));
  const share = graph.quotient(graph.product(left, paid), exponentialLessOne(graph, times(periods)));
  const even = graph.quotient(graph.difference(to, from), periods);
  return graph.select(graph.compare('equal', rate, graph.constant(0)), even, share);
}

/** Further below 0, powers may overflow that need not. */
const LOWEST_RATE = -0.5;

/** The interest or the principal within a payment. */
function partOfPayment(part: (lowering: Lowering, terms: { readonly rate: NodeId; readonly period: NodeId; readonly periods: NodeId; readonly present: NodeId; readonly future: NodeId }) => NodeId): FunctionLowering {
  return ofNumbers(4, 6, (lowering, numbers) => {
    const { columns, graph } = lowering;
    const [rate, period, periods, present, future = columns.constant(0), type] = numbers as [Uncertain, Uncertain, Uncertain, Uncertain, Uncertain?, Uncertain?];
    const atStart = dueAtStart(lowering, type);
    if (atStart === null || !(graph.node(rate.node).low > LOWEST_RATE) || (atStart && !(graph.node(period.node).low > 1))) return null;
    const value = part(lowering, { rate: rate.node, period: period.node, periods: periods.node, present: present.node, future: future.node });
    const due = atStart ? graph.quotient(value, graph.sum(graph.constant(1), rate.node)) : value;
    const isWithin = graph.and(graph.compare('lessOrEqual', graph.constant(1), period.node), graph.compare('less', period.node, graph.sum(periods.node, graph.constant(1))));
    return within(lowering, isWithin, due, numbers);
  });
}

const interest = partOfPayment((lowering, { rate, period, periods, present, future }) => {
  const { graph } = lowering;
  const paid = graph.difference(period, graph.constant(1));
  const owed = graph.product(present, shareBetween(lowering, rate, paid, periods, periods));
  const saved = graph.product(future, shareBetween(lowering, rate, graph.constant(0), paid, periods));
  return graph.product(graph.unary('negate', rate), graph.difference(owed, saved));
});

const principal = partOfPayment((lowering, { rate, period, periods, present, future }) => {
  const { graph } = lowering;
  const share = shareBetween(lowering, rate, graph.difference(period, graph.constant(1)), period, periods);
  return graph.product(graph.unary('negate', graph.sum(present, future)), share);
});

/** NPER: ln of how the balance grows over the growth of one period. */
const numberOfPeriods = ofNumbers(3, 5, (lowering, numbers) => {
  const { columns, graph } = lowering;
  const [rate, level, present, future = columns.constant(0), type] = numbers as [Uncertain, Uncertain, Uncertain, Uncertain?, Uncertain?];
  const atStart = dueAtStart(lowering, type);
  const { low, high } = graph.node(rate.node);
  if (atStart === null || !(low > -1) || (low <= 0 && high >= 0)) return null;
  const one = graph.constant(1);
  const due = atStart ? graph.product(level.node, graph.sum(one, rate.node)) : level.node;
  const start = graph.sum(due, graph.product(present.node, rate.node));
  const end = graph.difference(due, graph.product(future.node, rate.node));
  const ratio = graph.quotient(end, start);
  const change = graph.quotient(graph.product(graph.unary('negate', graph.sum(present.node, future.node)), rate.node), start);
  const isNear = graph.and(graph.compare('less', graph.constant(0.5), ratio), graph.compare('less', ratio, graph.constant(2)));
  const growth = graph.select(isNear, logarithmOfOnePlus(graph, change), graph.unary('logarithm', ratio));
  return within(lowering, graph.truth(true), graph.quotient(growth, logarithmOfOnePlus(graph, rate.node)), numbers);
});

/** EFFECT and NOMINAL: a whole number of periods a year, the same in every trial. */
function perYear(convert: (lowering: Lowering, rate: NodeId, times: number) => NodeId): FunctionLowering {
  return ofPlainNumbers(2, (lowering, numbers) => {
    const [rate, times] = numbers as [Uncertain, Uncertain];
    const known = lowering.graph.node(times.node);
    const whole = known.operation === 'constant' ? Math.trunc(known.value) : NaN;
    return whole >= 1 ? within(lowering, isAbove(lowering, rate, 0), convert(lowering, rate.node, whole), numbers) : null;
  });
}

const effectiveRate = perYear(({ graph }, rate, times) => {
  const growth = graph.sum(graph.constant(1), graph.quotient(rate, graph.constant(times)));
  return graph.difference(graph.binary('power', growth, graph.constant(times)), graph.constant(1));
});

const nominalRate = perYear(({ graph }, rate, times) => {
  const root = graph.binary('power', graph.sum(graph.constant(1), rate), graph.constant(1 / times));
  return graph.product(graph.constant(times), graph.difference(root, graph.constant(1)));
});

const growthRate = ofNumbers(3, 3, (lowering, numbers) => {
  const { graph } = lowering;
  const [periods, present, future] = numbers as [Uncertain, Uncertain, Uncertain];
  const ratio = graph.quotient(future.node, present.node);
  const value = graph.difference(graph.binary('power', ratio, graph.quotient(graph.constant(1), periods.node)), graph.constant(1));
  const zero = graph.constant(0);
  const isNothing = graph.compare('equal', present.node, zero);
  // Nothing that stays nothing does not grow.
  const staysNothing = graph.and(isNothing, graph.compare('equal', future.node, zero));
  const grows = graph.and(graph.compare('lessOrEqual', zero, ratio), graph.not(isNothing));
  const exists = graph.and(isAbove(lowering, periods, 0), graph.or(staysNothing, grows));
  return within(lowering, exists, graph.select(staysNothing, zero, value), numbers);
});

const growthDuration = ofNumbers(3, 3, (lowering, numbers) => {
  const { graph } = lowering;
  const [rate, present, future] = numbers as [Uncertain, Uncertain, Uncertain];
  const [from, to] = [present, future].map(({ node }) => graph.unary('logarithm', node)) as [NodeId, NodeId];
  const value = graph.quotient(graph.difference(to, from), graph.unary('logarithm', graph.sum(graph.constant(1), rate.node)));
  return within(lowering, numbers.map((number) => isAbove(lowering, number, 0)).reduce((one, other) => graph.and(one, other)), value, numbers);
});

const straightLine = ofNumbers(3, 3, ({ columns }, numbers) => {
  const [cost, salvage, life] = numbers as [Uncertain, Uncertain, Uncertain];
  return columns.quotient(columns.arithmetic('-', cost, salvage), life);
});

/** SYD: the years left as a share of the sum of all years' numbers. */
const sumOfYears = ofNumbers(4, 4, (lowering, numbers) => {
  const { graph } = lowering;
  const [cost, salvage, life, period] = numbers.map(({ node }) => node) as [NodeId, NodeId, NodeId, NodeId];
  const left = graph.sum(graph.difference(life, period), graph.constant(1));
  const above = graph.product(graph.product(graph.difference(cost, salvage), left), graph.constant(2));
  const value = graph.quotient(above, graph.product(life, graph.sum(life, graph.constant(1))));
  const valid = graph.and(graph.and(isAbove(lowering, numbers[2]!, 0), isAbove(lowering, numbers[3]!, 0)), graph.compare('lessOrEqual', period, life));
  return within(lowering, valid, value, numbers);
});

/** MOD of whole numbers, which is exact; what fractions leave is rounding noise that the evaluator knows how to tell. */
const modulo = ofNumbers(2, 2, (lowering, numbers) => {
  const { columns, graph } = lowering;
  const [x, divisor] = numbers as [Uncertain, Uncertain];
  const [number, by] = [graph.node(x.node), graph.node(divisor.node)];
  if (!number.whole || by.operation !== 'constant' || !Number.isInteger(by.value) || isKnownAs(lowering, divisor, 0)) return null;
  if (!(Math.max(Math.abs(number.low), Math.abs(number.high)) < 1e12)) return null;
  const quotient = graph.unary('floor', graph.quotient(x.node, divisor.node));
  return columns.number(graph.carryFault(graph.difference(x.node, graph.product(quotient, divisor.node)), [x.node]), [x]);
});

export const loanLowerings: LoweringTable = {
  IPMT: interest,
  PPMT: principal,
  NPER: numberOfPeriods,
  EFFECT: effectiveRate,
  NOMINAL: nominalRate,
  RRI: growthRate,
  PDURATION: growthDuration,
  SLN: straightLine,
  SYD: sumOfYears,
  MOD: modulo,
};
