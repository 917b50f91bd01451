import { exp, log, pow } from '../../core/special/elementary';
import { sameNumber } from '../../formula/evaluate/compare';
import { NOISE } from './noise';
import { ANYTHING, binaryInterval, exactly, hull, mayFault, unaryInterval, type Interval } from './interval';
import { isMaskOperation, type BinaryOperation, type ComparisonOperation, type Operation, type UnaryOperation } from './operation';
import type { Pass } from './pass';

/** Position of a node in its graph. Operands always stand before the node that uses them. */
export type NodeId = number;

export interface GraphNode extends Interval {
  readonly operation: Operation;
  readonly operands: readonly NodeId[];
  /** The constant; or the number of the input, table or pass the node refers to. */
  readonly value: number;
}

const MASK: Interval = { low: 0, high: 1, nan: false, whole: true };

/**
 * The model as a graph of column operations. Equal sub-expressions become one node, constants fold,
 * and identities that hold for every number (faults included) are applied as nodes are added.
 */
export class Graph {
  readonly nodes: GraphNode[] = [];
  readonly tables: Float64Array[] = [];
  readonly passes: Pass[] = [];
  private readonly known = new Map<string, NodeId>();
  private readonly knownTables = new Map<string, number>();
  private readonly knownPasses = new Map<string, number>();

  node(id: NodeId): GraphNode {
    return this.nodes[id]!;
  }

  constant(value: number): NodeId {
    return this.add('constant', [], value, exactly(value));
  }

  truth(value: boolean): NodeId {
    return this.add('truth', [], value ? 1 : 0, MASK);
  }

  /** Column number `index` of the sampled inputs, known to stay within the bounds. */
  input(index: number, low: number, high: number, whole = false): NodeId {
    return this.add('input', [], index, { low, high, nan: false, whole });
  }

  unary(operation: UnaryOperation, a: NodeId): NodeId {
    const operand = this.node(a);
    if (operand.operation === 'constant') return this.constant(unaryValue(operation, operand.value));
    if (operation === 'negate' && operand.operation === 'negate') return operand.operands[0]!;
    if (operation === 'absolute' && operand.low >= 0) return a;
    if (operand.whole && (operation === 'floor' || operation === 'ceiling' || operation === 'truncate')) return a;
    return this.add(operation, [a], 0, unaryInterval(operation, operand));
  }

  binary(operation: BinaryOperation, a: NodeId, b: NodeId): NodeId {
    const left = this.node(a);
    const right = this.node(b);
    if (left.operation === 'constant' && right.operation === 'constant') {
      return this.constant(binaryValue(operation, left.value, right.value));
    }
    const simpler = this.simplified(operation, a, b);
    if (simpler !== null) return simpler;
    const swap = (operation === 'add' || operation === 'multiply') && (left.operation === 'constant' || (right.operation !== 'constant' && a > b));
    return this.add(operation, swap ? [b, a] : [a, b], 0, binaryInterval(operation, left, right));
  }

  sum(a: NodeId, b: NodeId): NodeId {
    return this.binary('add', a, b);
  }

  difference(a: NodeId, b: NodeId): NodeId {
    return this.binary('subtract', a, b);
  }

  product(a: NodeId, b: NodeId): NodeId {
    return this.binary('multiply', a, b);
  }

  quotient(a: NodeId, b: NodeId): NodeId {
    return this.carryFault(this.binary('divide', a, b), this.mayBeInfinite(b) ? [b] : []);
  }

  compare(operation: ComparisonOperation, a: NodeId, b: NodeId): NodeId {
    const left = this.node(a);
    const right = this.node(b);
    if (left.operation === 'constant' && right.operation === 'constant') return this.truth(comparisonValue(operation, left.value, right.value));
    if (!left.nan && !right.nan) {
      const settled = settledComparison(operation, left, right);
      if (settled !== null) return this.truth(settled);
    }
    if (operation === 'alike' && this.comparesExactly(left, right)) return this.compare('equal', a, b);
    const swap = (operation === 'equal' || operation === 'alike') && (left.operation === 'constant' || (right.operation !== 'constant' && a > b));
    return this.add(operation, swap ? [b, a] : [a, b], 0, MASK);
  }

  and(a: NodeId, b: NodeId): NodeId {
    const left = this.node(a);
    const right = this.node(b);
    if (left.operation === 'truth') return left.value === 1 ? b : a;
    if (right.operation === 'truth') return right.value === 1 ? a : b;
    return a === b ? a : this.add('and', a > b ? [b, a] : [a, b], 0, MASK);
  }

  or(a: NodeId, b: NodeId): NodeId {
    const left = this.node(a);
    const right = this.node(b);
    if (left.operation === 'truth') return left.value === 1 ? a : b;
    if (right.operation === 'truth') return right.value === 1 ? b : a;
    return a === b ? a : this.add('or', a > b ? [b, a] : [a, b], 0, MASK);
  }

  not(a: NodeId): NodeId {
    const operand = this.node(a);
    if (operand.operation === 'truth') return this.truth(operand.value === 0);
    if (operand.operation === 'not') return operand.operands[0]!;
    return this.add('not', [a], 0, MASK);
  }

