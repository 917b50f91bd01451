import { toNumber as knownNumber } from '../../formula/evaluate/coerce';
import { isCellError, type CellError } from '../../core/cellValue';
import { errorNumber } from '../ir/pass';
import { Reference } from '../../formula/evaluate/reference';
import type { NodeId } from '../ir/graph';
import { itemsOf, itemsOfArgument, type FunctionLowering, type Item, type LoweringTable } from './functionLowering';
import { isChoice, isKnown, isLoweredMatrix, isUncertain, MaskedMatrix, UncertainReference, type Matrix, type Scalar, type Uncertain } from './lowered';
import { arrayFrame } from './frames';
import type { Lowering } from './lowering';
import { broadcastMasked, isAlways, lineCount, presence, whereThere } from './masks';
import { WholeFormula } from './problem';

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
  for (const item of items) {
    const { value, direct } = item;
    if (item.failure === true) uncertain.push({ value: columns.toNumber(value), present: lowering.graph.truth(false) });
    else if (item.present !== null) {
      const counted = countedWhereThere(lowering, value, direct, item.present);
      if (counted !== null) uncertain.push(counted);
    } else if (isKnown(value)) {
      if (typeof value === 'number') known.push(value);
      else if (direct || (value !== null && isCellError(value))) {
        const number = knownNumber(value, workbook.date1904);
        if (typeof number === 'number') known.push(number);
        else if (uncertain.every((earlier) => earlier.value.error === null)) return number;
        else {
          uncertain.push({ value: columns.error(number), present: null });
          break;
        }
      }
    } else if (isUncertain(value)) {
      if (value.type === 'number' || direct) uncertain.push({ value: columns.toNumber(value), present: null });
      else if (value.error !== null) uncertain.push({ value: onlyError(lowering, value), present: lowering.graph.truth(false) });
    } else if (direct) uncertain.push({ value: columns.toNumber(value), present: null });
    else uncertain.push(countedChoice(lowering, value));
  }
  return { known, uncertain };
}

