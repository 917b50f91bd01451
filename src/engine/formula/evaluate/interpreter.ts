import { cellError, type CellError, type CellMatrix, type CellValue } from '../../core/cellValue';
import type { Expression, BinaryOperation, FunctionCall, SheetRangeReference } from '../parse/ast';
import { applyBinary, type ScalarOperator } from './operators';
import { takesSheetRange } from './acrossSheets';
import { builtin } from './builtins/registry';
import type { Builtin, Kind } from './builtins/define';
import { toLogical, toNumber, toText } from './coerce';
import type { Frame } from './frame';
import { type Area, areaOf, enclose, intersect, Reference, rowsOf, widthOf } from './reference';
import { callRoiFunction } from './callRoiFunction';
import { isTooLarge, MOST_STEPS, STEPS_OF_A_CALL, STEPS_OF_AN_ELEMENT } from './limits';
import { arrayTooLarge, tooMuchWork, UnsupportedSignal } from './signals';
import { specialForm } from './specialForms';
import {
  type ArrayElement,
  arrayOf,
  broadcastCell,
  buildMatrix,
  CALCULATION_ERROR,
  columnsOf,
  isError,
  isLambda,
  isMatrix,
  isMixed,
  isReference,
  type LambdaValue,
  type MixedArray,
  NAME_ERROR,
  NamedFunction,
  NOT_AVAILABLE,
  NULL_ERROR,
  NUMBER_ERROR,
  REFERENCE_ERROR,
  type Value,
  VALUE_ERROR,
} from './value';
import type { Workbook } from './workbook';

/** How files store a function handed to BYROW and its kin by its name alone: `BYROW(A1:C3, SUM)`. */
const BARE_FUNCTION = /^_xleta\./i;

/** How deep functions may call each other (recursive LAMBDAs) before the answer is #NUM!, as in Excel. */
const MAX_DEPTH = 700;

/**
 * What Google Sheets writes for a function that only it has: always inside IFERROR, whose second argument is the last value.
 * Unlike other unknown functions it is an error that IFERROR sees; a cell that shows it has not been calculated.
 */
const GOOGLE_SHEETS_FUNCTION = '__XLUDF.DUMMYFUNCTION';
const GOOGLE_SHEETS_ERROR = cellError('#NAME?', new UnsupportedSignal('Google Sheets function').reason);

/**
 * Evaluates the syntax tree of a formula with Excel's semantics, one node at a time. It is the yardstick for
 * every faster way to calculate. Throws only signals (`UnsupportedSignal`, `VolatileSignal`, and what the
 * workbook throws to calculate precedents first); everything else is a value.
 */
export class Interpreter {
  /** Nesting of evaluations, over all cells being calculated: the calculator watches it to keep the stack safe. */
  depth = 0;

  /** What the formula at work has taken so far; the calculator, in which formulas wait for one another, starts it at 0 for each. */
  steps = 0;

  constructor(readonly workbook: Workbook) {}

  /** Counts work that grows with what a formula is given; a formula that takes too much is not calculated. */
  spend(steps: number): void {
    this.steps += steps;
    if (this.steps > MOST_STEPS) throw tooMuchWork();
  }

  /** The value of an expression; references stay references. */
  evaluate(node: Expression, frame: Frame): Value {
    switch (node.type) {
      case 'number':
      case 'string':
      case 'boolean':
        return node.value;
      case 'error':
        return { error: node.value };
      case 'array':
        return node.rows;
      case 'omitted':
        return null;
      case 'cell': {
        const sheet = this.sheetOf(node.sheet, frame);
        return sheet === undefined ? REFERENCE_ERROR : areaOf(sheet, node.row, node.column, node.row, node.column);
      }
      case 'sheets':
        return this.acrossSheets(node, frame);
      case 'area': {
        const sheet = this.sheetOf(node.sheet, frame);
        return sheet === undefined ? REFERENCE_ERROR : areaOf(sheet, node.top, node.left, node.bottom, node.right);
      }
    }
    // An expression on its own, such as one of a trial, has as much as the one before it.
    if (this.depth === 0) this.steps = 0;
    this.depth++;
    const value = this.evaluateNested(node, frame);
    this.depth--;
    return value;
  }

