import { columnLetters, sheetPrefix, sheetRangePrefix } from './address';
import type { AreaReference, ArrayLiteral, BinaryOperation, CellReference, Expression, StructuredReference } from './ast';

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

/** A text that stands for an expression, and how tightly its outermost operator binds. */
export type PrintedFormula = readonly [text: string, binding: number];

/** Texts that stand in a tree under the names of variables. */
export type WrittenParts = ReadonlyMap<string, PrintedFormula>;

/** The binding of a text that stands in parentheses as soon as anything stands beside it. */
export const LOOSEST = 0;
/** The binding of a text that needs no parentheses anywhere. */
export const TIGHTEST = PRIMARY;

const NO_PARTS: WrittenParts = new Map();

/**
 * The text of a formula as typed in en-US, without `=`: parsing it again gives the same tree.
 * Names for which there is a part are printed as that part, in parentheses where the tree needs them.
 */
export function printFormula(expression: Expression, parts = NO_PARTS): string {
  return new Printer(parts).describe(expression)[0];
}

/** How tightly the outermost operator of an expression binds. */
export function bindingOf(expression: Expression): number {
  return new Printer(NO_PARTS).describe(expression)[1];
}

class Printer {
  constructor(private readonly parts: WrittenParts) {}

  private print(expression: Expression, minimum: number): string {
    const [text, binding] = this.describe(expression);
    return binding < minimum ? `(${text})` : text;
  }

  describe(expression: Expression): PrintedFormula {
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
        return [`${sheetRangePrefix(expression.first, expression.last)}${this.print(expression.target, RANGE)}`, RANGE];
      case 'range':
        return [`${this.print(expression.from, RANGE)}:${this.print(expression.to, RANGE + 1)}`, RANGE];
      case 'name':
        return (expression.sheet === undefined ? this.parts.get(expression.name) : undefined) ?? [`${prefix(expression.sheet)}${expression.name}`, PRIMARY];
      case 'structured':
        return [printStructured(expression), PRIMARY];
      case 'spill':
        return [`${this.print(expression.anchor, PRIMARY)}#`, RANGE + 1];
      case 'unary':
        return expression.operator === '%'
          ? [`${this.print(expression.operand, PERCENT)}%`, PERCENT]
          : [`${expression.operator}${this.print(expression.operand, PREFIX)}`, PREFIX];
      case 'binary':
        return this.binary(expression);
      case 'call':
        return [`${expression.name}(${this.args(expression.args)})`, PRIMARY];
      case 'apply':
        return [`${this.callee(expression.callee)}(${this.args(expression.args)})`, PRIMARY];
      case 'omitted':
        return ['', PRIMARY];
    }
  }

  private binary({ operator, left, right }: BinaryOperation): PrintedFormula {
    if (operator === ',') return [`(${this.print(left, 0)},${this.print(right, 0)})`, PRIMARY];
    const binding = BINDING[operator];
    return [`${this.print(left, binding)}${operator}${this.print(right, binding + 1)}`, binding];
  }

  /** A name without parentheses would be that of a function. */
  private callee(callee: Expression): string {
    return callee.type === 'name' ? `(${this.describe(callee)[0]})` : this.print(callee, PRIMARY);
  }

  private args(args: readonly Expression[]): string {
    return args.map((argument) => this.print(argument, 0)).join(',');
  }
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
function printArea({ top, left, bottom, right, wholeColumns, wholeRows, absolute }: AreaReference): string {
  const row = (index: number, fixed: boolean | undefined): string => (wholeColumns ? '' : `${fixed === true ? '$' : ''}${index + 1}`);
  const column = (index: number, fixed: boolean | undefined): string => (wholeRows ? '' : `${fixed === true ? '$' : ''}${columnLetters(index)}`);
  return `${column(left, absolute?.left)}${row(top, absolute?.top)}:${column(right, absolute?.right)}${row(bottom, absolute?.bottom)}`;
}

function printStructured({ table, items, firstColumn, lastColumn }: StructuredReference): string {
  const parts = items.map((item) => `[${ITEM_TEXT[item]}]`);
  if (firstColumn !== undefined) {
    const first = `[${escapeColumn(firstColumn)}]`;
    parts.push(lastColumn === undefined ? first : `${first}:[${escapeColumn(lastColumn)}]`);
  }
  // Spaces at the ends of a name count only inside brackets of its own.
  const alone = parts.length === 1 && lastColumn === undefined && firstColumn?.trim() === firstColumn;
  return `${table ?? ''}[${alone ? (parts[0] ?? '').slice(1, -1) : parts.join(',')}]`;
}

function escapeColumn(name: string): string {
  return name.replace(/['[\]#@]/g, "'$&");
}