/** An element that is there in some trials only; null for one that never counts. */
function countedWhereThere(lowering: Lowering, value: Scalar, direct: boolean, present: NodeId): Counted | null {
  const { graph } = lowering;
  if (isChoice(value) && !direct) {
    const { value: number, present: counts } = countedChoice(lowering, value);
    return { value: whereThere(lowering, present, number), present: graph.and(present, counts!) };
  }
  if (isUncertain(value) && value.type === 'boolean' && !direct) {
    return value.error === null ? null : { value: whereThere(lowering, present, onlyError(lowering, value)), present: graph.truth(false) };
  }
  if (isKnown(value) && !direct && typeof value !== 'number' && !(value !== null && isCellError(value))) return null;
  return { value: whereThere(lowering, present, value), present };
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

/** What stands in place of a number that is not counted. */
function inPlace({ graph }: Lowering, { value, present }: Counted, otherwise: number): NodeId {
  return present === null ? value.node : graph.carryFault(graph.select(present, value.node, graph.constant(otherwise)), [value.node]);
}

function total(lowering: Lowering, { known, uncertain }: Numbers): Uncertain {
  const { columns, graph } = lowering;
  let sum = graph.constant(known.reduce((all, number) => all + number, 0));
  for (const counted of uncertain) sum = graph.sum(sum, inPlace(lowering, counted, 0));
  return columns.number(sum, uncertain.map(({ value }) => value));
}

/** How many numbers there are; a constant unless some cell is a number in some trials only. */
function count({ graph }: Lowering, { known, uncertain }: Numbers): NodeId {
  let all = graph.constant(known.length + uncertain.filter(({ present }) => present === null).length);
  for (const { present } of uncertain) if (present !== null) all = graph.sum(all, graph.numberOf(present));
  return all;
}

/** True where all numbers count in every trial. */
function areAllThere({ uncertain }: Numbers): boolean {
  return uncertain.every(({ present }) => present === null);
}

function average(lowering: Lowering, numbers: Numbers): Uncertain {
  const { columns } = lowering;
  return columns.quotient(total(lowering, numbers), columns.number(count(lowering, numbers), []));
}

function product(lowering: Lowering, numbers: Numbers): Scalar {
  const { columns, graph } = lowering;
  const { known, uncertain } = numbers;
  if (known.length + uncertain.length === 0) return 0;
  let all = graph.constant(known.reduce((value, number) => value * number, 1));
  for (const counted of uncertain) all = graph.product(all, inPlace(lowering, counted, 1));
  return columns.number(orZero(lowering, numbers, all), uncertain.map(({ value }) => value));
}

/** 0 in trials in which there is no number, but for the errors met. */
function orZero(lowering: Lowering, numbers: Numbers, value: NodeId): NodeId {
  const { graph } = lowering;
  if (areAllThere(numbers)) return value;
  const some = graph.compare('less', graph.constant(0), count(lowering, numbers));
  return graph.carryFault(graph.select(some, value, graph.constant(0)), numbers.uncertain.map((one) => one.value.node));
}

function extreme(operation: 'minimum' | 'maximum'): FunctionLowering {
  const farthest = operation === 'minimum' ? Number.MAX_VALUE : -Number.MAX_VALUE;
  return aggregate((lowering, numbers) => {
    const { columns, graph } = lowering;
    const { known, uncertain } = numbers;
    const candidates = uncertain.map((counted) => inPlace(lowering, counted, farthest));
    if (known.length > 0) candidates.unshift(graph.constant(known.reduce((best, number) => (operation === 'minimum' ? Math.min(best, number) : Math.max(best, number)))));
    if (candidates.length === 0) return 0;
    const best = candidates.reduce((one, other) => graph.binary(operation, one, other));
    const values = uncertain.map(({ value }) => value);
    return columns.number(graph.carryFault(orZero(lowering, numbers, best), values.map(({ node }) => node)), values);
  });
}

const sumOfSquares = aggregate((lowering, numbers) => {
  const { columns, graph } = lowering;
  const squares = numbers.uncertain.map(({ value, present }) => ({ value: columns.number(graph.product(value.node, value.node), [value]), present }));
  return total(lowering, { known: numbers.known.map((number) => number * number), uncertain: squares });
});

/** COUNT passes errors over; COUNTA counts whatever is not empty. */
function counting(counts: (lowering: Lowering, item: Item) => NodeId | null): FunctionLowering {
  return (lowering, node, frame) => {
    const { columns, graph } = lowering;
    let all = graph.constant(0);
    for (const item of itemsOf(lowering, node, frame)) {
      const mask = counts(lowering, item);
      if (mask === null) return null;
      all = graph.sum(all, graph.numberOf(item.present === null ? mask : graph.and(item.present, mask)));
    }
    return { value: columns.number(all, []) };
  };
}

/** The trials in which an item is a number, or reads as one where it was written as an argument. */
function isNumber(lowering: Lowering, { value, direct, failure }: Item): NodeId | null {
  const { graph, workbook } = lowering;
  if (failure === true) return graph.truth(false);
  if (isKnown(value)) return graph.truth(typeof value === 'number' || (direct && typeof knownNumber(value, workbook.date1904) === 'number'));
  if (isUncertain(value)) return value.type === 'number' || direct ? graph.isSound(value.node) : graph.truth(false);
  return choiceOf(lowering, value, (option) => isNumber(lowering, { value: option, direct, present: null }));
}

function isFilled(lowering: Lowering, { value, direct, failure }: Item): NodeId | null {
  const { graph } = lowering;
  if (failure === true) return graph.not(graph.isSound((value as Uncertain).node));
  if (isKnown(value)) return graph.truth(direct || value !== null);
  return isUncertain(value) ? graph.truth(true) : choiceOf(lowering, value, (option) => graph.truth(direct || option !== null));
}

function choiceOf({ columns, graph }: Lowering, value: Scalar, maskOf: (option: Scalar) => NodeId | null): NodeId | null {
  if (!isChoice(value)) return null;
  const masks = value.options.map(maskOf);
  if (masks.includes(null)) return null;
  const picked = columns.pick(value.index, masks.map((mask) => columns.number(graph.numberOf(mask!), [])));
  return graph.nonZero(columns.toNumber(picked).node);
}

const sumProduct: FunctionLowering = (lowering, { args }, frame) => {
  const arrays = args.map((argument) => lowering.array(lowering.lower(argument, arrayFrame(frame))));
  if (arrays.length === 0) return null;
  if (arrays.some((array) => array instanceof MaskedMatrix)) return { value: maskedProduct(lowering, arrays) };
  const matrices = arrays.map((array): Matrix => (isLoweredMatrix(array) ? array : [[array as Scalar]]));
  const [first, ...others] = matrices;
  const width = first![0]?.length ?? 0;
  if (others.some((matrix) => matrix.length !== first!.length || matrix[0]?.length !== width)) return { value: { error: '#VALUE!' } };
  const terms = first!.flatMap((line, row) => line.map((_, column): Term => ({ factors: matrices.map((matrix) => matrix[row]![column]!), present: null })));
  const value = sumOfProducts(lowering, terms, []);
  return value === null ? null : { value };
};

/** Elements that are multiplied, in the trials in which they are there. */
interface Term {
  readonly factors: readonly Scalar[];
  readonly present: NodeId | null;
}

/** Arrays whose lines are there in the same trials. */
function maskedProduct(lowering: Lowering, arrays: readonly (Scalar | Matrix | MaskedMatrix)[]): Scalar {
  const shape = broadcastMasked(lowering, arrays, () => 0);
  if (shape.otherwise !== null || !arrays.every((array) => array instanceof MaskedMatrix)) throw new WholeFormula();
  const terms = shape.values.flatMap((line, row) => line.map((_, column): Term => ({ factors: arrays.map(({ values }) => values[row]![column]!), present: presence(lowering.graph, shape, row, column) })));
  const value = sumOfProducts(lowering, terms, shape.failure === null ? [] : [shape.failure]);
  if (value === null) throw new WholeFormula();
  return value;
}

function sumOfProducts(lowering: Lowering, all: readonly Term[], failures: readonly Uncertain[]): Scalar | null {
  const { columns, graph } = lowering;
  const terms: Uncertain[] = [...failures];
  let knownTotal = 0;
  for (const { factors, present } of all) {
    const error = factors.find((factor) => isKnown(factor) && factor !== null && isCellError(factor));
    if (factors.some(isChoice)) return null;
    if (error === undefined && present === null && factors.every(isKnown)) knownTotal += factors.reduce<number>((term, factor) => term * (typeof factor === 'number' ? factor : 0), 1);
    else {
      const term = error === undefined ? rowProduct(lowering, factors) : columns.toNumber(error);
      terms.push(present === null ? term : whereThere(lowering, present, term));
    }
  }
  let sum = graph.constant(knownTotal);
  for (const term of terms) sum = graph.sum(sum, term.node);
  return columns.number(sum, terms);
}

/** The product of one element of each array: whatever is not a number counts as 0. */
function rowProduct({ columns, graph }: Lowering, factors: readonly Scalar[]): Uncertain {
  const numbers = factors.map((factor) => {
    if (isUncertain(factor)) return factor.type === 'number' ? factor : columns.number(graph.carryFault(graph.constant(0), [factor.node]), [factor]);
    return columns.constant(typeof factor === 'number' ? factor : 0);
  });
  return columns.number(numbers.map(({ node }) => node).reduce((one, other) => graph.product(one, other)), numbers);
}

/** All numbers in rising order, by a network of comparisons, with those that are not counted at one end; null where there are too many. */
export function sorted(lowering: Lowering, { known, uncertain }: Numbers, uncountedFirst = false): NodeId[] | null {
  const { graph } = lowering;
  if (known.length + uncertain.length > MOST_SORTED) return null;
  const uncounted = uncountedFirst ? -Number.MAX_VALUE : Number.MAX_VALUE;
  const nodes = [...known.map((number) => graph.constant(number)), ...uncertain.map((counted) => inPlace(lowering, counted, uncounted))];
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
  const order = areAllThere(numbers) ? sorted(lowering, numbers) : null;
  if (order === null || order.length === 0) return null;
  const { graph, columns } = lowering;
  const middle = order.length >> 1;
  const node = order.length % 2 === 1 ? order[middle]! : graph.product(graph.sum(order[middle - 1]!, order[middle]!), graph.constant(0.5));
  return columns.number(graph.carryFault(node, numbers.uncertain.map(({ value }) => value.node)), numbers.uncertain.map(({ value }) => value));
});

