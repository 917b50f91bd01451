import type { CellMatrix, CellValue } from '../../core/cellValue';
import type { Expression } from '../parse/ast';
import { toLogical, toNumber } from './coerce';
import { compareValues, sameValue } from './compare';
import type { Frame } from './frame';
import type { Interpreter } from './interpreter';
import {
  broadcastCell,
  buildMatrix,
  columnsOf,
  isError,
  isMatrix,
  LambdaValue,
  NAME_ERROR,
  NOT_AVAILABLE,
  type Scope,
  type Value,
  VALUE_ERROR,
} from './value';

/** A function that decides itself which of its arguments are evaluated, and when. */
export type SpecialForm = (args: readonly Expression[], frame: Frame, interpreter: Interpreter) => Value;

const FORMS: Readonly<Record<string, SpecialForm>> = {
  IF: chooseByCondition,
  IFERROR: (args, frame, interpreter) => replaceErrors(args, frame, interpreter, () => true),
  IFNA: (args, frame, interpreter) => replaceErrors(args, frame, interpreter, (code) => code === '#N/A'),
  IFS: firstTrue,
  SWITCH: switchOn,
  CHOOSE: chooseByIndex,
  LET: letVariables,
  LAMBDA: makeLambda,
  ISOMITTED: isOmitted,
};

const BY_NAME = new Map(Object.entries(FORMS));

/** The special form of that name (upper case), or undefined. */
export function specialForm(name: string): SpecialForm | undefined {
  return BY_NAME.get(name);
}

export const specialFormNames: readonly string[] = Object.keys(FORMS);

/** A branch of an array choice, evaluated at most once and only when some element needs it. */
class Branch {
  private value: CellValue | CellMatrix | undefined;

  constructor(
    private readonly node: Expression | undefined,
    private readonly frame: Frame,
    private readonly interpreter: Interpreter,
    private readonly otherwise: CellValue,
  ) {}

  get matrix(): CellMatrix {
    this.value ??= this.node === undefined ? this.otherwise : this.interpreter.operand(this.node, this.frame);
    return isMatrix(this.value) ? this.value : [[this.value]];
  }
}

/** Picks, for every element of `conditions`, an element of one of the branches. The result is as large as the largest branch used. */
function selectElements(conditions: CellMatrix, pick: (condition: CellValue) => Branch | CellValue): CellMatrix {
  return selectBroadcast(conditions.length, columnsOf(conditions), (row, column) => pick(broadcastCell(conditions, row, column)));
}

/** The same where what decides has the given size, and repeats as a broadcast does. */
function selectBroadcast(height: number, width: number, pick: (row: number, column: number) => Branch | CellValue): CellMatrix {
  let [rows, columns] = [height, width];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const picked = pick(row, column);
      if (!(picked instanceof Branch)) continue;
      rows = Math.max(rows, picked.matrix.length);
      columns = Math.max(columns, columnsOf(picked.matrix));
    }
  }
  return buildMatrix(rows, columns, (row, column) => {
    const picked = pick(row, column);
    return picked instanceof Branch ? broadcastCell(picked.matrix, row, column) : picked;
  });
}

/** The frame for the condition of IF and the index of CHOOSE: in a plain formula a range there is always met at one cell. */
function deciding(frame: Frame): Frame {
  return frame.onlyInArgument === true ? { ...frame, arrays: false } : frame;
}

function chooseByCondition(args: readonly Expression[], frame: Frame, interpreter: Interpreter): Value {
  const [conditionNode, whenTrue, whenFalse] = args;
  if (conditionNode === undefined || args.length > 3) return VALUE_ERROR;
  const condition = interpreter.operand(conditionNode, deciding(frame));
  if (!isMatrix(condition)) {
    const truth = toLogical(condition);
    if (isError(truth)) return truth;
    const branch = truth ? whenTrue : whenFalse;
    if (branch === undefined) return truth;
    return branch.type === 'omitted' ? 0 : interpreter.evaluate(branch, frame);
  }
  const yes = new Branch(whenTrue, frame, interpreter, true);
  const no = new Branch(whenFalse, frame, interpreter, false);
  return selectElements(condition, (cell) => {
    const truth = toLogical(cell);
    if (isError(truth)) return truth;
    return truth ? yes : no;
  });
}

