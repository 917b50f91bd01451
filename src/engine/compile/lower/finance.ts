import { pow } from '../../core/special/elementary';
import type { NodeId } from '../ir/graph';
import { errorNumber } from '../ir/pass';
import { itemsOfArgument, type FunctionLowering, type LoweringTable } from './functionLowering';
import { isKnown, isKnownError, isLoweredMatrix, isUncertain, MaskedMatrix, type Matrix, type Scalar, type Uncertain } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';
import { exponentialLessOne, logarithmOfOnePlus } from './elementaryColumns';
import { hasSameLines, isAlways, presence, whereThere } from './masks';
import type { Expression } from '../../formula/parse/ast';

const DAYS_PER_YEAR = 365;

/** One flow, in the trials in which it is there. */
interface Flow {
  readonly value: Uncertain;
  readonly present: NodeId | null;
}

interface Flows {
  readonly flows: readonly Flow[];
  /** Errors of whole arrays of flows. */
  readonly failures: readonly Uncertain[];
}

/** The flows of ranges and arguments: numbers alone count; null where some cell is a number in some trials only. */
function flowsOf(lowering: Lowering, args: readonly Expression[], frame: LoweringFrame): Flows | null {
  const { columns } = lowering;
  const flows: Flow[] = [];
  const failures: Uncertain[] = [];
  for (const { value, direct, present, failure } of args.flatMap((argument) => itemsOfArgument(lowering, argument, frame))) {
    if (failure === true) failures.push(value as Uncertain);
    else if (isFlow(value, direct)) flows.push({ value: present === null ? columns.toNumber(value) : whereThere(lowering, present, value), present });
    else if (!isKnown(value) || isKnownError(value) || (direct && typeof value === 'string')) return null;
  }
  return { flows, failures };
}

function isFlow(value: Scalar, direct: boolean): boolean {
  if (isUncertain(value)) return value.type === 'number' || direct;
  return typeof value === 'number' || (direct && isKnown(value) && !isKnownError(value) && typeof value !== 'string');
}

/** NPV: the first flow lies one period ahead. Horner's scheme on the discount factor; what is not there takes no period. */
const netPresentValue: FunctionLowering = (lowering, { args }, frame) => {
  const { columns, graph } = lowering;
  const [rateNode, ...valueNodes] = args;
  if (rateNode === undefined) return null;
  const rate = numberOf(lowering, rateNode, frame);
  const given = flowsOf(lowering, valueNodes, frame);
  if (rate === null || given === null || given.flows.length === 0) return null;
  const factor = columns.quotient(columns.constant(1), columns.arithmetic('+', columns.constant(1), rate));
  let value = graph.constant(0);
  for (const { value: flow, present } of [...given.flows].reverse()) {
    const discounted = graph.product(graph.sum(flow.node, value), factor.node);
    value = present === null ? discounted : graph.select(present, discounted, value);
  }
  const operands = [factor, ...given.failures, ...given.flows.map((flow) => flow.value)];
  return { value: columns.number(graph.carryFault(value, operands.map(({ node }) => node)), operands) };
};

/** XNPV with known dates: each flow at its day, Actual/365. */
const datedNetPresentValue: FunctionLowering = (lowering, { args }, frame) => {
  const { columns, graph } = lowering;
  if (args.length !== 3) return null;
  const rate = numberOf(lowering, args[0]!, frame);
  const flows = pairedFlows(lowering, args[1]!, args[2]!, frame);
  if (rate === null || flows === null) return null;
  const valid = graph.compare('less', graph.constant(0), rate.node);
  const growth = columns.arithmetic('+', columns.constant(1), rate);
  const known = graph.node(growth.node);
  let value = graph.constant(0);
  flows.values.forEach((flow, position) => {
    const years = flows.years[position]!;
    const factor = known.operation === 'constant' ? graph.constant(pow(known.value, years)) : graph.binary('power', growth.node, graph.constant(years));
    value = graph.sum(value, graph.quotient(flow.node, factor));
  });
  const allowed = graph.select(valid, graph.carryFault(value, [growth.node]), graph.constant(NaN));
  return { value: columns.number(allowed, [growth, ...flows.values], graph.constant(errorNumber('#NUM!'))) };
};

