import type { CellValue } from '../../../core/cellValue';
import { toLogical } from '../coerce';
import { isError, VALUE_ERROR, type Value } from '../value';
import { type Builtin, type Call, define, defineList, type RangeValue } from './define';
import { visitValues } from './numbers';

/** The truth values in arguments: text in ranges and blanks do not count; none at all is #VALUE!. */
function truths(args: readonly RangeValue[], call: Call): boolean[] | CellValue {
  const found: boolean[] = [];
  for (const argument of args) {
    const stopped = visitValues(argument, call, (value, where) => {
      if (isError(value)) return value;
      if (value === null && where !== 'argument') return undefined;
      if (typeof value === 'string' && (where !== 'argument' || value === '')) return undefined;
      const truth = toLogical(value);
      if (isError(truth)) return truth;
      found.push(truth);
      return undefined;
    });
    if (stopped !== undefined) return stopped;
  }
  return found.length === 0 ? VALUE_ERROR : found;
}

function ofTruths(name: string, evaluate: (values: readonly boolean[]) => Value): Builtin {
  return defineList(name, [], 'range', (_, args, call) => {
    const values = truths(args, call);
    return Array.isArray(values) ? evaluate(values) : values;
  });
}

export const logicalFunctions: readonly Builtin[] = [
  ofTruths('AND', (values) => values.every(Boolean)),
  ofTruths('OR', (values) => values.some(Boolean)),
  ofTruths('XOR', (values) => values.filter(Boolean).length % 2 === 1),
  define('NOT', ['logical'], ([value]) => !value),
  define('TRUE', [], () => true),
  define('FALSE', [], () => false),
];