function replaceErrors(args: readonly Expression[], frame: Frame, interpreter: Interpreter, replaces: (code: string) => boolean): Value {
  const [node, fallback] = args;
  if (node === undefined || fallback === undefined || args.length !== 2) return VALUE_ERROR;
  const value = node.type === 'omitted' ? null : interpreter.operand(node, frame);
  if (!isMatrix(value)) {
    if (isError(value) && replaces(value.error)) return interpreter.evaluate(fallback, frame);
    return value;
  }
  const branch = new Branch(fallback, frame, interpreter, '');
  return selectElements(value, (cell) => (isError(cell) && replaces(cell.error) ? branch : cell));
}

function firstTrue(args: readonly Expression[], frame: Frame, interpreter: Interpreter): Value {
  for (let index = 0; index + 1 < args.length; index += 2) {
    const [conditionNode, resultNode] = [args[index], args[index + 1]];
    if (conditionNode === undefined || resultNode === undefined) break;
    const condition = interpreter.operand(conditionNode, frame);
    if (isMatrix(condition)) {
      const yes = new Branch(resultNode, frame, interpreter, 0);
      const rest = firstTrue(args.slice(index + 2), frame, interpreter);
      const others = interpreter.resolve(rest, frame);
      const no = isMatrix(others) ? others : [[others]];
      return pickOrRest(condition, yes, no);
    }
    const truth = toLogical(condition);
    if (isError(truth)) return truth;
    if (truth) return interpreter.evaluate(resultNode, frame);
  }
  return NOT_AVAILABLE;
}

function pickOrRest(conditions: CellMatrix, yes: Branch, rest: CellMatrix): CellMatrix {
  const rows = Math.max(conditions.length, yes.matrix.length, rest.length);
  const columns = Math.max(columnsOf(conditions), columnsOf(yes.matrix), columnsOf(rest));
  return buildMatrix(rows, columns, (row, column) => {
    const truth = toLogical(broadcastCell(conditions, row, column));
    if (isError(truth)) return truth;
    return broadcastCell(truth ? yes.matrix : rest, row, column);
  });
}

/** SWITCH compares like a look-up, but a blank on either side stands for the 0, empty text or FALSE on the other. */
function switches(subject: CellValue, match: CellValue): boolean {
  return subject === null || match === null ? !isError(subject) && !isError(match) && compareValues(subject, match) === 0 : sameValue(subject, match);
}

function switchOn(args: readonly Expression[], frame: Frame, interpreter: Interpreter): Value {
  const [subjectNode, ...cases] = args;
  if (subjectNode === undefined || cases.length < 2) return VALUE_ERROR;
  const subject = interpreter.operand(subjectNode, frame);
  if (isMatrix(subject)) return switchEach(subject, cases, frame, interpreter);
  if (isError(subject)) return subject;
  for (let index = 0; index + 1 < cases.length; index += 2) {
    const [matchNode, resultNode] = [cases[index], cases[index + 1]];
    if (matchNode === undefined || resultNode === undefined) break;
    const match = interpreter.operand(matchNode, frame);
    if (isMatrix(match)) return switchEach([[subject]], cases.slice(index), frame, interpreter);
    if (isError(match)) return match;
    if (switches(subject, match)) return interpreter.evaluate(resultNode, frame);
  }
  const otherwise = cases.length % 2 === 1 ? cases[cases.length - 1] : undefined;
  return otherwise === undefined ? NOT_AVAILABLE : interpreter.evaluate(otherwise, frame);
}