/** Flows with their distance in years from the first; null unless all dates are known and every cell is a number. */
function pairedFlows(lowering: Lowering, valuesNode: Expression, datesNode: Expression, frame: LoweringFrame): { readonly values: Uncertain[]; readonly years: number[] } | null {
  const given = lowering.array(lowering.lower(valuesNode, frame));
  const when = lowering.array(lowering.lower(datesNode, frame));
  const values = listOf(given);
  const dates = listOf(when);
  if (values.length !== dates.length || values.length < 2 || !dates.every((date) => typeof date === 'number')) return null;
  if (!values.every((value) => typeof value === 'number' || (isUncertain(value) && value.type === 'number'))) return null;
  const days = (dates as number[]).map(Math.floor);
  if (days.some((day) => day < days[0]! || day < 0)) return null;
  const years = days.map((day) => (day - days[0]!) / DAYS_PER_YEAR);
  if (!(given instanceof MaskedMatrix) && !(when instanceof MaskedMatrix)) return { values: values.map((value) => lowering.columns.toNumber(value)), years };
  const flows = given instanceof MaskedMatrix && when instanceof MaskedMatrix && hasSameLines(given, when) ? leadingFlows(lowering, given) : null;
  return flows === null ? null : { values: flows, years };
}

/** Flows behind the last one that is there are 0, which changes neither a present value nor its roots. */
function leadingFlows(lowering: Lowering, masked: MaskedMatrix): Uncertain[] | null {
  const { values, failure, otherwise, leading } = masked;
  if (!leading || otherwise !== null || failure !== null || (values.length > 1 && values[0]!.length > 1)) return null;
  return values.flatMap((line, row) => line.map((value, column) => whereThere(lowering, presence(lowering.graph, masked, row, column), value)));
}

function listOf(given: Scalar | Matrix | MaskedMatrix): readonly Scalar[] {
  if (given instanceof MaskedMatrix) return given.values.flat();
  return isLoweredMatrix(given) ? given.flat() : [given];
}

/** IRR. Flows that are there in some trials only must stand at the end: zeros there change no root. */
const internalRateOfReturn: FunctionLowering = (lowering, { args }, frame) => {
  const [valuesNode, guessNode] = args;
  if (valuesNode === undefined || args.length > 2) return null;
  const guess = knownGuess(lowering, guessNode, frame);
  const given = flowsOf(lowering, [valuesNode], frame);
  if (guess === null || given === null || given.flows.length < 2) return null;
  const { flows, failures } = given;
  if (flows.some(({ present }) => present !== null)) {
    const array = lowering.array(lowering.lower(valuesNode, frame));
    if (!(array instanceof MaskedMatrix) || !array.leading || array.otherwise !== null || (array.values.length > 1 && array.values[0]!.length > 1)) return null;
  }
  const values = flows.map(({ value }) => value);
  const pass = lowering.graph.pass({ kind: 'internalRateOfReturn', guess }, nodesOf(values));
  const failed = failures.map(({ node }) => node);
  return { value: ratePass(lowering, lowering.graph.carryFault(pass, failed), [...failures, ...values]) };
};

const datedInternalRateOfReturn: FunctionLowering = (lowering, { args }, frame) => {
  const [valuesNode, datesNode, guessNode] = args;
  if (valuesNode === undefined || datesNode === undefined || args.length > 3) return null;
  const guess = knownGuess(lowering, guessNode, frame);
  const flows = pairedFlows(lowering, valuesNode, datesNode, frame);
  if (guess === null || flows === null) return null;
  const { years, values } = flows;
  return { value: ratePass(lowering, lowering.graph.pass({ kind: 'datedInternalRateOfReturn', guess, years }, nodesOf(values)), values) };
};

function nodesOf(values: readonly Uncertain[]): NodeId[] {
  return values.map(({ node }) => node);
}

function ratePass({ columns }: Lowering, pass: NodeId, flows: readonly Uncertain[]): Uncertain {
  return columns.number(pass, flows);
}

function knownGuess(lowering: Lowering, node: Expression | undefined, frame: LoweringFrame): number | null {
  if (node === undefined || node.type === 'omitted') return 0.1;
  const guess = lowering.scalar(node, frame);
  return typeof guess === 'number' && guess > -1 ? guess : null;
}

