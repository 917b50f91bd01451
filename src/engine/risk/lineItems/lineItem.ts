import type { ErrorFacts } from '../../core/error';
import { invalidArgument } from '../../core/error';
import * as parameter from '../../core/parameters';
import type { Parameter, Row } from '../../core/parameters';
import { readRows } from '../../core/readCells';
import { fail, ok, type Result } from '../../core/result';
import { rate } from '../../core/units';
import type { DistributionFamily } from '../distributions/defineDistribution';
import type { Distribution } from '../distributions/distribution';
import { distributionFamilies, distributionFamily } from '../distributions/families';
import { pointMass } from '../distributions/pointMass';

/** One benefit or cost of a project whose amount per period is uncertain. */
export interface LineItem {
  readonly name: string;
  readonly kind: 'benefit' | 'cost';
  /** The amount in the first period; one draw per trial holds for the whole life of the line. */
  readonly amount: Distribution;
  /** First and last period, both inclusive; period 0 is today. */
  readonly start: number;
  readonly end: number;
  /** Growth of the amount from one period to the next. */
  readonly growth: number;
}

const LAST_PERIOD = 1200;
const MOST_LINES = 1000;
const BENEFIT_WORDS = ['benefit', '收益', 'benefits', '效益', '收入'] as const;
const COST_WORDS = ['cost', '成本', 'costs', '费用', '支出'] as const;
const FIXED_WORDS: readonly string[] = ['fixed', 'constant', '固定', '固定值', '常数', '确定'];

/** Desktop Excel hands an empty cell over as 0. */
const BLANK_ON_DESKTOP = '0';

const columns = {
  name: parameter.text(),
  type: parameter.choice([...BENEFIT_WORDS, ...COST_WORDS]),
  distribution: parameter.optional(parameter.text()),
  p1: parameter.number(),
  p2: parameter.optional(parameter.number()),
  p3: parameter.optional(parameter.number()),
  start: parameter.optional(parameter.wholeNumber({ minimum: 0, maximum: LAST_PERIOD }), 0),
  end: parameter.optional(parameter.wholeNumber({ minimum: 0, maximum: LAST_PERIOD }), 0),
  growth: parameter.optional(parameter.rate(), rate(0)),
} as const;

type LineRow = Row<typeof columns>;

const table = parameter.table(columns);

/**
 * A table of line items, one per row: name, type, distribution and its parameters, first and last period, growth. The
 * header row and the columns at the right may be missing. Without a distribution the amount is p1 for certain;
 * an end that is blank or 0 is the start, so that a line lasts one period.
 */
export function lineItems(): Parameter<readonly LineItem[]> {
  return {
    optional: table.optional,
    matrix: table.matrix,
    accepts: table.accepts,
    read(argument, name) {
      const rows = table.read(argument, name);
      if (!rows.ok) return rows;
      if (rows.value.length > MOST_LINES) {
        return fail(invalidArgument('tooManyLines', { parameter: name, received: rows.value.length, details: { maximum: MOST_LINES } }));
      }
      const cells = readRows(argument, name);
      if (!cells.ok) return cells;
      const firstRow = cells.value.length - rows.value.length + 1;
      const items: LineItem[] = [];
      for (const [index, row] of rows.value.entries()) {
        const item = lineItem(row, (column) => ({ parameter: name, details: { row: firstRow + index, column } }));
        if (!item.ok) return item;
        items.push(item.value);
      }
      if (items.length === 0) return fail(invalidArgument('argumentMissing', { parameter: name, received: null }));
      return ok(items);
    },
  };
}

type PlaceOf = (column: string) => Pick<ErrorFacts, 'parameter' | 'details'>;

function lineItem(row: LineRow, at: PlaceOf): Result<LineItem> {
  const { name, start, growth } = row;
  const end = row.end === 0 ? start : row.end;
  if (end < start) {
    const { parameter: argument, details } = at('end');
    return fail(invalidArgument('endBeforeStart', { parameter: argument, received: end, details: { ...details, start } }));
  }
  const amount = amountOf(row, at);
  if (!amount.ok) return amount;
  const kind = (BENEFIT_WORDS as readonly string[]).includes(row.type) ? 'benefit' : 'cost';
  return ok({ name, kind, amount: amount.value, start, end, growth });
}

function amountOf({ distribution, p1, p2, p3 }: LineRow, at: PlaceOf): Result<Distribution> {
  const word = distribution?.trim().toLowerCase();
  const given = [p1, p2, p3];
  const certain = word === undefined || word === BLANK_ON_DESKTOP || FIXED_WORDS.includes(word);
  const family = certain ? undefined : distributionFamily(word);
  if (!certain && (family === undefined || needsRanges(family))) {
    const { parameter: argument, details } = at('distribution');
    const known = distributionFamilies.filter((each) => !needsRanges(each)).map((each) => each.name);
    return fail(invalidArgument('unknownDistribution', { parameter: argument, received: word, details: { ...details, choices: known.join(', ') } }));
  }
  const taken = Math.min(given.length, family?.shapeParameters ?? 1);
  const surplus = given.findIndex((value, index) => index >= taken && value !== undefined && value !== 0);
  if (surplus !== -1) {
    const { parameter: argument, details } = at(`p${surplus + 1}`);
    const facts = { distribution: family?.name ?? FIXED_WORDS[0], maximum: taken };
    return fail(invalidArgument('surplusParameter', { parameter: argument, received: given[surplus], details: { ...details, ...facts } }));
  }
  if (family === undefined) return ok(pointMass(p1));
  const input = family.read(given.slice(0, taken));
  if (input.ok) return ok(input.value.distribution);
  const position = family.parameters.findIndex(({ name }) => name === input.error.parameter);
  const { parameter: argument, details } = at(`p${Math.max(0, position) + 1}`);
  return fail({ ...input.error, parameter: argument, details: { ...input.error.details, ...details } });
}

function needsRanges(family: DistributionFamily): boolean {
  return family.parameters.some(({ matrix }) => matrix);
}