/** SWITCH element by element, where what is compared or what it is compared with are arrays. */
function switchEach(subjects: CellMatrix, cases: readonly Expression[], frame: Frame, interpreter: Interpreter): CellMatrix {
  const pairs: { readonly matches: CellMatrix; readonly result: Branch }[] = [];
  for (let index = 0; index + 1 < cases.length; index += 2) {
    const [matchNode, resultNode] = [cases[index], cases[index + 1]];
    if (matchNode === undefined || resultNode === undefined) break;
    const match = interpreter.operand(matchNode, frame);
    pairs.push({ matches: isMatrix(match) ? match : [[match]], result: new Branch(resultNode, frame, interpreter, 0) });
  }
  const otherwise = cases.length % 2 === 1 ? new Branch(cases[cases.length - 1], frame, interpreter, 0) : NOT_AVAILABLE;
  const compared = [subjects, ...pairs.map(({ matches }) => matches)];
  const chosen = (row: number, column: number): Branch | CellValue => {
    const subject = broadcastCell(subjects, row, column);
    if (isError(subject)) return subject;
    for (const { matches, result } of pairs) {
      const match = broadcastCell(matches, row, column);
      if (isError(match)) return match;
      if (switches(subject, match)) return result;
    }
    return otherwise;
  };
  return selectBroadcast(Math.max(...compared.map((matrix) => matrix.length)), Math.max(...compared.map(columnsOf)), chosen);
}

function chooseByIndex(args: readonly Expression[], frame: Frame, interpreter: Interpreter): Value {
  const [indexNode, ...choices] = args;
  if (indexNode === undefined || choices.length === 0) return VALUE_ERROR;
  const index = interpreter.operand(indexNode, deciding(frame));
  const positionOf = (cell: CellValue): number | CellValue => {
    const number = toNumber(cell, interpreter.workbook.date1904);
    if (typeof number !== 'number') return number;
    return number >= 1 && number < choices.length + 1 ? Math.trunc(number) - 1 : VALUE_ERROR;
  };
  if (isMatrix(index)) {
    const inArrays = { ...frame, arrays: true };
    const branches = choices.map((choice) => new Branch(choice, inArrays, interpreter, 0));
    return selectElements(index, (cell) => {
      const position = positionOf(cell);
      return typeof position === 'number' ? (branches[position] ?? VALUE_ERROR) : position;
    });
  }
  const position = positionOf(index);
  if (typeof position !== 'number') return position;
  const chosen = choices[position];
  return chosen === undefined ? VALUE_ERROR : interpreter.evaluate(chosen, frame);
}

function letVariables(args: readonly Expression[], frame: Frame, interpreter: Interpreter): Value {
  if (args.length < 3 || args.length % 2 === 0) return VALUE_ERROR;
  let scope: Scope | undefined = frame.scope;
  for (let index = 0; index + 2 < args.length; index += 2) {
    const [nameNode, valueNode] = [args[index], args[index + 1]];
    if (nameNode?.type !== 'name' || valueNode === undefined) return NAME_ERROR;
    const value = interpreter.evaluate(valueNode, { ...frame, scope });
    scope = { name: nameNode.name.toUpperCase(), value, outer: scope };
  }
  const body = args[args.length - 1];
  return body === undefined ? VALUE_ERROR : interpreter.evaluate(body, { ...frame, scope });
}

function makeLambda(args: readonly Expression[], frame: Frame): Value {
  const parameters: string[] = [];
  let optional = 0;
  for (const argument of args.slice(0, -1)) {
    if (argument.type === 'name') {
      const isOptional = /^_xlop\./i.test(argument.name);
      if (optional > 0 && !isOptional) return VALUE_ERROR;
      if (isOptional) optional++;
      parameters.push(argument.name.replace(/^_xlop\./i, '').toUpperCase());
    } else if (argument.type === 'structured' && argument.table === undefined && argument.firstColumn !== undefined) {
      parameters.push(argument.firstColumn.toUpperCase());
      optional++;
    } else return VALUE_ERROR;
  }
  const body = args[args.length - 1];
  return body === undefined ? VALUE_ERROR : new LambdaValue(parameters, optional, body, frame.scope);
}

function isOmitted(args: readonly Expression[], frame: Frame): Value {
  const [node] = args;
  if (node?.type !== 'name') return false;
  const name = node.name.toUpperCase();
  for (let scope = frame.scope; scope !== undefined; scope = scope.outer) {
    if (scope.name === name) return scope.value === undefined;
  }
  return false;
}
