import type { CellError, CellMatrix, CellValue } from '../../../core/cellValue';
import type { Interpreter } from '../interpreter';
import type { Frame } from '../frame';
import type { Reference } from '../reference';
import type { LambdaValue, MixedArray, Value } from '../value';
import type { Workbook } from '../workbook';

/** A range argument as it comes: a reference not read yet, an array, or a single value. */
export type RangeValue = CellValue | CellMatrix | Reference;

/** What each kind of parameter hands to the evaluator of a function. */
export interface KindValues {
  /** One number; text that reads as a number counts. The function runs once for each element of an array. */
  number: number;
  text: string;
  logical: boolean;
  /** One value of any type but an error. */
  plain: Exclude<CellValue, CellError>;
  /** One value, errors included. */
  scalar: CellValue;
  /** A range, array or value, taken whole. In a formula that is no array formula, sums and products of ranges inside it meet at the cell's own row or column. */
  range: RangeValue;
  /** The same, but what stands inside is calculated as an array. */
  array: RangeValue;
  /** An array as before whose elements may be functions, too. */
  elements: RangeValue | LambdaValue | MixedArray;
  reference: Reference;
  lambda: LambdaValue;
  any: Value;
}

export type Kind = keyof KindValues;
type OptionalKind = `${Kind}?`;
type Read<K> = K extends `${infer Base extends Kind}?` ? KindValues[Base] | undefined : K extends Kind ? KindValues[K] : never;
type ReadAll<P extends readonly (Kind | OptionalKind)[]> = { readonly [I in keyof P]: Read<P[I]> };

/** What a running function sees besides its arguments. */
export interface Call {
  readonly workbook: Workbook;
  readonly interpreter: Interpreter;
  /** The cell, variables and mode of the formula. */
  readonly frame: Frame;
}

/** The outcome of a function; a number that is not finite becomes #NUM!. */
export type Outcome = Value;

/** A built-in function as data: the interpreter checks the number of arguments, converts each by its kind and calls. */
export interface Builtin {
  readonly name: string;
  readonly kinds: readonly Kind[];
  readonly minimum: number;
  readonly maximum: number;
  /** How many kinds at the end repeat for further arguments. */
  readonly repeat: number;
  /** True where an argument left empty between commas means its default, false where it means 0, "" or FALSE. */
  readonly emptyMeansDefault: boolean;
  /** True for the functions that came from the Analysis ToolPak: no truth values as numbers, no empty arguments, no ranges for single values. */
  readonly strict: boolean;
  /** True for functions that answer once for each reference in an array of references, as SUMIF does over OFFSET(A1, {0,1}, 0). */
  readonly eachReference: boolean;
  /** True for functions that answer with references; an array of them is not read before somebody asks for its values. */
  readonly pointing: boolean;
  readonly evaluate: (args: readonly (Value | undefined)[], call: Call) => Outcome;
}

interface Options {
  readonly emptyMeansDefault?: boolean;
  readonly pointing?: boolean;
}

/** A function with a fixed list of parameters; `?` marks those that may be left out. */
export function define<const P extends readonly (Kind | OptionalKind)[]>(
  name: string,
  parameters: P,
  evaluate: (args: ReadAll<P>, call: Call) => Outcome,
  options: Options = {},
): Builtin {
  return {
    name,
    kinds: parameters.map(baseKind),
    minimum: parameters.findLastIndex((parameter) => !parameter.endsWith('?')) + 1,
    maximum: parameters.length,
    repeat: 0,
    emptyMeansDefault: options.emptyMeansDefault ?? false,
    strict: false,
    eachReference: false,
    pointing: options.pointing ?? false,
    evaluate: (args, call) => evaluate(args as unknown as ReadAll<P>, call),
  };
}

/** A function whose last parameter may be repeated, like SUM. */
export function defineList<const P extends readonly Kind[], const R extends Kind>(
  name: string,
  fixed: P,
  rest: R,
  evaluate: (args: ReadAll<P>, rest: readonly KindValues[R][], call: Call) => Outcome,
  minimumRest = 1,
  options: Options = {},
): Builtin {
  return {
    name,
    kinds: [...fixed, rest],
    minimum: fixed.length + minimumRest,
    maximum: 255,
    repeat: 1,
    emptyMeansDefault: options.emptyMeansDefault ?? false,
    strict: false,
    eachReference: false,
    pointing: false,
    evaluate: (args, call) =>
      evaluate(args.slice(0, fixed.length) as unknown as ReadAll<P>, args.slice(fixed.length) as unknown as readonly KindValues[R][], call),
  };
}

/** A function whose last parameters repeat in pairs, like SUMIFS. */
export function definePairs<const P extends readonly Kind[], const A extends Kind, const B extends Kind>(
  name: string,
  fixed: P,
  pair: readonly [A, B],
  evaluate: (args: ReadAll<P>, pairs: readonly (readonly [KindValues[A], KindValues[B]])[], call: Call) => Outcome,
): Builtin {
  return {
    name,
    kinds: [...fixed, ...pair],
    minimum: fixed.length + 2,
    maximum: 255,
    repeat: 2,
    emptyMeansDefault: false,
    strict: false,
    eachReference: false,
    pointing: false,
    evaluate: (args, call) => {
      const pairs: (readonly [KindValues[A], KindValues[B]])[] = [];
      for (let index = fixed.length; index + 1 < args.length; index += 2) {
        pairs.push([args[index], args[index + 1]] as unknown as readonly [KindValues[A], KindValues[B]]);
      }
      return evaluate(args.slice(0, fixed.length) as unknown as ReadAll<P>, pairs, call);
    },
  };
}

/** Marks functions as coming from the Analysis ToolPak. */
export function fromAnalysisToolPak(...functions: readonly Builtin[]): Builtin[] {
  return functions.map((declared) => ({ ...declared, strict: true }));
}

/** Marks functions that answer once for each reference in an array of references. */
export function forEachReference(...functions: readonly Builtin[]): Builtin[] {
  return functions.map((declared) => ({ ...declared, eachReference: true }));
}

/** The same function under further names, such as those of older versions. */
export function alias(builtin: Builtin, ...names: readonly string[]): Builtin[] {
  return [builtin, ...names.map((name) => ({ ...builtin, name }))];
}

function baseKind(parameter: Kind | OptionalKind): Kind {
  const base = parameter.endsWith('?') ? parameter.slice(0, -1) : parameter;
  return base as Kind;
}