  private evaluateNested(node: Exclude<Expression, { type: 'number' | 'string' | 'boolean' | 'error' | 'array' | 'omitted' | 'cell' | 'area' | 'sheets' }>, frame: Frame): Value {
    switch (node.type) {
      case 'binary':
        return node.operator === ' ' || node.operator === ',' ? this.combineReferences(node, frame) : this.binary(node, frame);
      case 'unary':
        return this.unary(node.operator, node.operand, frame);
      case 'call':
        return this.call(node, frame);
      case 'name':
        return this.name(node.name, node.sheet, frame);
      case 'range':
        return this.range(node.from, node.to, frame);
      case 'structured': {
        const area = this.workbook.binding.structured(node, frame);
        return area.ok ? new Reference([area.value]) : { error: area.error.cellError, reason: area.error };
      }
      case 'spill':
        return this.spill(node.anchor, frame);
      case 'apply':
        return this.applyExpression(this.evaluate(node.callee, frame), node.args, frame);
    }
  }

  /** The value where one value or an array is wanted: references are read, in a plain formula at the cell's own row or column. */
  operand(node: Expression, frame: Frame): CellValue | CellMatrix {
    if (node.type === 'cell') {
      const sheet = this.sheetOf(node.sheet, frame);
      return sheet === undefined ? REFERENCE_ERROR : this.workbook.cell(sheet, node.row, node.column);
    }
    return this.resolve(this.evaluate(node, frame), frame);
  }

  /** Reads a reference as `operand` does; functions become #CALC!, their bare names #NAME?. */
  resolve(value: Value, frame: Frame): CellValue | CellMatrix {
    if (isReference(value)) return frame.arrays ? this.read(value) : this.intersection(value, frame);
    if (isLambda(value)) return value instanceof NamedFunction ? NAME_ERROR : CALCULATION_ERROR;
    return isMixed(value) ? value.values : value;
  }

  /** All values of a reference: one value for a single cell, otherwise an array. A union has no values of its own. */
  read(reference: Reference): CellValue | CellMatrix {
    const area = reference.single;
    if (area === undefined) return reference.acrossSheets ? REFERENCE_ERROR : VALUE_ERROR;
    if (area.top === area.bottom && area.left === area.right) return this.workbook.cell(area.sheet, area.top, area.left);
    return this.workbook.matrix(area);
  }

  /** The cell of a reference in the formula's own row or column (implicit intersection). */
  intersection(reference: Reference, frame: Frame): CellValue {
    const area = reference.single;
    if (area === undefined) return reference.acrossSheets ? REFERENCE_ERROR : VALUE_ERROR;
    const cell = intersectionCell(area, frame);
    return cell === undefined ? VALUE_ERROR : this.workbook.cell(area.sheet, cell.row, cell.column);
  }

  /** Calls a LAMBDA with values. Too many arguments are #VALUE!, endless recursion is #NUM!. */
  apply(lambda: LambdaValue, args: readonly (Value | undefined)[], frame: Frame): Value {
    if (this.depth > MAX_DEPTH) return NUMBER_ERROR;
    this.spend(STEPS_OF_A_CALL);
    if (lambda instanceof NamedFunction) return this.applyNamed(lambda, args, frame);
    const { parameters, optional } = lambda;
    if (args.length > parameters.length || args.length < parameters.length - optional) return VALUE_ERROR;
    let scope = lambda.scope;
    parameters.forEach((name, index) => {
      scope = { name, value: args[index], outer: scope };
    });
    this.depth++;
    const value = this.evaluate(lambda.body, { ...frame, scope });
    this.depth--;
    return value;
  }