function numberOf(lowering: Lowering, node: Expression, frame: LoweringFrame): Uncertain | null {
  const value = lowering.operand(node, frame);
  return Array.isArray(value) || isKnownError(value as Scalar) ? null : lowering.columns.toNumber(value as Scalar);
}

/** The arguments of an annuity function: rate, periods, two amounts, and when payments fall due (0 at the end, 1 at the beginning). */
interface Annuity {
  readonly rate: Uncertain;
  readonly periods: Uncertain;
  readonly first: Uncertain;
  readonly second: Uncertain;
  readonly due: 0 | 1;
}

function annuity(formula: (lowering: Lowering, terms: Annuity) => Uncertain | null): FunctionLowering {
  return (lowering, { args }, frame) => {
    if (args.length < 3 || args.length > 5) return null;
    const numbers = args.map((argument) => (argument.type === 'omitted' ? lowering.columns.constant(0) : numberOf(lowering, argument, frame)));
    if (numbers.includes(null)) return null;
    const [rate, periods, first, second = lowering.columns.constant(0), type = lowering.columns.constant(0)] = numbers as Uncertain[];
    const due = lowering.graph.node(type.node);
    if (due.operation !== 'constant') return null;
    const value = formula(lowering, { rate: rate!, periods: periods!, first: first!, second, due: due.value === 0 ? 0 : 1 });
    return value === null ? null : { value };
  };
}

/** (1 + rate)^periods and what a payment of 1 per period adds up to; by their limits where the rate is 0. */
function growthOf(lowering: Lowering, { rate, periods, due }: Annuity): { readonly growth: Uncertain; readonly payments: Uncertain } | null {
  const { columns, graph } = lowering;
  const base = columns.arithmetic('+', columns.constant(1), rate);
  if (graph.node(base.node).low <= 0) return null;
  const growth = columns.power(base, periods);
  const gained = gainedOf(lowering, rate, periods, growth);
  const withRate = columns.arithmetic('*', columns.quotient(gained, rate), due === 1 ? base : columns.constant(1));
  const zero = graph.compare('equal', rate.settled, graph.constant(0));
  const payments = columns.toNumber(columns.select(zero, periods, withRate));
  return { growth, payments };
}

/** Below this, (1 + rate)^periods − 1 would lose digits. */
const SMALL_RATE = 1e-4;

function gainedOf({ columns, graph }: Lowering, rate: Uncertain, periods: Uncertain, growth: Uncertain): Uncertain {
  const gained = columns.arithmetic('-', growth, columns.constant(1));
  const isSmall = graph.compare('less', graph.unary('absolute', rate.node), graph.constant(SMALL_RATE));
  const exponent = graph.product(periods.node, logarithmOfOnePlus(graph, rate.node));
  return columns.number(graph.select(isSmall, exponentialLessOne(graph, exponent), gained.node), [rate, periods, growth]);
}

const futureValue = annuity((lowering, terms) => {
  const { columns } = lowering;
  const factors = growthOf(lowering, terms);
  if (factors === null) return null;
  const { growth, payments } = factors;
  const total = columns.arithmetic('+', columns.arithmetic('*', terms.second, growth), columns.arithmetic('*', terms.first, payments));
  return columns.negate(total) as Uncertain;
});

const presentValue = annuity((lowering, terms) => {
  const { columns } = lowering;
  const factors = growthOf(lowering, terms);
  if (factors === null) return null;
  const total = columns.arithmetic('+', terms.second, columns.arithmetic('*', terms.first, factors.payments));
  return columns.negate(columns.quotient(total, factors.growth)) as Uncertain;
});

const payment = annuity((lowering, terms) => {
  const { columns, graph } = lowering;
  const factors = growthOf(lowering, terms);
  if (factors === null) return null;
  const total = columns.arithmetic('+', columns.arithmetic('*', terms.first, factors.growth), terms.second);
  const value = columns.negate(columns.quotient(total, factors.payments)) as Uncertain;
  const none = graph.compare('equal', terms.periods.node, graph.constant(0));
  return isAlways(graph, none, false) ? value : columns.toNumber(columns.select(none, { error: '#NUM!' }, value));
});

export const financeLowerings: LoweringTable = {
  NPV: netPresentValue,
  XNPV: datedNetPresentValue,
  IRR: internalRateOfReturn,
  XIRR: datedInternalRateOfReturn,
  PV: presentValue,
  FV: futureValue,
  PMT: payment,
};