  /** `whenTrue` where the mask holds, else `whenFalse`; a fault in the branch not taken has no effect. */
  select(mask: NodeId, whenTrue: NodeId, whenFalse: NodeId): NodeId {
    const condition = this.node(mask);
    if (condition.operation === 'truth') return condition.value === 1 ? whenTrue : whenFalse;
    if (whenTrue === whenFalse) return whenTrue;
    if (condition.operation === 'not') return this.select(condition.operands[0]!, whenFalse, whenTrue);
    return this.add('select', [mask, whenTrue, whenFalse], 0, hull(this.node(whenTrue), this.node(whenFalse)));
  }

  /** 1 where the mask holds, else 0. */
  numberOf(mask: NodeId): NodeId {
    return this.select(mask, this.constant(1), this.constant(0));
  }

  /** The mask of a number column read as a condition: true where it is not zero. */
  nonZero(a: NodeId): NodeId {
    const node = this.node(a);
    if (node.operation === 'select' && this.isConstant(node.operands[1]!, 1) && this.isConstant(node.operands[2]!, 0)) return node.operands[0]!;
    if (node.operation === 'select' && this.isConstant(node.operands[1]!, 0) && this.isConstant(node.operands[2]!, 1)) return this.not(node.operands[0]!);
    return this.not(this.compare('equal', a, this.constant(0)));
  }

  /** Entry `index` (from 0, fraction cut) of a table of numbers; a fault in the index becomes a fault of the result. */
  lookup(table: Float64Array, index: NodeId): NodeId {
    const position = this.node(index);
    if (position.operation === 'constant') return this.constant(table[lookupIndex(position.value, table.length)]!);
    let bounds = exactly(table[0]!);
    for (const entry of table) bounds = hull(bounds, exactly(entry));
    return this.carryFault(this.add('lookup', [index], this.tableNumber(table), bounds), [index]);
  }

  /** How many entries of an ascending table are not above the number; faults are carried. */
  search(table: Float64Array, a: NodeId): NodeId {
    const operand = this.node(a);
    if (operand.operation === 'constant') return this.constant(countNotAbove(table, operand.value));
    if (table.length === 0) return this.carryFault(this.constant(0), [a]);
    const found = this.add('search', [a], this.tableNumber(table), { low: 0, high: table.length, nan: false, whole: true });
    return this.carryFault(found, [a]);
  }

  /** A column computed by a pass of its own (an iteration, a call per trial). */
  pass(pass: Pass, operands: readonly NodeId[]): NodeId {
    return this.add('pass', operands, this.passNumber(pass), ANYTHING);
  }

  /** The error codes beside a pass: 0 where it has a value. */
  passError(pass: NodeId): NodeId {
    return this.add('passError', [pass], 0, { low: 0, high: 14, nan: false, whole: true });
  }

  /** `value`, made a fault wherever one of the suspects is one. Free where none of them can be. */
  carryFault(value: NodeId, suspects: readonly NodeId[]): NodeId {
    let carried = value;
    for (const suspect of new Set(suspects)) {
      if (!this.mayFault(suspect)) continue;
      carried = this.sum(carried, this.product(suspect, this.constant(0)));
    }
    return carried;
  }

  /** True where the number is finite, that is: not a fault. */
  isSound(a: NodeId): NodeId {
    if (!this.mayFault(a)) return this.truth(true);
    return this.compare('equal', this.difference(a, a), this.constant(0));
  }

  mayFault(a: NodeId): boolean {
    return mayFault(this.node(a));
  }

  mayBeInfinite(a: NodeId): boolean {
    const { low, high } = this.node(a);
    return low === -Infinity || high === Infinity;
  }

  isMask(a: NodeId): boolean {
    return isMaskOperation(this.node(a).operation);
  }

  /** Whole numbers, and zero against anything, have no sixteenth digit to disagree in. */
  private comparesExactly(left: GraphNode, right: GraphNode): boolean {
    if (isZero(left) || isZero(right)) return true;
    return left.whole && right.whole && magnitude(left) < LARGEST_EXACT && magnitude(right) < LARGEST_EXACT;
  }

  private isConstant(a: NodeId, value: number): boolean {
    const node = this.node(a);
    return node.operation === 'constant' && node.value === value;
  }

  private simplified(operation: BinaryOperation, a: NodeId, b: NodeId): NodeId | null {
    switch (operation) {
      case 'add':
        return this.isConstant(b, 0) ? a : this.isConstant(a, 0) ? b : null;
      case 'subtract':
        if (this.isConstant(b, 0)) return a;
        return a === b && !this.mayFault(a) ? this.constant(0) : null;
      case 'multiply':
        if (this.isConstant(b, 1)) return a;
        if (this.isConstant(a, 1)) return b;
        if (this.isConstant(b, 0) && !this.mayFault(a)) return this.constant(0);
        return this.isConstant(a, 0) && !this.mayFault(b) ? this.constant(0) : null;
      case 'divide':
        return this.isConstant(b, 1) ? a : null;
      case 'minimum':
        return this.smaller(a, b);
      case 'maximum': {
        const smaller = this.smaller(a, b);
        return smaller === null ? null : smaller === a ? b : a;
      }
      case 'power':
        return this.isConstant(b, 1) ? a : null;
      case 'settle':
        return this.isBeyondNoise(a, b) ? a : null;
    }
  }