  /** Calls a function of the worksheet with values: they stand in its arguments as variables. */
  private applyNamed({ name }: NamedFunction, args: readonly (Value | undefined)[], frame: Frame): Value {
    let { scope } = frame;
    const variables = args.map((value, index): Expression => {
      scope = { name: `${name}(${index})`, value, outer: scope };
      return value === undefined ? { type: 'omitted', at: 0 } : { type: 'name', name: scope.name, at: 0 };
    });
    return this.evaluate({ type: 'call', name, args: variables, at: 0 }, { ...frame, scope, arrays: true });
  }

  applyExpression(callee: Value, args: readonly Expression[], frame: Frame): Value {
    if (isError(callee)) return callee;
    if (!isLambda(callee)) return VALUE_ERROR;
    return this.apply(callee, args.map((argument) => (argument.type === 'omitted' ? undefined : this.evaluate(argument, frame))), frame);
  }

  /** The position of a sheet written before a reference; the formula's own where none is. */
  private sheetOf(name: string | undefined, frame: Frame): number | undefined {
    return name === undefined ? frame.sheet : this.workbook.binding.sheet(name);
  }

  private acrossSheets({ first, last, target }: SheetRangeReference, frame: Frame): Value {
    const areas = areasAcross(this.workbook.binding.sheetsBetween(first, last), this.evaluate(target, frame));
    return areas.length === 0 ? REFERENCE_ERROR : new Reference(areas, true);
  }

  private binary(node: BinaryOperation, frame: Frame): CellValue | CellMatrix {
    const chain: BinaryOperation[] = [];
    let innermost: Expression = node;
    while (innermost.type === 'binary' && innermost.operator !== ' ' && innermost.operator !== ',') {
      chain.push(innermost);
      innermost = innermost.left;
    }
    let value = this.operand(innermost, frame);
    for (let index = chain.length - 1; index >= 0; index--) {
      const operation = chain[index];
      if (operation === undefined) break;
      value = this.combine(operation.operator as ScalarOperator, value, this.operand(operation.right, frame));
    }
    return value;
  }

  /** A single value as a number, in the date system of the workbook. */
  toNumber(value: CellValue): number | CellError {
    return toNumber(value, this.workbook.date1904);
  }

  /** Applies an operator to values, element by element where one is an array. */
  combine(operator: ScalarOperator, left: CellValue | CellMatrix, right: CellValue | CellMatrix): CellValue | CellMatrix {
    const { date1904 } = this.workbook;
    if (!isMatrix(left) && !isMatrix(right)) return applyBinary(operator, left, right, date1904);
    this.spend(Math.max(sizeOf(left), sizeOf(right)));
    return zip(left, right, (first, second) => applyBinary(operator, first, second, date1904));
  }

  private unary(operator: '-' | '+' | '%' | '@', operand: Expression, frame: Frame): Value {
    if (operator === '@') return this.single(this.evaluate(operand, frame), frame);
    const value = this.operand(operand, frame);
    if (operator === '+') return value;
    const change = (cell: CellValue): CellValue => {
      const number = toNumber(cell, this.workbook.date1904);
      if (typeof number !== 'number') return number;
      return operator === '-' ? -number : number / 100;
    };
    return isMatrix(value) ? value.map((row) => row.map(change)) : change(value);
  }

  /** `@`: the one cell meant by a range, the first element of an array. */
  private single(value: Value, frame: Frame): Value {
    if (isMatrix(value)) return value[0]?.[0] ?? null;
    if (isMixed(value)) return value.at(0, 0);
    if (!isReference(value)) return value;
    const area = value.single;
    if (area === undefined) return VALUE_ERROR;
    const cell = intersectionCell(area, frame);
    return cell === undefined ? VALUE_ERROR : areaOf(area.sheet, cell.row, cell.column, cell.row, cell.column);
  }

