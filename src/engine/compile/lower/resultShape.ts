import { roiFunction } from '../../library';
import { builtin } from '../../formula/evaluate/builtins/registry';
import type { Expression, FunctionCall } from '../../formula/parse/ast';
import { takesOneValue } from './argumentKinds';
import { isLoweredMatrix, isUncertain, MaskedMatrix, UncertainReference, type Lowered, type Matrix, type Scalar } from './lowered';
import { arrayFrame } from './frames';
import type { Lowering, LoweringFrame } from './lowering';

function named(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

/** Functions that make one text, or one for each element of arrays in place of single values. */
const OF_TEXT = named(
  'ROMAN BASE ADDRESS UPPER LOWER PROPER TRIM CLEAN CHAR UNICHAR LEFT LEFTB RIGHT RIGHTB MID MIDB REPLACE REPLACEB SUBSTITUTE ' +
    'REPT CONCAT CONCATENATE TEXTJOIN TEXT FIXED DOLLAR VALUETOTEXT ENCODEURL ASC',
);

/** Other functions whose answer may be text, or of a kind that differs from trial to trial. */
const OF_ANY_KIND = named(
  'CELL INFO FORMULATEXT HYPERLINK T ARRAYTOTEXT PHONETIC TEXTBEFORE TEXTAFTER TEXTSPLIT REGEXEXTRACT REGEXREPLACE ' +
    'DEC2BIN DEC2OCT DEC2HEX BIN2OCT BIN2HEX OCT2BIN OCT2HEX HEX2BIN HEX2OCT COMPLEX IMCONJUGATE IMSUM IMPRODUCT IMSUB IMDIV IMPOWER IMSQRT IMEXP IMLN IMLOG10 IMLOG2 ' +
    'IMSIN IMCOS IMTAN IMCOT IMSEC IMCSC IMSINH IMCOSH IMSECH IMCSCH DGET INDEX OFFSET INDIRECT',
);

/** Functions whose array is as large as numbers or values make it. */
const OF_ANY_SIZE = named('RANDARRAY FILTER UNIQUE TAKE DROP TRIMRANGE MAP REDUCE SCAN BYROW BYCOL MAKEARRAY MODE.MULT ROW COLUMN N');

/** Functions that put the values of their arrays at other places; the array is of fixed size where those and the single arguments are fixed. */
const REARRANGING = named('TRANSPOSE SORT SORTBY CHOOSEROWS CHOOSECOLS VSTACK HSTACK WRAPROWS WRAPCOLS EXPAND TOCOL TOROW');

/** Functions that work out an array of numbers from arrays; likewise. */
const CALCULATING = named('MMULT MINVERSE MUNIT FREQUENCY LINEST LOGEST TREND GROWTH SEQUENCE');

/** Functions whose answer is a value of one of their arguments, and which argument that is. */
const FINDING: Readonly<Record<string, readonly number[]>> = { VLOOKUP: [1], HLOOKUP: [1], LOOKUP: [1, 2], XLOOKUP: [2, 3] };

/** Functions that answer TRUE or FALSE. */
const LOGICAL = named('AND OR XOR NOT ISBLANK ISERROR ISERR ISNA ISNUMBER ISTEXT ISNONTEXT ISLOGICAL ISEVEN ISODD ISREF ISFORMULA EXACT REGEXTEST TRUE FALSE');

/**
 * True where a call, evaluated trial by trial, answers with the same number of values in every trial, and each of them is a
 * number in all trials, or a truth value in all of them, or an error.
 */
export function hasFixedShape(lowering: Lowering, node: FunctionCall, frame: LoweringFrame): boolean {
  const { name, args } = node;
  if (name.startsWith('ROI.')) return roiFunction(name.slice(4)) !== undefined && args.every((argument) => isFixed(lowering.lower(argument, arrayFrame(frame))));
  if (builtin(name) === undefined || OF_TEXT.has(name) || OF_ANY_KIND.has(name) || OF_ANY_SIZE.has(name)) return false;
  const finding = FINDING[name];
  if (finding !== undefined) return hasFixedArguments(lowering, node, frame, true) && finding.every((place) => holdsNumbers(lowering, args[place], frame));
  if (!REARRANGING.has(name) && !CALCULATING.has(name)) return hasFixedArguments(lowering, node, frame, false);
  if (name === 'TOCOL' || name === 'TOROW') return args.length === 1 && holdsNumbers(lowering, args[0], frame);
  if (!args.every((argument, place) => !takesOneValue(name, place) || argument.type === 'omitted' || lowering.isKnownExpression(argument, frame))) return false;
  return args.every((argument, place) => (takesOneValue(name, place) || argument.type === 'omitted' ? true : holdsNumbers(lowering, argument, frame)));
}

/** True for a function that answers TRUE or FALSE whatever the sheet shows now. */
export function answersTruth(name: string): boolean {
  return LOGICAL.has(name);
}

/** True where the arguments that are single values are single values, or arrays of fixed size, in every trial. */
function hasFixedArguments(lowering: Lowering, { name, args }: FunctionCall, frame: LoweringFrame, arraysToo: boolean): boolean {
  return args.every((argument, place) => {
    if (argument.type === 'omitted') return true;
    if (takesOneValue(name, place)) return isFixed(shapeOf(lowering, argument, frame));
    return !arraysToo || isFixed(lowering.lower(argument, arrayFrame(frame)));
  });
}

/** An expression as far as it matters which elements it has: texts that differ from trial to trial stand as nothing. */
export function shapeOf(lowering: Lowering, node: Expression, frame: LoweringFrame): Scalar | Matrix | MaskedMatrix {
  const parts = textParts(lowering, node, frame);
  if (parts === null) return lowering.anyOperand(node, frame);
  return lowering.broadcastAny(parts.map((part) => shapeOf(lowering, part, frame)), () => null);
}

/** What a text is made of; null for what is no text, or known. */
function textParts(lowering: Lowering, node: Expression, frame: LoweringFrame): readonly Expression[] | null {
  if (lowering.isKnownExpression(node, frame)) return null;
  if (node.type === 'binary') return node.operator === '&' ? [node.left, node.right] : null;
  if (node.type !== 'call' || !OF_TEXT.has(node.name)) return null;
  return node.args.filter(({ type }, place) => type !== 'omitted' && takesOneValue(node.name, place));
}

function isFixed(value: Lowered): boolean {
  if (value instanceof MaskedMatrix) return false;
  return !(value instanceof UncertainReference) || (value.height.low === value.height.high && value.width.low === value.width.high && value.failure === null);
}

/** True where every element is a number, or an error in its place, in every trial. */
function holdsNumbers(lowering: Lowering, node: Expression | undefined, frame: LoweringFrame): boolean {
  if (node === undefined || node.type === 'omitted') return true;
  const value = lowering.array(lowering.lower(node, arrayFrame(frame)));
  if (value instanceof MaskedMatrix) return false;
  const isNumber = (one: Scalar): boolean => typeof one === 'number' || (isUncertain(one) && one.type === 'number');
  return isLoweredMatrix(value) ? value.every((row) => row.every(isNumber)) : isNumber(value);
}
