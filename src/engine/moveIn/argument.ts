import { joined, signed } from '../formula/arithmetic';
import type { CellValue } from '../core/cellValue';
import type { Expression } from '../formula/parse/ast';
import { parseFormula } from '../formula/parse/parseFormula';
import type { WorkbookReader } from './workbookReader';

/** One argument of a foreign call: its text, and what can be known of it without calculating the workbook. */
export class Argument {
  /** Undefined where the argument is empty or cannot be read. */
  readonly expression: Expression | undefined;

  constructor(
    readonly text: string,
    private readonly reader: WorkbookReader,
    private readonly sheet: string,
  ) {
    const parsed = text === '' ? undefined : parseFormula(text);
    this.expression = parsed?.ok === true ? parsed.value : undefined;
  }

  /** Another text read in the same place. */
  beside(text: string): Argument {
    return new Argument(text, this.reader, this.sheet);
  }

  get isEmpty(): boolean {
    return this.text === '';
  }

  /** The number that constants alone make: `5%`, `-2*3`. Undefined where a cell or a function takes part. */
  get constant(): number | undefined {
    return this.expression === undefined ? undefined : fold(this.expression);
  }

  /** The text of a literal such as `"mu"`, or of the cell referred to. */
  get string(): string | undefined {
    if (this.expression?.type === 'string') return this.expression.value;
    const value = this.value;
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
  }

  /** A number as written, or as the one cell referred to shows it. */
  get number(): { readonly value: number; readonly literal: boolean } | undefined {
    const { constant, value } = this;
    if (constant !== undefined) return { value: constant, literal: true };
    return typeof value === 'number' ? { value, literal: false } : undefined;
  }

  private get value(): CellValue | undefined {
    const area = this.cells;
    return area?.values.length === 1 ? area.values[0] : undefined;
  }

  /** The cells that a reference, or the name of one, points at. */
  get cells(): ReturnType<WorkbookReader['cellsOf']> {
    return this.expression === undefined ? undefined : this.reader.cellsOf(this.expression, this.sheet);
  }

  /** The numbers of a literal array or a range, by row. */
  get numbers(): { readonly values: readonly number[]; readonly literal: boolean } | undefined {
    const literal = this.expression?.type === 'array';
    const values = this.expression?.type === 'array' ? this.expression.rows.flat() : this.cells?.values;
    if (values === undefined || values.length === 0) return undefined;
    return values.every((value): value is number => typeof value === 'number') ? { values, literal } : undefined;
  }
}

function fold(expression: Expression): number | undefined {
  switch (expression.type) {
    case 'number':
      return expression.value;
    case 'unary': {
      const operand = fold(expression.operand);
      return operand === undefined ? undefined : signed(expression.operator, operand);
    }
    case 'binary': {
      const left = fold(expression.left);
      const right = fold(expression.right);
      return left === undefined || right === undefined ? undefined : joined(expression.operator, left, right);
    }
    default:
      return undefined;
  }
}
