import { NEARLY_ALIKE } from '../kernels/columnKernels';
import { NOISE } from '../ir/noise';
import type { Program, ProgramNode } from '../ir/program';
import { FunctionWriter, type Local, type VectorInstruction } from './functionWriter';
import { BYTES_PER_NUMBER, type MemoryLayout, type Place } from './memoryLayout';

/** Bytes of one vector: two trials. */
export const VECTOR_BYTES = 16;

/** Deeper expressions are cut by a local variable, so that writing them cannot exhaust the stack. */
const DEEPEST_EXPRESSION = 64;

/** Up to this many entries, comparing with each beats a binary search. */
const LONGEST_COMPARED_TABLE = 8;

/** Numbers of the functions that straight code calls. */
export interface HelperNumbers {
  readonly search: number;
  readonly exponential: number;
  readonly logarithm: number;
  readonly power: number;
  readonly alike: number;
}

/** The parameters of every evaluating function: byte offsets of the first trial in block and strip columns, and of the end in block columns. */
export const STRIP_PARAMETERS = ['i32', 'i32', 'i32'] as const;
export const BLOCK_OFFSET: Local = 0;
export const STRIP_OFFSET: Local = 1;
export const BLOCK_END: Local = 2;

const binaryInstructions: Partial<Record<ProgramNode['operation'], VectorInstruction>> = {
  add: 'f64Add',
  subtract: 'f64Subtract',
  multiply: 'f64Multiply',
  divide: 'f64Divide',
  minimum: 'f64PseudoMinimum',
  maximum: 'f64PseudoMaximum',
  less: 'f64Less',
  lessOrEqual: 'f64LessOrEqual',
  equal: 'f64Equal',
  and: 'and',
  or: 'or',
};

const unaryInstructions: Partial<Record<ProgramNode['operation'], VectorInstruction>> = {
  negate: 'f64Negate',
  absolute: 'f64Absolute',
  squareRoot: 'f64SquareRoot',
  floor: 'f64Floor',
  ceiling: 'f64Ceiling',
  truncate: 'f64Truncate',
  not: 'not',
};

/** One stretch of straight code as a function that evaluates two trials per turn of its loop. */
export function straightFunction(program: Program, layout: MemoryLayout, nodes: readonly number[], helpers: HelperNumbers): FunctionWriter {
  return new StraightWriter(program, layout, nodes, helpers).write();
}

class StraightWriter {
  private readonly writer = new FunctionWriter(STRIP_PARAMETERS);
  private readonly here: ReadonlySet<number>;
  private readonly uses = new Map<number, number>();
  private readonly depths = new Map<number, number>();
  private readonly locals = new Map<number, Local>();

  constructor(
    private readonly program: Program,
    private readonly layout: MemoryLayout,
    private readonly nodes: readonly number[],
    private readonly helpers: HelperNumbers,
  ) {
    this.here = new Set(nodes);
    for (const node of nodes) {
      for (const operand of program.nodes[node]!.operands) this.uses.set(operand, (this.uses.get(operand) ?? 0) + 1);
    }
  }

  write(): FunctionWriter {
    const { writer } = this;
    writer.begin('loop');
    for (const node of this.nodes) {
      const place = this.layout.places[node]!;
      if (place === null && this.isInline(node)) continue;
      if (place !== null) this.address(place);
      this.expression(node);
      if ((this.uses.get(node) ?? 0) > 0) {
        const local = writer.local('v128');
        this.locals.set(node, local);
        if (place === null) writer.set(local);
        else writer.tee(local);
      }
      if (place !== null) writer.store(place.address);
    }
    writer.get(STRIP_OFFSET).i32(VECTOR_BYTES).plain('i32Add').set(STRIP_OFFSET);
    writer.get(BLOCK_OFFSET).i32(VECTOR_BYTES).plain('i32Add').tee(BLOCK_OFFSET);
    writer.get(BLOCK_END).plain('i32LessUnsigned').branch('branchIf', 0).end();
    return writer;
  }

  /** True for a value used once, by code close enough to be written inside that use. */
  private isInline(node: number): boolean {
    if (this.uses.get(node) !== 1) return false;
    const depth = 1 + Math.max(0, ...this.program.nodes[node]!.operands.map((operand) => this.depths.get(operand) ?? 0));
    if (depth > DEEPEST_EXPRESSION) return false;
    this.depths.set(node, depth);
    return true;
  }

  private address(place: Place): void {
    this.writer.get(place.scope === 'block' ? BLOCK_OFFSET : STRIP_OFFSET);
  }

  /** Leaves the value of a node on the stack. */
  private value(node: number): void {
    const { operation, value } = this.program.nodes[node]!;
    const local = this.locals.get(node);
    if (operation === 'constant') this.writer.pair(value);
    else if (operation === 'truth') this.writer.words(value === 1 ? -1 : 0);
    else if (local !== undefined) this.writer.get(local);
    else if (this.here.has(node)) this.expression(node);
    else this.loaded(node);
  }

