import { readCriterion } from '../../formula/evaluate/criteria';
import { Reference, sizedLike } from '../../formula/evaluate/reference';
import { textToNumber } from '../../formula/evaluate/textToNumber';
import type { NodeId } from '../ir/graph';
import type { Comparison } from './columns';
import type { FunctionLowering, LoweringTable } from './functionLowering';
import type { Expression } from '../../formula/parse/ast';
import { isKnown, isLoweredMatrix, isUncertain, type Lowered, type Matrix, type Scalar, type Uncertain } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';

/** The mask of trials in which a value meets a condition; null where only the evaluator can tell. */
type Condition = (value: Scalar) => NodeId | null;

function conditionOf(lowering: Lowering, wanted: Wanted): Condition | null {
  const { columns, graph, workbook } = lowering;
  const { operator: written, value: condition } = wanted;
  const against = (operator: Comparison, limit: NodeId): Condition => (value) => {
    if (isUncertain(value)) return value.type === 'number' ? columns.comparison(operator, value.settled, limit) : null;
    if (typeof value === 'number') return columns.comparison(operator, graph.constant(value), limit);
    return value === null || typeof value === 'boolean' ? graph.truth(operator === '<>') : null;
  };
  if (isUncertain(condition)) return condition.type === 'number' && condition.error === null ? against(written ?? '=', condition.settled) : null;
  if (!isKnown(condition) || written !== null) return null;
  const meets = readCriterion(condition, workbook.date1904);
  const number = numberCondition(condition, workbook.date1904);
  const uncertain: Condition = number === null ? (value) => (isUncertain(value) && value.type === 'number' && value.error === null ? graph.truth(meets(0)) : null) : against(number.operator, graph.constant(number.limit));
  return (value) => (isKnown(value) ? graph.truth(meets(value)) : uncertain(value));
}

/** A condition, or an operator put before an uncertain number as in `">"&A1`: the fifteen digits it is written with decide nothing else. */
interface Wanted {
  readonly operator: Comparison | null;
  readonly value: Scalar;
}

/** Null for an array of conditions, and where text differs from trial to trial. */
function wantedOf(lowering: Lowering, node: Expression, frame: LoweringFrame): Wanted | null {
  if (node.type === 'binary' && node.operator === '&' && !lowering.isKnownExpression(node, frame)) {
    const operator = lowering.operand(node.left, frame);
    const value = lowering.operand(node.right, frame);
    return isComparison(operator) && !isLoweredMatrix(value) && isUncertain(value) ? { operator, value } : null;
  }
  const value = lowering.operand(node, frame);
  return isLoweredMatrix(value) ? null : { operator: null, value };
}

function isComparison(value: Scalar | Matrix): value is Comparison {
  return value === '=' || value === '<>' || value === '<' || value === '<=' || value === '>' || value === '>=';
}

function numberCondition(condition: Scalar, date1904: boolean): { readonly operator: Comparison; readonly limit: number } | null {
  if (typeof condition === 'number') return { operator: '=', limit: condition };
  if (condition === null) return { operator: '=', limit: 0 };
  if (typeof condition !== 'string') return null;
  const operator = (/^(<>|<=|>=|=|<|>)/.exec(condition)?.[0] ?? '') as Comparison | '';
  const limit = textToNumber(condition.slice(operator.length), date1904);
  return limit === undefined ? null : { operator: operator === '' ? '=' : operator, limit };
}

/** Range, condition, range, condition … as the mask of each place; null where the evaluator must decide. */
function masksOf(lowering: Lowering, ranges: readonly Matrix[], conditions: readonly Wanted[]): NodeId[][] | null {
  const { graph } = lowering;
  const [first] = ranges;
  if (first === undefined) return null;
  const tests = conditions.map((condition) => conditionOf(lowering, condition));
  if (tests.includes(null) || ranges.some((range) => range.length !== first.length || range[0]?.length !== first[0]?.length)) return null;
  const masks: NodeId[][] = [];
  for (let row = 0; row < first.length; row++) {
    const line: NodeId[] = [];
    for (let column = 0; column < first[row]!.length; column++) {
      let mask = graph.truth(true);
      for (let pair = 0; pair < ranges.length; pair++) {
        const holds = tests[pair]!(ranges[pair]![row]![column]!);
        if (holds === null) return null;
        mask = graph.and(mask, holds);
      }
      line.push(mask);
    }
    masks.push(line);
  }
  return masks;
}

/** Σ of the numbers where the masks hold, and how many there are. */
function sumWhere(lowering: Lowering, masks: readonly (readonly NodeId[])[], values: Matrix | null): { readonly sum: Uncertain; readonly count: Uncertain } | null {
  const { columns, graph } = lowering;
  let sum = graph.constant(0);
  let count = graph.constant(0);
  const operands: Uncertain[] = [];
  for (let row = 0; row < masks.length; row++) {
    for (let column = 0; column < masks[row]!.length; column++) {
      const mask = masks[row]![column]!;
      if (graph.node(mask).operation === 'truth' && graph.node(mask).value === 0) continue;
      const value = values === null ? 1 : (values[row]?.[column] ?? null);
      if (isKnown(value) && typeof value !== 'number') {
        if (value !== null && typeof value === 'object') return null;
        continue;
      }
      if (!isKnown(value) && !(isUncertain(value) && value.type === 'number')) return null;
      const number = columns.toNumber(value);
      operands.push(number);
      sum = graph.sum(sum, graph.select(mask, number.node, graph.constant(0)));
      count = graph.sum(count, graph.numberOf(mask));
    }
  }
  return { sum: columns.number(sum, operands), count: columns.number(count, []) };
}

