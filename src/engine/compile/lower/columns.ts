import { cellError, type CellError, type CellValue } from '../../core/cellValue';
import { toNumber as knownNumber } from '../../formula/evaluate/coerce';
import { applyBinary, type ScalarOperator } from '../../formula/evaluate/operators';
import { errorNumber } from '../ir/pass';
import type { Graph, NodeId } from '../ir/graph';
import { Choice, isChoice, isKnown, isKnownError, isUncertain, Uncertain, type Scalar } from './lowered';
import { WholeFormula } from './problem';

/** Integer powers up to here become multiplications. */
const LARGEST_MULTIPLIED_POWER = 1024;

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** Builds columns for Excel's operators on single values: types, blanks, errors and coercion as in the reference evaluator. */
export class Columns {
  constructor(
    readonly graph: Graph,
    private readonly date1904: boolean,
  ) {}

  /** A number of the operands given; `own` is the error of trials that fail although every operand has a value. */
  number(node: NodeId, operands: readonly Uncertain[], own: NodeId | null = null, type: Uncertain['type'] = 'number'): Uncertain {
    const { graph } = this;
    if (!graph.mayFault(node)) return new Uncertain(node, type, null);
    let code: NodeId | null = null;
    const error = (): NodeId => (code ??= this.firstError(node, operands, own ?? graph.constant(errorNumber('#NUM!'))));
    return new Uncertain(node, type, error);
  }

  private firstError(node: NodeId, operands: readonly Uncertain[], own: NodeId): NodeId {
    const { graph } = this;
    let code = graph.select(graph.isSound(node), graph.constant(0), own);
    for (const operand of [...operands].reverse()) {
      if (operand.error === null) continue;
      const theirs = operand.error();
      code = graph.select(graph.nonZero(theirs), theirs, code);
    }
    return code;
  }

  truth(mask: NodeId, operands: readonly Uncertain[]): Uncertain {
    const { graph } = this;
    return this.number(graph.carryFault(graph.numberOf(mask), operands.map(({ node }) => node)), operands, null, 'boolean');
  }

  error(error: CellError): Uncertain {
    const { graph } = this;
    return new Uncertain(graph.constant(NaN), 'number', () => graph.constant(errorNumber(error.error)));
  }

  /** The value as a number: blanks 0, truth values 0 and 1, text that reads as a number; anything else is an error in its trials. */
  toNumber(value: Scalar): Uncertain {
    if (isUncertain(value)) return value.type === 'number' ? value : new Uncertain(value.node, 'number', value.error);
    if (isChoice(value)) return this.pickNumber(value.index, value.options.map((option) => this.toNumber(option)));
    const number = knownNumber(value, this.date1904);
    return typeof number === 'number' ? new Uncertain(this.graph.constant(number), 'number', null) : this.error(number);
  }

  constant(value: number): Uncertain {
    return new Uncertain(this.graph.constant(value), 'number', null);
  }

  /** The value read as a condition: a mask, and the number whose faults the outcome must carry. */
  toCondition(value: Scalar): { readonly mask: NodeId; readonly source: Uncertain } {
    const source = this.toNumber(isKnown(value) && typeof value === 'string' ? textCondition(value) : value);
    return { mask: this.graph.nonZero(source.settled), source };
  }

  binary(operator: ScalarOperator, left: Scalar, right: Scalar): Scalar {
    if (isKnown(left) && isKnown(right)) return applyBinary(operator, left, right, this.date1904);
    if (isKnownError(left)) return left;
    if (isKnownError(right) && (isKnown(left) || (isUncertain(left) && left.error === null))) return right;
    if (operator === '&') return this.spread(left, (one) => this.spread(right, (other) => this.joined(one, other)));
    if (operator === '=' || operator === '<>' || operator === '<' || operator === '<=' || operator === '>' || operator === '>=') {
      return this.spread(left, (one) => this.spread(right, (other) => this.compare(operator, one, other)));
    }
    return this.arithmetic(operator, this.toNumber(left), this.toNumber(right));
  }

  private joined(left: CellValue | Uncertain, right: CellValue | Uncertain): Scalar {
    if (isKnown(left) && isKnown(right)) return applyBinary('&', left, right, this.date1904);
    throw new WholeFormula();
  }

  arithmetic(operator: '+' | '-' | '*' | '/' | '^', left: Uncertain, right: Uncertain): Uncertain {
    const { graph } = this;
    const operands = [left, right];
    switch (operator) {
      case '+':
        return this.number(graph.sum(left.node, right.node), operands);
      case '-':
        return this.number(graph.difference(left.node, right.node), operands);
      case '*':
        return this.number(graph.product(left.node, right.node), operands);
      case '/':
        return this.quotient(left, right);
      case '^':
        return this.power(left, right);
    }
  }