  private combineReferences(node: BinaryOperation, frame: Frame): Value {
    const left = this.evaluate(node.left, frame);
    const right = this.evaluate(node.right, frame);
    if (isError(left)) return left;
    if (isError(right)) return right;
    if (!isReference(left) || !isReference(right)) return VALUE_ERROR;
    if (left.acrossSheets || right.acrossSheets) return REFERENCE_ERROR;
    if (node.operator === ',') return new Reference([...left.areas, ...right.areas]);
    const shared = left.areas.flatMap((first) => right.areas.map((second) => intersect(first, second)).filter((area) => area !== undefined));
    return shared.length === 0 ? NULL_ERROR : new Reference(shared);
  }

  private range(from: Expression, to: Expression, frame: Frame): Value {
    const first = this.evaluate(from, frame);
    const second = this.evaluate(to, frame);
    if (isError(first)) return first;
    if (isError(second)) return second;
    if (!isReference(first) || !isReference(second)) return VALUE_ERROR;
    if (first.acrossSheets || second.acrossSheets) return REFERENCE_ERROR;
    let around: Area | undefined = first.areas[0];
    for (const area of [...first.areas.slice(1), ...second.areas]) around = around === undefined ? undefined : enclose(around, area);
    return around === undefined ? VALUE_ERROR : new Reference([around]);
  }

  private spill(anchor: Expression, frame: Frame): Value {
    const value = this.evaluate(anchor, frame);
    if (isError(value)) return value;
    const area = isReference(value) ? value.single : undefined;
    if (area === undefined) return REFERENCE_ERROR;
    const first = this.workbook.cell(area.sheet, area.top, area.left);
    const filled = this.workbook.spill({ sheet: area.sheet, row: area.top, column: area.left });
    if (filled !== undefined) return new Reference([filled]);
    return isError(first) ? first : REFERENCE_ERROR;
  }

  private name(name: string, onSheet: string | undefined, frame: Frame): Value {
    if (onSheet === undefined) {
      const upper = name.toUpperCase();
      for (let scope = frame.scope; scope !== undefined; scope = scope.outer) {
        if (scope.name === upper) return scope.value ?? null;
      }
    }
    if (this.depth > MAX_DEPTH) return NUMBER_ERROR;
    const bound = this.workbook.binding.name(name, frame, onSheet);
    if (bound === undefined) {
      const bare = name.replace(BARE_FUNCTION, '').toUpperCase();
      if (specialForm(bare) !== undefined || builtin(bare) !== undefined) return new NamedFunction(bare);
      if (BARE_FUNCTION.test(name)) throw new UnsupportedSignal(name);
      return NAME_ERROR;
    }
    if (!bound.expression.ok) throw new UnsupportedSignal(featureOf(bound.expression.error.code));
    return this.evaluate(bound.expression.value, { sheet: bound.sheet, row: frame.row, column: frame.column, scope: undefined, arrays: true });
  }

  private call(node: FunctionCall, frame: Frame): Value {
    const { name, args } = node;
    for (let scope = frame.scope; scope !== undefined; scope = scope.outer) {
      if (scope.name === name) return this.applyExpression(scope.value ?? null, args, frame);
    }
    const drawn = this.workbook.draw?.(node, frame);
    if (drawn !== undefined) return drawn;
    const form = specialForm(name);
    if (form !== undefined) return form(args, frame, this);
    const declared = builtin(name);
    if (declared !== undefined) return this.callBuiltin(declared, args, frame);
    if (name === GOOGLE_SHEETS_FUNCTION) return GOOGLE_SHEETS_ERROR;
    if (name.startsWith('ROI.')) return callRoiFunction(name.slice(4), args, frame, this);
    if (this.workbook.binding.name(name, frame)?.expression.ok === true) return this.applyExpression(this.name(name, undefined, frame), args, frame);
    throw new UnsupportedSignal(name);
  }