/** LARGE and SMALL with a known rank; more than there are numbers is #NUM!. */
function ranked(fromTop: boolean): FunctionLowering {
  return (lowering, node, frame) => {
    const { columns, graph } = lowering;
    const [values, rank] = node.args;
    if (values === undefined || rank === undefined || node.args.length !== 2) return null;
    const wanted = lowering.scalar(rank, frame);
    if (typeof wanted !== 'number') return null;
    const numbers = numbersOf(lowering, itemsOfArgument(lowering, values, frame));
    if (isCellError(numbers)) return { value: numbers };
    const order = sorted(lowering, numbers, fromTop);
    const position = Math.ceil(wanted);
    const chosen = order?.[fromTop ? order.length - position : position - 1];
    if (chosen === undefined) return null;
    const operands = numbers.uncertain.map(({ value }) => value);
    const enough = graph.compare('lessOrEqual', graph.constant(position), count(lowering, numbers));
    const found = isAlways(graph, enough, true) ? chosen : graph.select(enough, chosen, graph.constant(NaN));
    return { value: columns.number(graph.carryFault(found, operands.map(({ node: one }) => one)), operands, graph.constant(errorNumber('#NUM!'))) };
  };
}

/** PERCENTILE and QUARTILE with ends included, of a share that is the same in every trial: between two neighbours in order. */
function percentile(shareOf: (given: number) => number): FunctionLowering {
  return (lowering, node, frame) => {
    const { columns, graph } = lowering;
    const [values, wanted] = node.args;
    if (values === undefined || wanted === undefined || node.args.length !== 2) return null;
    const given = lowering.scalar(wanted, frame);
    const numbers = numbersOf(lowering, itemsOfArgument(lowering, values, frame));
    if (typeof given !== 'number' || isCellError(numbers) || !areAllThere(numbers)) return null;
    const share = shareOf(given);
    const order = share >= 0 && share <= 1 ? sorted(lowering, numbers) : null;
    if (order === null || order.length === 0) return null;
    const position = share * (order.length - 1);
    const below = Math.floor(position);
    const [low, high] = [order[below]!, order[Math.min(below + 1, order.length - 1)]!];
    const found = graph.sum(low, graph.product(graph.constant(position - below), graph.difference(high, low)));
    const operands = numbers.uncertain.map(({ value }) => value);
    return { value: columns.number(graph.carryFault(found, operands.map((operand) => operand.node)), operands) };
  };
}