  quotient(left: Uncertain, right: Uncertain): Uncertain {
    const { graph } = this;
    const zero = graph.compare('equal', right.settled, graph.constant(0));
    const own = graph.select(zero, graph.constant(errorNumber('#DIV/0!')), graph.constant(errorNumber('#NUM!')));
    return this.number(graph.quotient(left.node, right.settled), [left, right], own);
  }

  power(base: Uncertain, exponent: Uncertain): Uncertain {
    const { graph } = this;
    const known = graph.node(exponent.node);
    const operands = [base, exponent];
    if (known.operation === 'constant' && Number.isInteger(known.value) && known.value !== 0 && Math.abs(known.value) <= LARGEST_MULTIPLIED_POWER) {
      const whole = this.wholePower(base.node, Math.abs(known.value));
      if (known.value > 0) return this.number(whole, operands);
      return this.quotient(this.constant(1), this.number(whole, operands));
    }
    const from = graph.node(base.node);
    if (known.operation === 'constant' && known.value === 0.5) return this.number(graph.unary('squareRoot', base.node), operands);
    if (from.low > 0) return this.number(graph.carryFault(graph.binary('power', base.node, exponent.node), [base.node, exponent.node]), operands);
    return this.powerOfAnything(base, exponent);
  }

  /** 0^0 is #NUM!, 0 to a negative power #DIV/0!; a negative base has whole powers (roots of odd degree are left to the evaluator). */
  private powerOfAnything(base: Uncertain, exponent: Uncertain): Uncertain {
    const { graph } = this;
    const zero = graph.constant(0);
    const baseIsZero = graph.compare('equal', base.settled, zero);
    const positive = graph.compare('less', zero, exponent.node);
    const ofZero = graph.select(positive, zero, graph.constant(NaN));
    const node = graph.select(baseIsZero, ofZero, graph.binary('power', base.node, exponent.node));
    const negative = graph.compare('less', exponent.node, zero);
    const own = graph.select(graph.and(baseIsZero, negative), graph.constant(errorNumber('#DIV/0!')), graph.constant(errorNumber('#NUM!')));
    return this.number(graph.carryFault(node, [base.node, exponent.node]), [base, exponent], own);
  }

  /** By repeated squaring. */
  wholePower(base: NodeId, exponent: number): NodeId {
    const { graph } = this;
    if (exponent === 1) return base;
    const half = this.wholePower(base, Math.floor(exponent / 2));
    const square = graph.product(half, half);
    return exponent % 2 === 0 ? square : graph.product(square, base);
  }

  negate(value: Scalar): Scalar {
    if (isKnownError(value)) return value;
    const number = this.toNumber(value);
    return this.number(this.graph.unary('negate', number.node), [number]);
  }

  private compare(operator: Comparison, left: CellValue | Uncertain, right: CellValue | Uncertain): Scalar {
    if (isKnown(left) && isKnown(right)) return applyBinary(operator, left, right, this.date1904);
    const sameKind = kindOf(left, right) === kindOf(right, left);
    if (!sameKind) {
      const suspects = [left, right].filter(isUncertain);
      return this.truth(this.graph.truth(answer(operator, rank(kindOf(left, right)) - rank(kindOf(right, left)))), suspects);
    }
    const [first, second] = [this.toNumber(left), this.toNumber(right)];
    return this.truth(this.comparison(operator, first.settled, second.settled), [first, second]);
  }

  /** The mask of the trials in which the comparison of two numbers holds; a fault compares false. */
  comparison(operator: Comparison, a: NodeId, b: NodeId): NodeId {
    const { graph } = this;
    const alike = graph.compare('alike', a, b);
    switch (operator) {
      case '=':
        return alike;
      case '<>':
        return graph.not(alike);
      case '<':
        return graph.and(graph.compare('less', a, b), this.notAlike(a, b));
      case '<=':
        return graph.or(graph.compare('lessOrEqual', a, b), this.onlyAlike(a, b));
      case '>':
        return graph.and(graph.compare('less', b, a), this.notAlike(a, b));
      case '>=':
        return graph.or(graph.compare('lessOrEqual', b, a), this.onlyAlike(a, b));
    }
  }

  /** Where likeness is plain equality, strict comparisons already exclude it. */
  private notAlike(a: NodeId, b: NodeId): NodeId {
    const { graph } = this;
    const alike = graph.compare('alike', a, b);
    return graph.node(alike).operation === 'alike' ? graph.not(alike) : graph.truth(true);
  }

  private onlyAlike(a: NodeId, b: NodeId): NodeId {
    const { graph } = this;
    const alike = graph.compare('alike', a, b);
    return graph.node(alike).operation === 'alike' ? alike : graph.truth(false);
  }

  /** What the cell shows for a sum or difference that ends its formula: 0 where only rounding noise is left. */
  settle(result: Uncertain, left: Uncertain): Uncertain {
    return new Uncertain(result.node, result.type, result.error, this.graph.binary('settle', result.node, left.node));
  }

  /** Applies `value` to each alternative of a choice, or to the single value. */
  spread(value: Scalar, apply: (one: CellValue | Uncertain) => Scalar): Scalar {
    if (!isChoice(value)) return apply(value);
    return this.pick(value.index, value.options.map(apply));
  }

