import { Reference } from '../../formula/evaluate/reference';
import { cellKey } from '../../formula/workbookModel';
import type { Expression, FunctionCall } from '../../formula/parse/ast';
import { refusesRanges, takesOneValue } from './argumentKinds';
import { firstOf, isLoweredMatrix, MaskedMatrix, type Lowered, type LoweredScope, type Matrix, type Scalar } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';
import { shapeOf } from './resultShape';

/**
 * A call with arrays where it wants single values, as the evaluator takes it: once for each element, put together as an array.
 * Null where all such arguments are single values.
 */
export function lifted(lowering: Lowering, node: FunctionCall, frame: LoweringFrame): { readonly value: Lowered } | null {
  const { name, args } = node;
  const places: number[] = [];
  const arrays: (Matrix | MaskedMatrix)[] = [];
  for (const [place, argument] of args.entries()) {
    if (argument.type === 'omitted' || !takesOneValue(name, place)) continue;
    if (refusesRanges(name) && isRange(lowering.lower(argument, frame))) return { value: { error: '#VALUE!' } };
    const shape = shapeOf(lowering, argument, frame);
    if (!isLoweredMatrix(shape) && !(shape instanceof MaskedMatrix)) continue;
    const value = lowering.anyOperand(argument, frame);
    if (!isLoweredMatrix(value) && !(value instanceof MaskedMatrix)) return null;
    places.push(place);
    arrays.push(value);
  }
  if (places.length === 0) return null;
  return { value: lowering.broadcastAny(arrays, (...elements) => ofElements(lowering, node, frame, places, elements)) };
}

function isRange(value: Lowered): boolean {
  if (!(value instanceof Reference)) return false;
  const area = value.single;
  return area === undefined || area.top !== area.bottom || area.left !== area.right;
}

/** The call with the elements in place of the arrays, as variables that no formula can name. */
function ofElements(lowering: Lowering, node: FunctionCall, frame: LoweringFrame, places: readonly number[], elements: readonly Scalar[]): Scalar {
  const args = [...node.args];
  let scope: LoweredScope | undefined = frame.scope;
  places.forEach((place, number) => {
    const name = `\u0002${place}`;
    scope = { name, value: elements[number]!, outer: scope };
    args[place] = { type: 'name', at: node.args[place]!.at, name } satisfies Expression;
  });
  return firstCell(lowering, lowering.lower({ ...node, args }, { ...frame, scope }), frame);
}

/** One value of any outcome: what an array of results holds for one of its elements. */
function firstCell(lowering: Lowering, value: Lowered, frame: LoweringFrame): Scalar {
  if (value instanceof Reference) {
    const area = value.areas[0]!;
    return lowering.cellValue(area.sheet, cellKey(area.top, area.left));
  }
  return firstOf(lowering.resolve(value, { ...frame, arrays: true }));
}
