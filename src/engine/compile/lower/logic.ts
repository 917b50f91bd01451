import { errorNumber } from '../ir/pass';
import type { NodeId } from '../ir/graph';
import { elementwise, itemsOf, type FunctionLowering, type LoweringTable } from './functionLowering';
import { Reference, type Area } from '../../formula/evaluate/reference';
import { toLogical } from '../../formula/evaluate/coerce';
import {
  isChoice,
  isKnown,
  isKnownError,
  isLoweredMatrix,
  isSingleValue,
  isUncertain,
  LoweredLambda,
  MaskedMatrix,
  UncertainReference,
  type Edge,
  type Lowered,
  type Matrix,
  type Scalar,
  type Uncertain,
} from './lowered';
import { decidingFrame } from './frames';
import type { Lowering, LoweringFrame } from './lowering';
import { WholeFormula } from './problem';
import { edgeAt, isAnyReference } from './uncertainReferences';
import type { Expression } from '../../formula/parse/ast';

/** `IF`: both branches become columns, and each trial takes one; a known condition lowers its branch alone. */
const lowerIf: FunctionLowering = (lowering, { args }, frame) => {
  const [condition, whenTrue, whenFalse] = args;
  if (condition === undefined || args.length > 3) return null;
  const conditions = lowering.anyOperand(condition, decidingFrame(frame));
  const branch = (node: Expression | undefined, otherwise: boolean): Lowered => {
    if (node === undefined) return otherwise;
    return node.type === 'omitted' ? 0 : lowering.lower(node, frame);
  };
  if (conditions instanceof MaskedMatrix || isLoweredMatrix(conditions)) {
    const [yes, no] = [branch(whenTrue, true), branch(whenFalse, false)].map((value) => (isAnyArray(value) ? lowering.array(value) : lowering.resolve(value, frame)));
    if (isLoweredMatrix(conditions) && ![yes, no].every((values) => fitsInto(values!, conditions))) return null;
    return { value: lowering.broadcastAny([conditions, yes!, no!], (test, one, other) => chosen(lowering, test!, one!, other!)) };
  }
  if (isKnownError(conditions)) return { value: conditions };
  if (isKnown(conditions)) {
    const truth = toLogical(conditions);
    return { value: typeof truth === 'boolean' ? branch(truth ? whenTrue : whenFalse, truth) : truth };
  }
  const { mask, source } = lowering.columns.toCondition(conditions);
  const options = [branch(whenFalse, false), branch(whenTrue, true)];
  return oneOf(lowering, options, (values) => lowering.columns.carryError(lowering.columns.select(mask, values[1]!, values[0]!), source), source, frame);
};

/** True for what has several elements, or some in some trials. */
function isAnyArray(value: Lowered): boolean {
  return value instanceof MaskedMatrix || isLoweredMatrix(value);
}

/** An array that makes the result no larger than the conditions are. */
function fitsInto(values: Scalar | Matrix | MaskedMatrix, conditions: Matrix): boolean {
  if (values instanceof MaskedMatrix) return false;
  return !isLoweredMatrix(values) || (values.length <= conditions.length && values[0]!.length <= conditions[0]!.length);
}

/**
 * The one of several alternatives that each trial takes: single values, references, or arrays of one size. `pick` takes one element
 * of each; what decides is `source`, whose fault makes the whole an error.
 */
function oneOf(lowering: Lowering, options: readonly Lowered[], pick: (values: readonly Scalar[]) => Scalar, source: Uncertain, frame: LoweringFrame): { readonly value: Lowered } | null {
  const singles = options.map((option) => singleOf(lowering, option));
  if (singles.every((value) => value !== null)) return { value: pick(singles.map(({ value }) => value)) };
  const failure = failureOf(lowering, source);
  if (!frame.arrays && options.some((option, place) => singles[place] === null && isAnyReference(option))) {
    return options.every((option) => option instanceof Reference) ? referenceAmong(lowering, options, pick, failure) : null;
  }
  const matrices = options.map((option) => (option === undefined || option instanceof LoweredLambda ? null : lowering.array(option)));
  if (matrices.every(isMatrixValue) && matrices.every((matrix) => matrix.length === matrices[0]!.length && matrix[0]!.length === matrices[0]![0]!.length)) {
    const picked = matrices[0]!.map((line, row) => line.map((_, column) => pick(matrices.map((matrix) => matrix[row]![column]!))));
    return { value: failure === null ? picked : new MaskedMatrix(picked, null, null, failure, null, true) };
  }
  return options.every((option) => option instanceof Reference) ? referenceAmong(lowering, options, pick, failure) : null;
}

