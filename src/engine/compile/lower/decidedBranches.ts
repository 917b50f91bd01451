import { isCellError, type CellValue } from '../../core/cellValue';
import { toLogical } from '../../formula/evaluate/coerce';
import { switches } from '../../formula/evaluate/compare';
import { isMatrix } from '../../formula/evaluate/value';
import type { Expression, FunctionCall } from '../../formula/parse/ast';
import { isKnown, isLoweredMatrix } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';

/** The branch that a call takes: Excel evaluates no other. */
export interface Decided {
  /** Undefined where it takes none and gives an error, or the truth value of its condition. */
  readonly taken: Expression | undefined;
  /** True where the branch is the very value that decided. */
  readonly isKnown?: boolean;
}

type Decision = (lowering: Lowering, args: readonly Expression[], frame: LoweringFrame) => Decided | null;

/** The branch that IF, IFS, SWITCH, CHOOSE, IFERROR or IFNA takes, where what decides is the same in every trial; null for any other. */
export function decidedBranches(lowering: Lowering, { name, args }: FunctionCall, frame: LoweringFrame): Decided | null {
  return decisions.get(name)?.(lowering, args, frame) ?? null;
}

/** One value that no trial can change; undefined for any other. */
function knownValue(lowering: Lowering, node: Expression | undefined, frame: LoweringFrame): CellValue | undefined {
  if (node === undefined || node.type === 'omitted' || !lowering.isKnownExpression(node, frame)) return undefined;
  const value = lowering.operand(node, frame);
  return isLoweredMatrix(value) || !isKnown(value) || isMatrix(value) ? undefined : value;
}

const ifDecision: Decision = (lowering, [condition, whenTrue, whenFalse], frame) => {
  const value = knownValue(lowering, condition, frame);
  if (value === undefined) return null;
  const truth = toLogical(value);
  return { taken: isCellError(truth) ? undefined : truth ? whenTrue : whenFalse };
};

const ifsDecision: Decision = (lowering, args, frame) => {
  for (let position = 0; position + 1 < args.length; position += 2) {
    const value = knownValue(lowering, args[position], frame);
    if (value === undefined) return null;
    const truth = toLogical(value);
    if (isCellError(truth)) return { taken: undefined };
    if (truth) return { taken: args[position + 1] };
  }
  return { taken: undefined };
};

const switchDecision: Decision = (lowering, [subject, ...cases], frame) => {
  const value = knownValue(lowering, subject, frame);
  if (value === undefined) return null;
  if (isCellError(value)) return { taken: undefined };
  for (let position = 0; position + 1 < cases.length; position += 2) {
    const match = knownValue(lowering, cases[position], frame);
    if (match === undefined) return null;
    if (isCellError(match)) return { taken: undefined };
    if (switches(value, match)) return { taken: cases[position + 1] };
  }
  return { taken: cases.length % 2 === 1 ? cases.at(-1) : undefined };
};

const chooseDecision: Decision = (lowering, [index, ...choices], frame) => {
  const value = knownValue(lowering, index, frame);
  return typeof value === 'number' ? { taken: value >= 1 ? choices[Math.trunc(value) - 1] : undefined } : null;
};

/** The fallback counts only where the value is an error of the kind caught. */
function errorDecision(isCaught: (value: CellValue) => boolean): Decision {
  return (lowering, [node, fallback], frame) => {
    const value = knownValue(lowering, node, frame);
    if (value === undefined) return null;
    return isCaught(value) ? { taken: fallback } : { taken: node, isKnown: true };
  };
}

const decisions: ReadonlyMap<string, Decision> = new Map<string, Decision>([
  ['IF', ifDecision],
  ['IFS', ifsDecision],
  ['SWITCH', switchDecision],
  ['CHOOSE', chooseDecision],
  ['IFERROR', errorDecision(isCellError)],
  ['IFNA', errorDecision((value) => isCellError(value) && value.error === '#N/A')],
]);