  private callBuiltin(declared: Builtin, args: readonly Expression[], frame: Frame): Value {
    const { minimum, maximum } = declared;
    if (args.length < minimum || args.length > maximum) throw new UnsupportedSignal(declared.name);
    let lifted = false;
    const raw: (Value | undefined)[] = [];
    for (let index = 0; index < args.length; index++) {
      const argument = args[index];
      if (argument === undefined) break;
      const kind = kindAt(declared, index);
      if (argument.type === 'omitted') raw.push(declared.strict ? NOT_AVAILABLE : declared.emptyMeansDefault ? undefined : null);
      else if (isSingle(kind)) {
        const value = declared.strict ? this.strictOperand(argument, frame) : this.operand(argument, frame);
        if (isMatrix(value)) lifted = true;
        raw.push(value);
      } else {
        const value = this.wholeArgument(declared, kind, argument, frame);
        if (isMixed(value) && kind !== 'elements') lifted = true;
        raw.push(value);
      }
    }
    return lifted ? this.lift(declared, raw, frame) : this.run(declared, raw, frame);
  }

  /** An argument that is no single value, as far as the function can do with what it is. */
  private wholeArgument(declared: Builtin, kind: Kind, argument: Expression, frame: Frame): Value {
    const forArrays = kind === 'array' || kind === 'elements';
    const value = this.evaluate(argument, forArrays && !frame.arrays ? { ...frame, arrays: true, onlyInArgument: true } : frame);
    if (isReference(value) && value.acrossSheets && !takesSheetRange(declared.name)) return REFERENCE_ERROR;
    if (!isMixed(value) || kind === 'elements' || kind === 'reference' || declared.eachReference) return value;
    return value.values;
  }

  /** One value for a function of the Analysis ToolPak: it takes no range of several cells. */
  private strictOperand(node: Expression, frame: Frame): CellValue | CellMatrix {
    const value = this.evaluate(node, frame);
    if (isReference(value) && (value.single === undefined || rowsOf(value.single) * widthOf(value.single) > 1)) return VALUE_ERROR;
    return this.resolve(value, frame);
  }

  /**
   * Runs a function once for each element of the arrays given where it wants single values, and for each reference in an
   * array of them.
   */
  private lift(declared: Builtin, raw: readonly (Value | undefined)[], frame: Frame): Value {
    const arrays = raw.map((value, index) => (isMixed(value) ? value : isMatrix(value) && isSingle(kindAt(declared, index)) ? value : undefined));
    let rows = 1;
    let columns = 1;
    for (const array of arrays) {
      if (array === undefined) continue;
      rows = Math.max(rows, isMixed(array) ? array.rows.length : array.length);
      columns = Math.max(columns, isMixed(array) ? array.columns : columnsOf(array));
    }
    this.spend(STEPS_OF_AN_ELEMENT * rows * columns);
    const outcome = (row: number, column: number): Value => this.run(declared, raw.map((value, index) => elementAt(arrays[index], value, row, column)), frame);
    if (!declared.pointing) return buildMatrix(rows, columns, (row, column) => this.firstCell(outcome(row, column), frame));
    if (isTooLarge(rows, columns)) throw arrayTooLarge();
    const pointed = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => this.pointedAt(outcome(row, column), frame)));
    return rows === 1 && columns === 1 ? (pointed[0]?.[0] ?? REFERENCE_ERROR) : arrayOf(pointed);
  }

  /** What an array of the answers of OFFSET or INDIRECT holds for one of them. */
  private pointedAt(value: Value, frame: Frame): ArrayElement {
    return isReference(value) ? value : this.firstCell(value, frame);
  }

  /** One value of any outcome: what an array of results holds for one of its elements. */
  firstCell(value: Value, frame: Frame): CellValue {
    if (isReference(value)) {
      const area = value.areas[0];
      return area === undefined ? VALUE_ERROR : this.workbook.cell(area.sheet, area.top, area.left);
    }
    const resolved = this.resolve(value, frame);
    return isMatrix(resolved) ? (resolved[0]?.[0] ?? null) : resolved;
  }

  private run(declared: Builtin, raw: readonly (Value | undefined)[], frame: Frame): Value {
    const converted: (Value | undefined)[] = [];
    for (let index = 0; index < raw.length; index++) {
      const value = raw[index];
      if (value === undefined) {
        converted.push(undefined);
        continue;
      }
      const kind = kindAt(declared, index);
      const argument = declared.strict && kind === 'number' && typeof value === 'boolean' ? VALUE_ERROR : this.convert(kind, value);
      if (isError(argument) && !passesErrors(kind)) return argument;
      converted.push(argument);
    }
    const outcome = declared.evaluate(converted, { workbook: this.workbook, interpreter: this, frame });
    return typeof outcome === 'number' && !Number.isFinite(outcome) ? NUMBER_ERROR : outcome;
  }

  private convert(kind: Kind, value: Value): Value {
    switch (kind) {
      case 'number':
        return isSingleValue(value) ? toNumber(value, this.workbook.date1904) : VALUE_ERROR;
      case 'text':
        return isSingleValue(value) ? toText(value) : VALUE_ERROR;
      case 'logical':
        return isSingleValue(value) ? toLogical(value) : VALUE_ERROR;
      case 'reference':
        return isReference(value) || isError(value) ? value : VALUE_ERROR;
      case 'lambda':
        return isLambda(value) || isError(value) ? value : VALUE_ERROR;
      case 'range':
      case 'array':
        return isLambda(value) ? VALUE_ERROR : value;
      case 'elements':
      case 'plain':
      case 'scalar':
      case 'any':
        return value;
    }
  }
}