  /** A whole number, or one that is never small beside the other, holds no noise. */
  private isBeyondNoise(a: NodeId, b: NodeId): boolean {
    const value = this.node(a);
    const beside = this.node(b);
    return value.whole || (!beside.nan && Math.max(value.low, -value.high) > NOISE * magnitude(beside));
  }

  /** The one of the two that is not above the other in any trial, where the bounds tell. */
  private smaller(a: NodeId, b: NodeId): NodeId | null {
    const first = this.node(a);
    const second = this.node(b);
    if (first.nan || second.nan) return null;
    if (first.high <= second.low) return a;
    return second.high <= first.low ? b : null;
  }

  /** By node: 1 where its value comes, in part, from a pass. */
  iterated(): Uint8Array {
    const depends = new Uint8Array(this.nodes.length);
    this.nodes.forEach(({ operation, operands }, id) => {
      if (operation === 'pass' || operands.some((operand) => depends[operand] === 1)) depends[id] = 1;
    });
    return depends;
  }

  private tableNumber(table: Float64Array): number {
    const key = table.join();
    let number = this.knownTables.get(key);
    if (number === undefined) {
      number = this.tables.push(table) - 1;
      this.knownTables.set(key, number);
    }
    return number;
  }

  private passNumber(pass: Pass): number {
    if (pass.kind === 'call' || pass.kind === 'recalculation') return this.passes.push(pass) - 1;
    const key = JSON.stringify(pass);
    let number = this.knownPasses.get(key);
    if (number === undefined) {
      number = this.passes.push(pass) - 1;
      this.knownPasses.set(key, number);
    }
    return number;
  }

  private add(operation: Operation, operands: readonly NodeId[], value: number, interval: Interval): NodeId {
    const key = `${operation} ${operands.join()} ${Object.is(value, -0) ? '-0' : value}`;
    let id = this.known.get(key);
    if (id === undefined) {
      const { low, high, nan, whole } = interval;
      id = this.nodes.push({ operation, operands, value, low, high, nan, whole }) - 1;
      this.known.set(key, id);
    }
    return id;
  }
}

export function unaryValue(operation: UnaryOperation, a: number): number {
  switch (operation) {
    case 'negate':
      return -a;
    case 'absolute':
      return Math.abs(a);
    case 'squareRoot':
      return Math.sqrt(a);
    case 'floor':
      return Math.floor(a);
    case 'ceiling':
      return Math.ceil(a);
    case 'truncate':
      return Math.trunc(a);
    case 'exponential':
      return exp(a);
    case 'logarithm':
      return log(a);
  }
}

export function binaryValue(operation: BinaryOperation, a: number, b: number): number {
  switch (operation) {
    case 'add':
      return a + b;
    case 'subtract':
      return a - b;
    case 'multiply':
      return a * b;
    case 'divide':
      return a / b;
    case 'minimum':
      return b < a ? b : a;
    case 'maximum':
      return a < b ? b : a;
    case 'power':
      return pow(a, b);
    case 'settle':
      return Math.abs(a) < NOISE * Math.abs(b) ? 0 : a;
  }
}

export function comparisonValue(operation: ComparisonOperation, a: number, b: number): boolean {
  switch (operation) {
    case 'less':
      return a < b;
    case 'lessOrEqual':
      return a <= b;
    case 'equal':
      return a === b;
    case 'alike':
      return sameNumber(a, b);
  }
}

/** The fraction is cut, values outside the table (and NaN) go to its ends. */
export function lookupIndex(position: number, length: number): number {
  return position >= 1 ? Math.min(Math.trunc(position), length - 1) : 0;
}

/** Binary search; NaN counts none. O(log n). */
export function countNotAbove(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whole numbers up to here are told apart by their first fifteen digits. */
const LARGEST_EXACT = 1e15;

/** Numbers further apart than this share of their size differ within fifteen digits. */
const CERTAINLY_UNLIKE = 1e-12;

function isZero(node: GraphNode): boolean {
  return node.operation === 'constant' && node.value === 0;
}

function magnitude({ low, high }: Interval): number {
  return Math.max(-low, high);
}

function settledComparison(operation: ComparisonOperation, left: Interval, right: Interval): boolean | null {
  switch (operation) {
    case 'less':
      return left.high < right.low ? true : left.low >= right.high ? false : null;
    case 'lessOrEqual':
      return left.high <= right.low ? true : left.low > right.high ? false : null;
    case 'equal':
      return left.high < right.low || left.low > right.high ? false : null;
    case 'alike': {
      const gap = Math.max(right.low - left.high, left.low - right.high);
      return gap > CERTAINLY_UNLIKE * Math.max(magnitude(left), magnitude(right)) ? false : null;
    }
  }
}