function isMatrixValue(value: Scalar | Matrix | MaskedMatrix | null): value is Matrix {
  return Array.isArray(value);
}

function singleOf(lowering: Lowering, option: Lowered): { readonly value: Scalar } | null {
  if (option === undefined) return { value: null };
  if (option instanceof LoweredLambda) throw new WholeFormula();
  if (isSingleValue(option)) return { value: option };
  if (option instanceof MaskedMatrix || isLoweredMatrix(option)) return null;
  const value = lowering.array(option);
  return isSingleValue(value) ? { value } : null;
}

function failureOf({ columns, graph }: Lowering, source: Uncertain): Uncertain | null {
  return source.error === null ? null : columns.number(graph.carryFault(graph.constant(0), [source.node]), [source]);
}

/** One of several ranges of a sheet, which need not be of one size. */
function referenceAmong(lowering: Lowering, options: readonly Reference[], pick: (values: readonly Scalar[]) => Scalar, failure: Uncertain | null): { readonly value: Lowered } | null {
  const areas = options.map((option) => option.single);
  if (!areas.every((area) => area !== undefined && area.sheet === areas[0]!.sheet)) return null;
  const edge = (of: (area: Area) => number): Edge => {
    const numbers = areas.map((area) => of(area!));
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    return low === high ? edgeAt(lowering, low) : { node: lowering.columns.toNumber(pick(numbers)).node, low, high };
  };
  return {
    value: new UncertainReference(areas[0]!.sheet, edge(({ top }) => top), edge(({ left }) => left), edge(({ top, bottom }) => bottom - top + 1), edge(({ left, right }) => right - left + 1), failure),
  };
}

function chosen({ columns }: Lowering, test: Scalar, yes: Scalar, no: Scalar): Scalar {
  if (isKnownError(test)) return test;
  const { mask, source } = columns.toCondition(test);
  return columns.carryError(columns.select(mask, yes, no), source);
}

/** IFS: the first condition that holds; none is #N/A. */
const lowerIfs: FunctionLowering = (lowering, { args }, frame) => {
  if (args.length < 2 || args.length % 2 === 1) return null;
  let value: Scalar = { error: '#N/A' };
  for (let position = args.length - 2; position >= 0; position -= 2) {
    const test = lowering.operand(args[position]!, frame);
    const result = singleOf(lowering, args[position + 1]!.type === 'omitted' ? null : lowering.lower(args[position + 1]!, frame))?.value;
    if (isLoweredMatrix(test) || result === undefined) return null;
    value = chosen(lowering, test, result, value);
  }
  return { value };
};

const lowerSwitch: FunctionLowering = (lowering, { args }, frame) => {
  const values = args.map((argument) => singleOf(lowering, lowering.lower(argument, frame))?.value);
  if (values.length < 3 || values.includes(undefined)) return null;
  const [subject, ...cases] = values as Scalar[];
  if (isBlankSometimes(subject!) || cases.some((one, position) => position % 2 === 0 && position + 1 < cases.length && isBlankSometimes(one))) return null;
  let value: Scalar = cases.length % 2 === 1 ? cases.at(-1)! : { error: '#N/A' };
  for (let position = cases.length - (cases.length % 2) - 2; position >= 0; position -= 2) {
    value = chosen(lowering, lowering.columns.binary('=', subject!, cases[position]!), cases[position + 1]!, value);
  }
  return { value };
};

/** SWITCH does not take an empty cell for what it equals elsewhere. */
function isBlankSometimes(value: Scalar): boolean {
  return value === null || (isChoice(value) && value.options.includes(null));
}