function featureOf(code: string): string {
  return code === 'formulaExternalLink' ? 'external link' : 'formula';
}

function areasAcross(sheets: readonly number[], target: Value): readonly Area[] {
  const area = isReference(target) ? target.single : undefined;
  return area === undefined ? [] : sheets.map((sheet) => ({ ...area, sheet }));
}

export function kindAt({ kinds, repeat }: Builtin, index: number): Kind {
  if (index < kinds.length) return kinds[index] ?? 'any';
  const first = kinds.length - repeat;
  return kinds[first + ((index - first) % repeat)] ?? 'any';
}

export function isSingle(kind: Kind): boolean {
  return kind === 'number' || kind === 'text' || kind === 'logical' || kind === 'plain' || kind === 'scalar';
}

function passesErrors(kind: Kind): boolean {
  return kind === 'scalar' || kind === 'range' || kind === 'array' || kind === 'elements' || kind === 'any';
}

function isSingleValue(value: Value): value is CellValue {
  return !isMatrix(value) && !isMixed(value) && !isReference(value) && !isLambda(value);
}

function elementAt(array: CellMatrix | MixedArray | undefined, whole: Value | undefined, row: number, column: number): Value | undefined {
  if (array === undefined) return whole;
  return isMixed(array) ? array.at(row, column) : broadcastCell(array, row, column);
}

/** Element by element, single rows and columns repeated, #N/A where one side has no element. */
function sizeOf(value: CellValue | CellMatrix): number {
  return isMatrix(value) ? value.length * columnsOf(value) : 1;
}

export function zip(left: CellValue | CellMatrix, right: CellValue | CellMatrix, join: (left: CellValue, right: CellValue) => CellValue): CellMatrix {
  const first = isMatrix(left) ? left : [[left]];
  const second = isMatrix(right) ? right : [[right]];
  const rows = Math.max(first.length, second.length);
  const columns = Math.max(columnsOf(first), columnsOf(second));
  return buildMatrix(rows, columns, (row, column) => join(broadcastCell(first, row, column), broadcastCell(second, row, column)));
}

function intersectionCell(area: Area, frame: Frame): { row: number; column: number } | undefined {
  const oneRow = rowsOf(area) === 1;
  const oneColumn = widthOf(area) === 1;
  if (oneRow && oneColumn) return { row: area.top, column: area.left };
  if (oneColumn && frame.row >= area.top && frame.row <= area.bottom) return { row: frame.row, column: area.left };
  if (oneRow && frame.column >= area.left && frame.column <= area.right) return { row: area.top, column: frame.column };
  return undefined;
}