/** The smallest or largest of the numbers where the masks hold, 0 where there is none. */
function extremeWhere(lowering: Lowering, masks: readonly (readonly NodeId[])[], values: Matrix, outcome: 'minimum' | 'maximum'): ReturnType<FunctionLowering> {
  const { columns, graph } = lowering;
  const farthest = graph.constant(outcome === 'minimum' ? Number.MAX_VALUE : -Number.MAX_VALUE);
  let [best, some] = [farthest, graph.truth(false)];
  for (const [row, line] of masks.entries()) {
    for (const [column, mask] of line.entries()) {
      const value = values[row]![column]!;
      if (isKnown(value) && typeof value !== 'number' && (value === null || typeof value !== 'object')) continue;
      if (isKnown(value) ? typeof value !== 'number' : !isUncertain(value) || value.type !== 'number' || value.error !== null) return null;
      best = graph.binary(outcome, best, graph.select(mask, columns.toNumber(value).node, farthest));
      some = graph.or(some, mask);
    }
  }
  return { value: columns.number(graph.select(some, best, graph.constant(0)), []) };
}

/** True where a range goes on behind the used part of its sheet, where nothing but empty cells is left to count. */
function goesBeyondUsed({ workbook }: Lowering, range: Lowered): boolean {
  const area = range instanceof Reference ? range.single : undefined;
  if (area === undefined) return false;
  const cut = workbook.cut(area);
  return cut.bottom < area.bottom || cut.right < area.right;
}

/** True where all conditions might hold for an empty cell. */
function mayHoldForEmpty(lowering: Lowering, conditions: readonly Wanted[]): boolean {
  const { graph } = lowering;
  return conditions.every((condition) => {
    const mask = conditionOf(lowering, condition)?.(null) ?? null;
    return mask === null || graph.node(mask).operation !== 'truth' || graph.node(mask).value === 1;
  });
}

type Outcome = 'sum' | 'count' | 'average' | 'minimum' | 'maximum';

function outcomeOf(lowering: Lowering, ranges: readonly Matrix[], conditions: readonly Wanted[], values: Matrix | null, outcome: Outcome): ReturnType<FunctionLowering> {
  const masks = masksOf(lowering, ranges, conditions);
  if (outcome === 'minimum' || outcome === 'maximum') return masks === null || values === null ? null : extremeWhere(lowering, masks, values, outcome);
  const totals = masks === null ? null : sumWhere(lowering, masks, values);
  if (totals === null) return null;
  if (outcome === 'average') return { value: lowering.columns.quotient(totals.sum, totals.count) };
  return { value: outcome === 'sum' ? totals.sum : totals.count };
}

/** SUMIF, COUNTIF, AVERAGEIF: one condition; the values may stand elsewhere. */
function single(outcome: Outcome): FunctionLowering {
  return (lowering, node, frame) => {
    const [range, condition, values] = node.args;
    if (range === undefined || condition === undefined || node.args.length > 3) return null;
    const given = lowering.lower(range, frame);
    if (!(given instanceof Reference)) return null;
    const tested = lowering.matrix(given);
    const wanted = wantedOf(lowering, condition, frame);
    if (wanted === null || (outcome === 'count' && goesBeyondUsed(lowering, given) && mayHoldForEmpty(lowering, [wanted]))) return null;
    if (outcome === 'count') return outcomeOf(lowering, [tested], [wanted], null, outcome);
    const summed = values === undefined || values.type === 'omitted' ? tested : summedLike(lowering, given, lowering.lower(values, frame));
    return summed === null ? null : outcomeOf(lowering, [tested], [wanted], summed, outcome);
  };
}

/** The values that stand as the tested ones do, from the first cell of the range given: its own size does not count. */
function summedLike(lowering: Lowering, tested: Reference, given: Lowered): Matrix | null {
  const like = tested.single;
  const from = given instanceof Reference ? given.single : undefined;
  if (like === undefined || from === undefined) return null;
  const area = sizedLike(from, lowering.workbook.cut(like));
  lowering.require(area);
  return lowering.matrix(new Reference([area]));
}

/** SUMIFS, COUNTIFS, AVERAGEIFS: pairs of range and condition. */
function several(outcome: Outcome): FunctionLowering {
  return (lowering, { args }, frame) => {
    const values = outcome === 'count' ? null : lowering.lower(args[0]!, frame);
    const pairs = outcome === 'count' ? args : args.slice(1);
    if (pairs.length === 0 || pairs.length % 2 === 1) return null;
    const given = pairs.filter((_, position) => position % 2 === 0).map((range) => lowering.lower(range, frame));
    if ([...given, ...(values === null ? [] : [values])].some((range) => !(range instanceof Reference))) return null;
    const ranges = given.map((range) => lowering.matrix(range));
    const conditions = pairs.filter((_, position) => position % 2 === 1).map((condition) => wantedOf(lowering, condition, frame));
    if (!conditions.every((condition) => condition !== null)) return null;
    if (outcome === 'count' && given.some((range) => goesBeyondUsed(lowering, range)) && mayHoldForEmpty(lowering, conditions)) return null;
    const summed = values === null ? null : lowering.matrix(values);
    if (summed !== null && (summed.length !== ranges[0]!.length || summed[0]!.length !== ranges[0]![0]!.length)) return null;
    return outcomeOf(lowering, ranges, conditions, summed, outcome);
  };
}

export const conditionalLowerings: LoweringTable = {
  SUMIF: single('sum'),
  COUNTIF: single('count'),
  AVERAGEIF: single('average'),
  SUMIFS: several('sum'),
  COUNTIFS: several('count'),
  AVERAGEIFS: several('average'),
  MINIFS: several('minimum'),
  MAXIFS: several('maximum'),
};
