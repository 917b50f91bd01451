import type { CellRange } from '../../engine/formula/workbookModel';
import type { ValidationFile } from '../../file/workbookFile';
import { HostObject } from './hostObject';
import { intersection } from './rangeGeometry';
import type { WorkbookHost } from './workbookHost';

const OPERATORS: Readonly<Record<NonNullable<ValidationFile['operator']>, string>> = {
  between: 'Between',
  notBetween: 'NotBetween',
  equal: 'EqualTo',
  notEqual: 'NotEqualTo',
  greaterThan: 'GreaterThan',
  lessThan: 'LessThan',
  greaterThanOrEqual: 'GreaterThanOrEqualTo',
  lessThanOrEqual: 'LessThanOrEqualTo',
};

const TYPES: Readonly<Record<ValidationFile['type'], { readonly name: string; readonly key: string }>> = {
  whole: { name: 'WholeNumber', key: 'wholeNumber' },
  decimal: { name: 'Decimal', key: 'decimal' },
  date: { name: 'Date', key: 'date' },
  time: { name: 'Time', key: 'time' },
  textLength: { name: 'TextLength', key: 'textLength' },
  custom: { name: 'Custom', key: 'custom' },
  list: { name: 'List', key: 'list' },
};

/** What may be typed into some cells; only read. */
export class DataValidation extends HostObject {
  readonly typeName = 'DataValidation';

  constructor(
    private readonly host: WorkbookHost,
    private readonly sheetId: string,
    private readonly cells: CellRange,
  ) {
    super();
  }

  get Type(): string {
    const rules = this.rules();
    const [first] = rules;
    if (first === undefined) return 'None';
    const { top, left, bottom, right } = this.cells;
    const covers = first.range.top <= top && first.range.left <= left && first.range.bottom >= bottom && first.range.right >= right;
    return rules.length === 1 && covers ? TYPES[first.type].name : 'MixedCriteria';
  }

  /** As Excel, an object with one member named after the type; empty where there is no rule or more than one. */
  get Rule(): object {
    const [first] = this.rules();
    return first === undefined || this.Type === 'MixedCriteria' ? {} : { [TYPES[first.type].key]: ruleOf(first) };
  }

  private rules(): readonly ValidationFile[] {
    return this.host.spreadsheet.validations(this.sheetId).filter(({ range }) => intersection(range, this.cells) !== null);
  }
}

function ruleOf({ type, operator = 'between', formula1, formula2, values }: ValidationFile): object {
  if (type === 'list') return { inCellDropDown: true, source: values?.join(',') ?? `=${formula1 ?? ''}` };
  if (type === 'custom') return { formula: `=${formula1 ?? ''}` };
  return { operator: OPERATORS[operator], ...(formula1 !== undefined && { formula1: wireFormula(formula1) }), ...(formula2 !== undefined && { formula2: wireFormula(formula2) }) };
}

/** Constants come as they were typed, all else with its `=`. */
function wireFormula(formula: string): string {
  return formula.trim() !== '' && Number.isFinite(Number(formula)) ? formula : `=${formula}`;
}