  private loaded(node: number): void {
    const place = this.layout.places[node]!;
    this.address(place);
    this.writer.load('load', place.address);
    if ((this.uses.get(node) ?? 0) < 2) return;
    const local = this.writer.local('v128');
    this.locals.set(node, local);
    this.writer.tee(local);
  }

  private expression(node: number): void {
    const { writer } = this;
    const { operation, operands, value } = this.program.nodes[node]!;
    const [a, b, c] = operands as [number, number, number];
    const binary = binaryInstructions[operation];
    const unary = unaryInstructions[operation];
    if (binary !== undefined) {
      this.value(a);
      this.value(b);
      writer.vector(binary);
    } else if (unary !== undefined) {
      this.value(a);
      writer.vector(unary);
    } else if (operation === 'select') this.select(a, b, c);
    else if (operation === 'lookup') this.lookup(value, a);
    else if (operation === 'search') this.search(value, a);
    else if (operation === 'exponential' || operation === 'logarithm') {
      this.value(a);
      writer.call(this.helpers[operation]);
    } else if (operation === 'power') {
      this.value(a);
      this.value(b);
      writer.call(this.helpers.power);
    } else if (operation === 'settle') this.settle(a, b);
    else if (operation === 'alike') this.alike(a, b);
    else throw new Error(`no instruction for ${operation}`);
  }

  private isZero(node: number): boolean {
    const { operation, value } = this.program.nodes[node]!;
    return operation === 'constant' && Object.is(value, 0);
  }

  private select(mask: number, whenTrue: number, whenFalse: number): void {
    if (this.isZero(whenFalse)) {
      this.value(whenTrue);
      this.value(mask);
      this.writer.vector('and');
    } else if (this.isZero(whenTrue)) {
      this.value(whenFalse);
      this.value(mask);
      this.writer.vector('andNot');
    } else {
      this.value(whenTrue);
      this.value(whenFalse);
      this.value(mask);
      this.writer.vector('bitSelect');
    }
  }

  private settle(a: number, b: number): void {
    const { writer } = this;
    const value = writer.local('v128');
    this.value(a);
    writer.set(value);
    writer.get(value);
    writer.get(value).vector('f64Absolute');
    this.value(b);
    writer.vector('f64Absolute').pair(NOISE).vector('f64Multiply').vector('f64Less').vector('andNot');
    writer.release('v128', value);
  }

  /** Equal bits, or so close that the fifteen digits must be looked at, which hardly ever happens. */
  private alike(a: number, b: number): void {
    const { writer } = this;
    const [first, second, answer] = [writer.local('v128'), writer.local('v128'), writer.local('v128')];
    this.value(a);
    writer.set(first);
    this.value(b);
    writer.set(second);
    writer.get(first).get(second).vector('f64Equal').set(answer);
    writer.get(first).get(second).vector('f64Subtract').vector('f64Absolute');
    writer.get(first).vector('f64Absolute').pair(NEARLY_ALIKE).vector('f64Multiply').vector('f64LessOrEqual');
    writer.get(answer).vector('andNot').vector('anyTrue').begin('if');
    writer.get(first).get(second).call(this.helpers.alike).set(answer).end();
    writer.get(answer);
    for (const local of [first, second, answer]) writer.release('v128', local);
  }

  private lookup(table: number, index: number): void {
    const { writer } = this;
    const address = this.layout.tables[table]!;
    const last = this.program.tables[table]!.length - 1;
    const offsets = writer.local('v128');
    this.value(index);
    writer.vector('i32TruncateF64Unsigned').words(last).vector('i32MinimumUnsigned');
    writer.i32(Math.log2(BYTES_PER_NUMBER)).vector('i32ShiftLeft').set(offsets);
    writer.get(offsets).lane('i32ExtractLane', 1);
    writer.get(offsets).lane('i32ExtractLane', 0).load('load64Zero', address);
    writer.load('load64Lane', address, 1);
    writer.release('v128', offsets);
  }

  private search(table: number, operand: number): void {
    const { writer } = this;
    const entries = this.program.tables[table]!;
    this.value(operand);
    if (entries.length > LONGEST_COMPARED_TABLE) {
      writer.i32(this.layout.tables[table]!).i32(entries.length).call(this.helpers.search);
      return;
    }
    const number = writer.local('v128');
    writer.set(number);
    entries.forEach((entry, position) => {
      writer.pair(entry).get(number).vector('f64LessOrEqual').pair(1).vector('and');
      if (position > 0) writer.vector('f64Add');
    });
    writer.release('v128', number);
  }
}
