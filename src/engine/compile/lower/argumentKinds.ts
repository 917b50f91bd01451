import { builtin } from '../../formula/evaluate/builtins/registry';
import { isSingle, kindAt } from '../../formula/evaluate/interpreter';

/** Conditions may be arrays: the function then answers once for each. */
const CONDITIONS: Readonly<Record<string, (place: number) => boolean>> = {
  SUMIF: (place) => place === 1,
  COUNTIF: (place) => place === 1,
  AVERAGEIF: (place) => place === 1,
  SUMIFS: (place) => place > 0 && place % 2 === 0,
  AVERAGEIFS: (place) => place > 0 && place % 2 === 0,
  MINIFS: (place) => place > 0 && place % 2 === 0,
  MAXIFS: (place) => place > 0 && place % 2 === 0,
  COUNTIFS: (place) => place % 2 === 1,
};

/** True where a function wants one value in this place and, given an array, answers once for each element. */
export function takesOneValue(name: string, place: number): boolean {
  const declared = builtin(name);
  if (declared === undefined) return false;
  return isSingle(kindAt(declared, place)) || CONDITIONS[name]?.(place) === true;
}

/** True for the functions of the Analysis ToolPak, which take no range of several cells for a single value. */
export function refusesRanges(name: string): boolean {
  return builtin(name)?.strict === true;
}
