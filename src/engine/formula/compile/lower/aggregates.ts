import { toNumber as knownNumber } from '../../evaluate/coerce';
import { isCellError, type CellError } from '../../../core/cellValue';
import { errorNumber } from '../ir/pass';
import type { NodeId } from '../ir/graph';
import { itemsOf, type FunctionLowering, type Item, type LoweringTable } from './functionLowering';
import { isChoice, isKnown, isUncertain, type Scalar, type Uncertain } from './lowered';
import type { Lowering } from './lowering';

/** Sorting more uncertain numbers than this takes too many comparisons; the evaluator sorts them trial by trial. */
const MOST_SORTED = 24;

/** A number that an aggregate counts, in the trials in which it is one. */
interface Counted {
  readonly value: Uncertain;
  /** The trials in which it counts; null for all. */
  readonly present: NodeId | null;
}

interface Numbers {
  readonly known: readonly number[];
  readonly uncertain: readonly Counted[];
}

/** The numbers of the arguments as SUM counts them, known ones apart; a known error settles the matter. */
function numbersOf(lowering: Lowering, items: readonly Item[]): Numbers | CellError {
  const { columns, workbook } = lowering;
  const known: number[] = [];
  const uncertain: Counted[] = [];
  for (const { value, direct } of items) {
    if (isKnown(value)) {
      if (typeof value === 'number') known.push(value);
      else if (isCellError(value)) return value;
      else if (direct) {
        const number = knownNumber(value, workbook.date1904);
        if (typeof number !== 'number') return number;
        known.push(number);
      }
    } else if (isUncertain(value)) {
      if (value.type === 'number' || direct) uncertain.push({ value: columns.toNumber(value), present: null });
      else if (value.error !== null) uncertain.push({ value: onlyError(lowering, value), present: null });
    } else if (direct) uncertain.push({ value: columns.toNumber(value), present: null });
    else uncertain.push(countedChoice(lowering, value));
  }
  return { known, uncertain };
}

/** A cell that holds a truth value counts for nothing but its error. */
function onlyError({ columns, graph }: Lowering, value: Uncertain): Uncertain {
  return columns.number(graph.carryFault(graph.constant(0), [value.node]), [value]);
}

/** A cell that is a number in some trials only. */
function countedChoice(lowering: Lowering, value: Scalar): Counted {
  const { columns, graph } = lowering;
  if (!isChoice(value)) throw new Error('a choice was expected');
  const counts = value.options.map((option) => (isUncertain(option) ? option.type === 'number' : typeof option === 'number' || (option !== null && isCellError(option))));
  const numbers = value.options.map((option, position): Scalar => (counts[position] === true ? option : 0));
  const present = columns.toNumber(columns.pick(value.index, counts.map(Number)));
  return { value: columns.toNumber(columns.pick(value.index, numbers)), present: graph.nonZero(present.node) };
}

function aggregate(reduce: (lowering: Lowering, numbers: Numbers) => Scalar | null): FunctionLowering {
  return (lowering, node, frame) => {
    const numbers = numbersOf(lowering, itemsOf(lowering, node, frame));
    if (isCellError(numbers)) return { value: numbers };
    const value = reduce(lowering, numbers);
    return value === null ? null : { value };
  };
}

function total({ columns, graph }: Lowering, { known, uncertain }: Numbers): Uncertain {
  let sum = graph.constant(known.reduce((all, number) => all + number, 0));
  const absent = graph.constant(0);
  for (const { value, present } of uncertain) sum = graph.sum(sum, present === null ? value.node : graph.select(present, value.node, absent));
  return columns.number(sum, uncertain.map(({ value }) => value));
}

/** How many numbers there are; a constant unless some cell is a number in some trials only. */
function count({ graph }: Lowering, { known, uncertain }: Numbers): NodeId {
  let all = graph.constant(known.length + uncertain.filter(({ present }) => present === null).length);
  for (const { present } of uncertain) if (present !== null) all = graph.sum(all, graph.numberOf(present));
  return all;
}