const lowerChoose: FunctionLowering = (lowering, { args }, frame) => {
  const [index, ...choices] = args;
  if (index === undefined || choices.length === 0) return null;
  const position = lowering.operand(index, decidingFrame(frame));
  if (isLoweredMatrix(position)) return null;
  const { columns, graph } = lowering;
  const number = columns.toNumber(position);
  if (isKnown(position)) {
    const known = graph.node(number.node).value;
    if (Number.isNaN(known)) return null;
    const node = choices[Math.trunc(known) - 1];
    return known >= 1 && node !== undefined ? { value: lowering.lower(node, frame) } : { value: { error: '#VALUE!' } };
  }
  const failure = columns.number(graph.carryFault(graph.select(withinOptions(lowering, number, choices.length), graph.constant(0), graph.constant(NaN)), [number.node]), [number], graph.constant(errorNumber('#VALUE!')));
  return oneOf(lowering, choices.map((choice) => (choice.type === 'omitted' ? null : lowering.lower(choice, frame))), (values) => pickWithin(lowering, number, values, '#VALUE!'), failure, frame);
};

function withinOptions({ graph }: Lowering, { settled }: Uncertain, options: number): NodeId {
  return graph.and(graph.compare('lessOrEqual', graph.constant(1), settled), graph.compare('less', settled, graph.constant(options + 1)));
}

/** The option at a position counted from 1, fraction cut; beyond the ends stands an error. */
export function pickWithin(lowering: Lowering, position: Uncertain, options: readonly Scalar[], outside: '#VALUE!' | '#REF!' | '#N/A'): Scalar {
  const { graph, columns } = lowering;
  const index = graph.difference(graph.unary('truncate', position.settled), graph.constant(1));
  const { low, high } = graph.node(index);
  const within = graph.and(graph.compare('lessOrEqual', graph.constant(0), index), graph.compare('less', index, graph.constant(options.length)));
  const needsCheck = !(low >= 0 && high < options.length) || graph.mayFault(index);
  const safe = needsCheck ? graph.select(within, index, graph.constant(0)) : index;
  const picked = columns.pick(safe, options);
  return needsCheck ? columns.carryError(columns.select(within, picked, { error: outside }), position) : picked;
}

function lowerIfError(onlyNotAvailable: boolean): FunctionLowering {
  const byElement = elementwise(2, 2, (lowering, value, fallback) => replaceError(lowering, value!, fallback!, onlyNotAvailable));
  return (lowering, node, frame) => {
    const [tested, fallback] = node.args;
    if (tested === undefined || fallback === undefined || node.args.length > 2) return null;
    const values = lowering.anyOperand(tested, frame);
    if (values instanceof MaskedMatrix && values.failure !== null) return null;
    if (!isSingleValue(values)) return byElement(lowering, node, frame);
    if (isKnown(values)) return { value: isKnownError(values) && (!onlyNotAvailable || values.error === '#N/A') ? lowering.lower(fallback, frame) : values };
    return isSingleValue(lowering.anyOperand(fallback, frame)) ? byElement(lowering, node, frame) : null;
  };
}

function replaceError(lowering: Lowering, value: Scalar, fallback: Scalar, onlyNotAvailable: boolean): Scalar {
  const { graph, columns } = lowering;
  if (isKnown(value)) return isKnownError(value) && (!onlyNotAvailable || value.error === '#N/A') ? fallback : value;
  if (isChoice(value)) return columns.pick(value.index, value.options.map((option) => replaceError(lowering, option, fallback, onlyNotAvailable)));
  if (value.error === null) return value;
  const replaced = onlyNotAvailable ? graph.compare('equal', value.error(), graph.constant(errorNumber('#N/A'))) : graph.not(graph.isSound(value.node));
  return columns.select(replaced, fallback, value);
}

/** A test of a value's error: the mask of the trials in which it holds. */
function errorTest(test: (lowering: Lowering, value: Uncertain) => NodeId, ofKnown: (value: Scalar) => boolean): FunctionLowering {
  const apply = (lowering: Lowering, value: Scalar): Scalar => {
    if (isKnown(value)) return ofKnown(value);
    if (isChoice(value)) return lowering.columns.pick(value.index, value.options.map((option) => apply(lowering, option)));
    return lowering.columns.truth(test(lowering, value), []);
  };
  return elementwise(1, 1, (lowering, value) => apply(lowering, value!));
}

const isErrorTest = errorTest(({ graph }, { node }) => graph.not(graph.isSound(node)), isKnownError);
const isNotAvailable = errorTest(
  ({ graph }, { error }) => (error === null ? graph.truth(false) : graph.compare('equal', error(), graph.constant(errorNumber('#N/A')))),
  (value) => isKnownError(value) && value.error === '#N/A',
);
const isOtherError = errorTest(
  ({ graph }, { node, error }) =>
    error === null ? graph.truth(false) : graph.and(graph.not(graph.isSound(node)), graph.not(graph.compare('equal', error(), graph.constant(errorNumber('#N/A'))))),
  (value) => isKnownError(value) && value.error !== '#N/A',
);