  /** The alternative that the index (whole, from 0, never a fault) names. */
  pick(index: NodeId, options: readonly Scalar[]): Scalar {
    const flat = options.some(isChoice) ? this.flattened(index, options) : { index, options: options as readonly (CellValue | Uncertain)[] };
    const kinds = new Set(flat.options.filter((option) => !isKnownError(option)).map((option) => kindOf(option, option)));
    if (kinds.size === 0) kinds.add('number');
    if (kinds.size > 1 || kinds.has('text') || kinds.has('blank')) return new Choice(flat.index, flat.options);
    const picked = this.pickNumber(flat.index, flat.options.map((option) => this.toNumber(option)));
    return kinds.has('boolean') ? new Uncertain(picked.node, 'boolean', picked.error) : picked;
  }

  /** A choice among choices as one choice. */
  private flattened(index: NodeId, options: readonly Scalar[]): { readonly index: NodeId; readonly options: readonly (CellValue | Uncertain)[] } {
    const { graph } = this;
    const all: (CellValue | Uncertain)[] = [];
    const starts = options.map((option) => {
      const start = all.length;
      if (isChoice(option)) all.push(...option.options);
      else all.push(option);
      return start;
    });
    const positions = options.map((option, number) => {
      const start = graph.constant(starts[number]!);
      return isChoice(option) ? graph.sum(start, option.index) : start;
    });
    return { index: this.pickNode(index, positions), options: all };
  }

  private pickNumber(index: NodeId, options: readonly Uncertain[]): Uncertain {
    const { graph } = this;
    const node = this.pickNode(index, options.map((option) => option.node));
    const settled = this.pickNode(index, options.map((option) => option.settled));
    if (!graph.mayFault(node)) return new Uncertain(node, 'number', null, settled);
    let code: NodeId | null = null;
    const error = (): NodeId => (code ??= this.pickNode(index, options.map((option) => option.error?.() ?? graph.constant(0))));
    return new Uncertain(node, 'number', error, settled);
  }

  /** A table where all options are constants, a tree of selections otherwise. */
  private pickNode(index: NodeId, options: readonly NodeId[]): NodeId {
    const { graph } = this;
    if (options.every((option) => option === options[0])) return options[0]!;
    if (options.length > 2 && options.every((option) => graph.node(option).operation === 'constant')) {
      return graph.lookup(Float64Array.from(options, (option) => graph.node(option).value), index);
    }
    return this.pickBetween(index, options, 0, options.length);
  }

  private pickBetween(index: NodeId, options: readonly NodeId[], start: number, end: number): NodeId {
    if (end - start === 1) return options[start]!;
    const middle = (start + end) >>> 1;
    const below = this.indexBelow(index, middle);
    return this.graph.select(below, this.pickBetween(index, options, start, middle), this.pickBetween(index, options, middle, end));
  }

  private indexBelow(index: NodeId, limit: number): NodeId {
    const { graph } = this;
    const node = graph.node(index);
    if (limit === 1 && node.operation === 'select') return graph.not(graph.nonZero(index));
    return graph.compare('less', index, graph.constant(limit));
  }

  /** `whenTrue` where the mask holds, else `whenFalse`. */
  select(mask: NodeId, whenTrue: Scalar, whenFalse: Scalar): Scalar {
    const condition = this.graph.node(mask);
    if (condition.operation === 'truth') return condition.value === 1 ? whenTrue : whenFalse;
    return this.pick(this.graph.numberOf(mask), [whenFalse, whenTrue]);
  }

  /** The value, made an error in the trials in which the source is one. */
  carryError(value: Scalar, source: Uncertain): Scalar {
    const { graph } = this;
    if (source.error === null) return value;
    if (isKnownError(value)) return value;
    if (!isUncertain(value) || value.type === 'boolean') {
      const failed = typeof value === 'boolean' || isUncertain(value) ? new Uncertain(source.node, 'boolean', source.error) : source;
      return this.select(graph.isSound(source.node), value, failed);
    }
    return this.number(graph.carryFault(value.node, [source.node]), [source, value]);
  }
}

function textCondition(text: string): CellValue {
  const word = text.trim().toUpperCase();
  if (word === 'TRUE') return true;
  return word === 'FALSE' ? false : cellError('#VALUE!');
}

type Kind = 'number' | 'text' | 'boolean' | 'blank';

/** The kind that a comparison sees: a blank takes the kind of the other side. */
function kindOf(value: CellValue | Uncertain, other: CellValue | Uncertain): Kind {
  if (isUncertain(value)) return value.type;
  if (value === null) return other === null ? 'blank' : kindOf(other, other);
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'boolean' : 'number';
}

function rank(kind: Kind): number {
  return kind === 'text' ? 1 : kind === 'boolean' ? 2 : 0;
}

function answer(operator: Comparison, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}