function average(lowering: Lowering, numbers: Numbers): Uncertain {
  const { columns } = lowering;
  return columns.quotient(total(lowering, numbers), columns.number(count(lowering, numbers), []));
}

function product({ columns, graph }: Lowering, { known, uncertain }: Numbers): Scalar | null {
  if (uncertain.some(({ present }) => present !== null)) return null;
  if (known.length + uncertain.length === 0) return 0;
  let all = graph.constant(known.reduce((value, number) => value * number, 1));
  for (const { value } of uncertain) all = graph.product(all, value.node);
  return columns.number(all, uncertain.map(({ value }) => value));
}

function extreme(operation: 'minimum' | 'maximum'): FunctionLowering {
  return aggregate((lowering, { known, uncertain }) => {
    const { columns, graph } = lowering;
    if (uncertain.some(({ present }) => present !== null)) return null;
    const candidates = uncertain.map(({ value }) => value.node);
    if (known.length > 0) candidates.unshift(graph.constant(operation === 'minimum' ? Math.min(...known) : Math.max(...known)));
    if (candidates.length === 0) return 0;
    const best = candidates.reduce((one, other) => graph.binary(operation, one, other));
    const values = uncertain.map(({ value }) => value);
    return columns.number(graph.carryFault(best, values.map(({ node }) => node)), values);
  });
}

const sumOfSquares = aggregate((lowering, numbers) => {
  const { columns, graph } = lowering;
  const squares = numbers.uncertain.map(({ value, present }) => ({ value: columns.number(graph.product(value.node, value.node), [value]), present }));
  return total(lowering, { known: numbers.known.map((number) => number * number), uncertain: squares });
});

const countNumbers: FunctionLowering = (lowering, node, frame) => {
  const items = itemsOf(lowering, node, frame);
  if (items.some(({ value }) => isUncertain(value) && (value.error !== null || value.type === 'boolean'))) return null;
  const numbers = numbersOf(lowering, items.filter(({ value }) => !(isKnown(value) && value !== null && isCellError(value))));
  return isCellError(numbers) ? null : { value: lowering.columns.number(count(lowering, numbers), []) };
};

const sumProduct: FunctionLowering = (lowering, { args }, frame) => {
  const { columns, graph } = lowering;
  const matrices = args.map((argument) => lowering.matrix(lowering.lower(argument, { ...frame, arrays: true })));
  const [first, ...others] = matrices;
  if (first === undefined) return null;
  const width = first[0]?.length ?? 0;
  if (others.some((matrix) => matrix.length !== first.length || matrix[0]?.length !== width)) return { value: { error: '#VALUE!' } };
  const terms: Uncertain[] = [];
  let knownTotal = 0;
  for (let row = 0; row < first.length; row++) {
    for (let column = 0; column < width; column++) {
      const factors = matrices.map((matrix) => matrix[row]![column]!);
      const error = factors.find((factor) => isKnown(factor) && factor !== null && isCellError(factor));
      if (error !== undefined) return { value: error };
      if (factors.some(isChoice)) return null;
      if (factors.every(isKnown)) knownTotal += factors.reduce<number>((term, factor) => term * (typeof factor === 'number' ? factor : 0), 1);
      else terms.push(rowProduct(lowering, factors));
    }
  }
  let sum = graph.constant(knownTotal);
  for (const term of terms) sum = graph.sum(sum, term.node);
  return { value: columns.number(sum, terms) };
};

/** The product of one element of each array: whatever is not a number counts as 0. */
function rowProduct({ columns, graph }: Lowering, factors: readonly Scalar[]): Uncertain {
  const numbers = factors.map((factor) => {
    if (isUncertain(factor)) return factor.type === 'number' ? factor : columns.number(graph.carryFault(graph.constant(0), [factor.node]), [factor]);
    return columns.constant(typeof factor === 'number' ? factor : 0);
  });
  return columns.number(numbers.map(({ node }) => node).reduce((one, other) => graph.product(one, other)), numbers);
}

