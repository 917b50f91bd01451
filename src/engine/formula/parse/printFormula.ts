import { columnLetters, rangeAddress, sheetPrefix, sheetRangePrefix } from './address';
import type { ArrayLiteral, BinaryOperation, CellReference, Expression, StructuredReference } from './ast';

const BINDING: Readonly<Record<BinaryOperation['operator'], number>> = {
  '=': 1, '<>': 1, '<': 1, '<=': 1, '>': 1, '>=': 1,
  '&': 2,
  '+': 3, '-': 3,
  '*': 4, '/': 4,
  '^': 5,
  ',': 8,
  ' ': 9,
};
const PERCENT = 6;
const PREFIX = 7;
const RANGE = 10;
const PRIMARY = 12;

const ITEM_TEXT = { all: '#All', data: '#Data', headers: '#Headers', totals: '#Totals', thisRow: '#This Row' } as const;

/**
 * The text of a formula as typed in en-US, without `=`: parsing it again gives the same tree.
 * Areas lose their `$`, which the tree does not keep; to move a formula use `translateFormula`.
 */
export function printFormula(expression: Expression): string {
  return print(expression, 0);
}

function print(expression: Expression, minimum: number): string {
  const [text, binding] = describe(expression);
  return binding < minimum ? `(${text})` : text;
}

function describe(expression: Expression): [string, number] {
  switch (expression.type) {
    case 'number':
      return expression.value < 0 ? [`-${printNumber(-expression.value)}`, PREFIX] : [printNumber(expression.value), PRIMARY];
    case 'string':
      return [quote(expression.value), PRIMARY];
    case 'boolean':
      return [expression.value ? 'TRUE' : 'FALSE', PRIMARY];
    case 'error':
      return [expression.value, PRIMARY];
    case 'array':
      return [printArray(expression), PRIMARY];
    case 'cell':
      return [printCell(expression), PRIMARY];
    case 'area':
      return [`${prefix(expression.sheet)}${printArea(expression)}`, RANGE];
    case 'sheets':
      return [`${sheetRangePrefix(expression.first, expression.last)}${print(expression.target, RANGE)}`, RANGE];
    case 'range':
      return [`${print(expression.from, RANGE)}:${print(expression.to, RANGE + 1)}`, RANGE];
    case 'name':
      return [`${prefix(expression.sheet)}${expression.name}`, PRIMARY];
    case 'structured':
      return [printStructured(expression), PRIMARY];
    case 'spill':
      return [`${print(expression.anchor, PRIMARY)}#`, RANGE + 1];
    case 'unary':
      return expression.operator === '%'
        ? [`${print(expression.operand, PERCENT)}%`, PERCENT]
        : [`${expression.operator}${print(expression.operand, PREFIX)}`, PREFIX];
    case 'binary':
      return printBinary(expression);
    case 'call':
      return [`${expression.name}(${printArguments(expression.args)})`, PRIMARY];
    case 'apply':
      return [`${print(expression.callee, PRIMARY)}(${printArguments(expression.args)})`, PRIMARY];
    case 'omitted':
      return ['', PRIMARY];
  }
}

function printBinary({ operator, left, right }: BinaryOperation): [string, number] {
  if (operator === ',') return [`(${print(left, 0)},${print(right, 0)})`, PRIMARY];
  const binding = BINDING[operator];
  return [`${print(left, binding)}${operator}${print(right, binding + 1)}`, binding];
}

function printArguments(args: readonly Expression[]): string {
  return args.map((argument) => print(argument, 0)).join(',');
}

function printNumber(value: number): string {
  return String(value).toUpperCase();
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function printArray({ rows }: ArrayLiteral): string {
  const constant = (value: ArrayLiteral['rows'][number][number]): string => {
    if (typeof value === 'number') return value < 0 ? `-${printNumber(-value)}` : printNumber(value);
    if (typeof value === 'string') return quote(value);
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    return value.error;
  };
  return `{${rows.map((row) => row.map(constant).join(',')).join(';')}}`;
}

function prefix(sheet: string | undefined): string {
  return sheet === undefined ? '' : sheetPrefix(sheet);
}

function printCell({ sheet, row, column, rowAbsolute, columnAbsolute }: CellReference): string {
  return `${prefix(sheet)}${columnAbsolute ? '$' : ''}${columnLetters(column)}${rowAbsolute ? '$' : ''}${row + 1}`;
}

/** An area of one cell keeps its colon, so that it is read as an area again. */
function printArea(area: Parameters<typeof rangeAddress>[0]): string {
  const text = rangeAddress(area);
  return text.includes(':') ? text : `${text}:${text}`;
}

function printStructured({ table, items, firstColumn, lastColumn }: StructuredReference): string {
  const parts = items.map((item) => `[${ITEM_TEXT[item]}]`);
  if (firstColumn !== undefined) {
    const first = `[${escapeColumn(firstColumn)}]`;
    parts.push(lastColumn === undefined ? first : `${first}:[${escapeColumn(lastColumn)}]`);
  }
  return `${table ?? ''}[${parts.length === 1 && lastColumn === undefined ? (parts[0] ?? '').slice(1, -1) : parts.join(',')}]`;
}

function escapeColumn(name: string): string {
  return name.replace(/['[\]#@]/g, "'$&");
}