const ofShare = percentile((share) => share);
const ofQuarters = percentile((quarter) => Math.trunc(quarter) / 4);

/** Variance of a sample (divisor n − 1) or of a population (n), from the deviations from the mean. */
function variance(lowering: Lowering, numbers: Numbers, lost: 0 | 1): Uncertain {
  const { columns, graph } = lowering;
  const all = [...numbers.known.map((number): Counted => ({ value: columns.constant(number), present: null })), ...numbers.uncertain];
  if (all.length <= lost) return columns.error({ error: '#DIV/0!' });
  const size = count(lowering, numbers);
  const mean = graph.quotient(total(lowering, numbers).node, size);
  let squares = graph.constant(0);
  for (const counted of all) {
    const deviation = graph.difference(inPlace(lowering, counted, 0), mean);
    const square = graph.product(deviation, deviation);
    squares = graph.sum(squares, counted.present === null ? square : graph.select(counted.present, square, graph.constant(0)));
  }
  const values = all.map(({ value }) => value);
  const enough = graph.compare('less', graph.constant(lost), size);
  const node = graph.quotient(squares, graph.difference(size, graph.constant(lost)));
  const code = graph.select(enough, graph.constant(errorNumber('#NUM!')), graph.constant(errorNumber('#DIV/0!')));
  const found = isAlways(graph, enough, true) ? node : graph.select(enough, node, graph.constant(NaN));
  return columns.number(graph.carryFault(found, values.map((value) => value.node)), values, code);
}

function deviation(lost: 0 | 1, root: boolean): FunctionLowering {
  return aggregate((lowering, numbers) => {
    const square = variance(lowering, numbers, lost);
    if (!root) return square;
    return lowering.columns.number(lowering.graph.unary('squareRoot', square.node), [square]);
  });
}

/** ROWS and COLUMNS: of a reference its extent, whatever its cells hold. */
function sizeOf(of: 'rows' | 'columns'): FunctionLowering {
  return (lowering, { args }, frame) => {
    const { columns, graph } = lowering;
    const [node] = args;
    if (node === undefined || args.length > 1) return null;
    const given = lowering.lower(node, arrayFrame(frame));
    if (given instanceof Reference) {
      const area = given.single;
      if (area === undefined) return { value: { error: '#REF!' } };
      return { value: of === 'rows' ? area.bottom - area.top + 1 : area.right - area.left + 1 };
    }
    if (given instanceof UncertainReference) {
      const { node: size } = of === 'rows' ? given.height : given.width;
      const value = columns.number(size, []);
      return { value: given.failure === null ? value : columns.carryError(value, given.failure) };
    }
    const array = lowering.array(given);
    if (array instanceof MaskedMatrix) return { value: lineCount(lowering, array, of) };
    if (isLoweredMatrix(array)) return { value: of === 'rows' ? array.length : array[0]!.length };
    if (isChoice(array)) return null;
    if (isKnown(array)) return { value: array !== null && isCellError(array) ? array : 1 };
    return { value: columns.number(graph.carryFault(graph.constant(1), [array.node]), [array]) };
  };
}

export const aggregateLowerings: LoweringTable = {
  SUM: aggregate(total),
  AVERAGE: aggregate(average),
  PRODUCT: aggregate(product),
  MIN: extreme('minimum'),
  MAX: extreme('maximum'),
  COUNT: counting(isNumber),
  COUNTA: counting(isFilled),
  ROWS: sizeOf('rows'),
  COLUMNS: sizeOf('columns'),
  SUMSQ: sumOfSquares,
  SUMPRODUCT: sumProduct,
  MEDIAN: median,
  LARGE: ranked(true),
  SMALL: ranked(false),
  'PERCENTILE.INC': ofShare,
  PERCENTILE: ofShare,
  'QUARTILE.INC': ofQuarters,
  QUARTILE: ofQuarters,
  'STDEV.S': deviation(1, true),
  STDEV: deviation(1, true),
  'STDEV.P': deviation(0, true),
  STDEVP: deviation(0, true),
  'VAR.S': deviation(1, false),
  VAR: deviation(1, false),
  'VAR.P': deviation(0, false),
  VARP: deviation(0, false),
};