function typeTest(type: 'number' | 'boolean' | 'text' | 'blank' | 'nonText'): FunctionLowering {
  return errorTest(
    ({ graph }, { node, type: kind }) => {
      if (type === 'nonText') return graph.truth(true);
      return type === kind ? graph.isSound(node) : graph.truth(false);
    },
    (value) => {
      if (type === 'number') return typeof value === 'number';
      if (type === 'boolean') return typeof value === 'boolean';
      if (type === 'blank') return value === null;
      return (typeof value === 'string') === (type === 'text');
    },
  );
}

/** AND, OR, XOR over all values: cells with text or nothing do not count; without any condition the evaluator decides. */
function lowerConnective(connective: 'and' | 'or' | 'xor'): FunctionLowering {
  return (lowering, node, frame) => {
    const { graph, columns } = lowering;
    const sources: Uncertain[] = [];
    let mask: NodeId | null = null;
    for (const { value, direct, present, failure } of itemsOf(lowering, node, frame)) {
      if (present !== null || failure === true) return null;
      if (isKnownError(value)) {
        if (sources.every(({ error }) => error === null)) return { value };
        sources.push(columns.error(value));
        break;
      }
      if (isChoice(value) && !direct) return null;
      if (isKnown(value) && !direct && typeof value !== 'number' && typeof value !== 'boolean') continue;
      const condition = columns.toCondition(value);
      if (isKnown(value) && columns.graph.mayFault(condition.source.node)) return null;
      sources.push(condition.source);
      if (mask === null) mask = condition.mask;
      else if (connective === 'and') mask = graph.and(mask, condition.mask);
      else if (connective === 'or') mask = graph.or(mask, condition.mask);
      else mask = graph.or(graph.and(mask, graph.not(condition.mask)), graph.and(graph.not(mask), condition.mask));
    }
    return mask === null ? null : { value: columns.truth(mask, sources) };
  };
}

const lowerNot = elementwise(1, 1, ({ columns, graph }, value) => {
  if (isKnownError(value!)) return value;
  const { mask, source } = columns.toCondition(value!);
  return columns.truth(graph.not(mask), [source]);
});

/** N of one value; of arrays and larger ranges the evaluator knows. */
const lowerN: FunctionLowering = (lowering, { args }, frame) => {
  const { columns } = lowering;
  const number = (one: Scalar): Scalar => {
    if (isUncertain(one)) return columns.toNumber(one);
    if (isChoice(one)) return columns.pick(one.index, one.options.map(number));
    return typeof one === 'number' || isKnownError(one) ? one : one === true ? 1 : 0;
  };
  const given = args.length === 1 ? singleOf(lowering, lowering.lower(args[0]!, frame)) : null;
  return given === null ? null : { value: number(given.value) };
};

/** LET binds its variables in turn. */
const lowerLet: FunctionLowering = (lowering, { args }, frame) => {
  if (args.length < 3 || args.length % 2 === 0) return null;
  let inner: LoweringFrame = frame;
  for (let position = 0; position + 2 < args.length; position += 2) {
    const name = args[position]!;
    if (name.type !== 'name') return null;
    inner = { ...inner, scope: { name: name.name.toUpperCase(), value: lowering.lower(args[position + 1]!, inner), outer: inner.scope } };
  }
  return { value: lowering.lower(args.at(-1)!, inner) };
};

export const logicLowerings: LoweringTable = {
  IF: lowerIf,
  IFS: lowerIfs,
  SWITCH: lowerSwitch,
  CHOOSE: lowerChoose,
  IFERROR: lowerIfError(false),
  IFNA: lowerIfError(true),
  ISERROR: isErrorTest,
  ISNA: isNotAvailable,
  ISERR: isOtherError,
  ISNUMBER: typeTest('number'),
  ISLOGICAL: typeTest('boolean'),
  ISTEXT: typeTest('text'),
  ISNONTEXT: typeTest('nonText'),
  ISBLANK: typeTest('blank'),
  AND: lowerConnective('and'),
  OR: lowerConnective('or'),
  XOR: lowerConnective('xor'),
  NOT: lowerNot,
  N: lowerN,
  LET: lowerLet,
};
