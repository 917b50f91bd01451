import { errorNumber } from '../ir/pass';
import type { NodeId } from '../ir/graph';
import { elementwise, itemsOf, type FunctionLowering, type LoweringTable } from './functionLowering';
import { isChoice, isKnown, isKnownError, isLoweredMatrix, isUncertain, type Lowered, type Scalar, type Uncertain } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';
import type { Expression } from '../../parse/ast';

/** `IF`: both branches become columns, and each trial takes one; a known condition lowers its branch alone. */
const lowerIf: FunctionLowering = (lowering, { args }, frame) => {
  const [condition, whenTrue, whenFalse] = args;
  if (condition === undefined || args.length > 3) return null;
  const conditions = lowering.operand(condition, frame);
  const branch = (node: Expression | undefined, otherwise: boolean): Lowered => {
    if (node === undefined) return otherwise;
    return node.type === 'omitted' ? 0 : lowering.lower(node, frame);
  };
  if (isLoweredMatrix(conditions)) {
    const [yes, no] = [lowering.resolve(branch(whenTrue, true), frame), lowering.resolve(branch(whenFalse, false), frame)];
    return { value: lowering.broadcast([conditions, yes, no], (test, one, other) => chosen(lowering, test!, one!, other!)) };
  }
  if (isKnownError(conditions)) return { value: conditions };
  if (isKnown(conditions)) return { value: branch(truthOf(lowering, conditions) ? whenTrue : whenFalse, truthOf(lowering, conditions)) };
  const [yes, no] = [lowering.resolve(branch(whenTrue, true), frame), lowering.resolve(branch(whenFalse, false), frame)];
  return { value: lowering.broadcast([yes, no], (one, other) => chosen(lowering, conditions, one!, other!)) };
};

function truthOf(lowering: Lowering, value: Scalar): boolean {
  const { graph, columns } = lowering;
  return graph.node(columns.toCondition(value).mask).value === 1;
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
    const result = lowering.operand(args[position + 1]!, frame);
    if (isLoweredMatrix(test) || isLoweredMatrix(result)) return null;
    value = chosen(lowering, test, result, value);
  }
  return { value };
};

const lowerSwitch: FunctionLowering = (lowering, { args }, frame) => {
  const values = args.map((argument) => lowering.operand(argument, frame));
  if (values.length < 3 || values.some(isLoweredMatrix)) return null;
  const [subject, ...cases] = values as Scalar[];
  let value: Scalar = cases.length % 2 === 1 ? cases.at(-1)! : { error: '#N/A' };
  for (let position = cases.length - (cases.length % 2) - 2; position >= 0; position -= 2) {
    value = chosen(lowering, lowering.columns.binary('=', subject!, cases[position]!), cases[position + 1]!, value);
  }
  return { value };
};

const lowerChoose: FunctionLowering = (lowering, { args }, frame) => {
  const [index, ...choices] = args;
  if (index === undefined || choices.length === 0) return null;
  const position = lowering.operand(index, frame);
  if (isLoweredMatrix(position)) return null;
  if (isKnown(position)) {
    const number = lowering.columns.toNumber(position);
    const chosenOne = Math.trunc(lowering.graph.node(number.node).value);
    const node = choices[chosenOne - 1];
    return node === undefined ? null : { value: lowering.lower(node, frame) };
  }
  const options = choices.map((choice) => lowering.operand(choice, frame));
  if (options.some(isLoweredMatrix)) return null;
  return { value: pickWithin(lowering, lowering.columns.toNumber(position), options as Scalar[], '#VALUE!') };
};

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
  return elementwise(2, 2, (lowering, value, fallback) => replaceError(lowering, value!, fallback!, onlyNotAvailable));
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
    for (const { value, direct } of itemsOf(lowering, node, frame)) {
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

const lowerN = elementwise(1, 1, ({ columns }, value) => {
  const number = (one: Scalar): Scalar => {
    if (isUncertain(one)) return columns.toNumber(one);
    if (isChoice(one)) return columns.pick(one.index, one.options.map(number));
    return typeof one === 'number' || isKnownError(one) ? one : one === true ? 1 : 0;
  };
  return number(value!);
});

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
