import { Money } from '../core/decimal';
import { defineFunction } from '../core/defineFunction';
import { invalidArgument } from '../core/error';
import * as parameter from '../core/parameters';
import { fail, ok, type Result } from '../core/result';

/** Which way caution points. */
export type RiskKind = 'benefit' | 'cost';

type Rectangle = readonly (readonly number[])[];

/**
 * Risk adjustment as in Total Economic Impact studies: a benefit is lowered to value × (1 − adjustment), a cost is
 * raised to value × (1 + adjustment). Decimal. One adjustment serves all values; a column of them serves the rows,
 * a row of them the columns, a rectangle of the same shape each value by itself. Fails with `adjustmentShape`
 * where it fits none of these, and `adjustmentAboveOne` where a benefit would turn negative. O(values).
 * @example riskAdjustment([[1000, 2000]], [[0.1]], 'benefit') // = [[900, 1800]]
 * @example riskAdjustment([[1000], [2000]], [[0.1], [0.2]], 'cost') // = [[1100], [2400]]
 */
export function riskAdjustment(values: Rectangle, adjustment: Rectangle, kind: RiskKind): Result<Rectangle> {
  const [rows, columns] = [values.length, values[0].length];
  const [adjustmentRows, adjustmentColumns] = [adjustment.length, adjustment[0].length];
  if ((adjustmentRows !== 1 && adjustmentRows !== rows) || (adjustmentColumns !== 1 && adjustmentColumns !== columns)) {
    const details = { rows, columns, adjustmentRows, adjustmentColumns };
    return fail(invalidArgument('adjustmentShape', { parameter: 'adjustment', details }));
  }
  const excessive = kind === 'benefit' ? adjustment.flat().find((share) => share > 1) : undefined;
  if (excessive !== undefined) {
    return fail(invalidArgument('adjustmentAboveOne', { parameter: 'adjustment', received: excessive }));
  }
  const direction = kind === 'benefit' ? -1 : 1;
  return ok(
    values.map((row, r) =>
      row.map((value, c) => {
        const share = adjustment[adjustmentRows === 1 ? 0 : r][adjustmentColumns === 1 ? 0 : c];
        return new Money(share).times(direction).plus(1).times(value).toNumber();
      }),
    ),
  );
}

/** A result must stay well below what Excel takes back from a function, 5 MB. */
const MOST_VALUES = 100_000;

export const riskAdjustmentFunction = defineFunction({
  name: 'RISKADJ',
  family: 'returns',
  parameters: {
    values: parameter.atMost(MOST_VALUES, parameter.numberTable()),
    adjustment: parameter.atMost(MOST_VALUES, parameter.numberTable({ minimum: 0 })),
    kind: parameter.choice(['benefit', 'cost']),
  },
  result: 'table',
  example: [[[1606511, 3061331, 4229760]], 0.15, 'benefit'],
  run({ values, adjustment, kind }) {
    const adjusted = riskAdjustment(values, adjustment, kind);
    if (!adjusted.ok) return adjusted;
    return values.length === 1 && values[0].length === 1 ? ok(adjusted.value[0][0]) : adjusted;
  },
});