/** All numbers in rising order, by a network of comparisons; null where there are too many, or not the same ones in every trial. */
export function sorted({ graph }: Lowering, { known, uncertain }: Numbers): NodeId[] | null {
  if (known.length + uncertain.length > MOST_SORTED || uncertain.some(({ present }) => present !== null)) return null;
  const nodes = [...known.map((number) => graph.constant(number)), ...uncertain.map(({ value }) => value.node)];
  for (let pass = 0; pass < nodes.length; pass++) {
    for (let position = pass % 2; position + 1 < nodes.length; position += 2) {
      const [one, other] = [nodes[position]!, nodes[position + 1]!];
      nodes[position] = graph.binary('minimum', one, other);
      nodes[position + 1] = graph.binary('maximum', one, other);
    }
  }
  return nodes;
}

const median = aggregate((lowering, numbers) => {
  const order = sorted(lowering, numbers);
  if (order === null || order.length === 0) return null;
  const { graph, columns } = lowering;
  const middle = order.length >> 1;
  const node = order.length % 2 === 1 ? order[middle]! : graph.product(graph.sum(order[middle - 1]!, order[middle]!), graph.constant(0.5));
  return columns.number(graph.carryFault(node, numbers.uncertain.map(({ value }) => value.node)), numbers.uncertain.map(({ value }) => value));
});

/** LARGE and SMALL with a known rank. */
function ranked(fromTop: boolean): FunctionLowering {
  return (lowering, node, frame) => {
    const [values, rank] = node.args;
    if (values === undefined || rank === undefined || node.args.length !== 2) return null;
    const wanted = lowering.scalar(rank, frame);
    if (typeof wanted !== 'number') return null;
    const numbers = numbersOf(lowering, itemsOf(lowering, { ...node, args: [values] }, frame));
    if (isCellError(numbers)) return { value: numbers };
    const order = sorted(lowering, numbers);
    const chosen = order?.[fromTop ? order.length - Math.ceil(wanted) : Math.ceil(wanted) - 1];
    if (chosen === undefined) return null;
    const operands = numbers.uncertain.map(({ value }) => value);
    return { value: lowering.columns.number(lowering.graph.carryFault(chosen, operands.map(({ node: one }) => one)), operands) };
  };
}

/** Variance of a sample (divisor n − 1) or of a population (n), from the deviations from the mean. */
function variance(lowering: Lowering, numbers: Numbers, lost: 0 | 1): Uncertain | null {
  const { columns, graph } = lowering;
  if (numbers.uncertain.some(({ present }) => present !== null)) return null;
  const all = [...numbers.known.map((number) => columns.constant(number)), ...numbers.uncertain.map(({ value }) => value)];
  if (all.length <= lost) return columns.error({ error: '#DIV/0!' });
  const mean = average(lowering, numbers);
  let squares = graph.constant(0);
  for (const value of all) {
    const deviation = graph.difference(value.node, mean.node);
    squares = graph.sum(squares, graph.product(deviation, deviation));
  }
  return columns.number(graph.quotient(squares, graph.constant(all.length - lost)), all, graph.constant(errorNumber('#NUM!')));
}

function deviation(lost: 0 | 1, root: boolean): FunctionLowering {
  return aggregate((lowering, numbers) => {
    const square = variance(lowering, numbers, lost);
    if (square === null || !root) return square;
    return lowering.columns.number(lowering.graph.unary('squareRoot', square.node), [square]);
  });
}

export const aggregateLowerings: LoweringTable = {
  SUM: aggregate(total),
  AVERAGE: aggregate(average),
  PRODUCT: aggregate(product),
  MIN: extreme('minimum'),
  MAX: extreme('maximum'),
  COUNT: countNumbers,
  SUMSQ: sumOfSquares,
  SUMPRODUCT: sumProduct,
  MEDIAN: median,
  LARGE: ranked(true),
  SMALL: ranked(false),
  'STDEV.S': deviation(1, true),
  STDEV: deviation(1, true),
  'STDEV.P': deviation(0, true),
  STDEVP: deviation(0, true),
  'VAR.S': deviation(1, false),
  VAR: deviation(1, false),
  'VAR.P': deviation(0, false),
  VARP: deviation(0, false),
};
