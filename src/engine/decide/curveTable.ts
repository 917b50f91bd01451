import { invalidArgument, type ErrorFacts } from '../core/error';
import * as parameter from '../core/parameters';
import type { Parameter, Row } from '../core/parameters';
import { readRows } from '../core/readCells';
import { fail, ok, type Result } from '../core/result';
import type { ResponseCurve } from './responseCurve';

/** A channel as a row of a table describes it. */
export interface NamedCurve {
  readonly name: string;
  readonly curve: ResponseCurve;
}

const MOST_CHANNELS = 50;
const POWER_WORDS = ['power', '幂函数'] as const;
const EXPONENTIAL_WORDS = ['exponential', '指数'] as const;
const HILL_WORDS = ['hill', '希尔'] as const;

const columns = {
  name: parameter.text(),
  curve: parameter.choice([...POWER_WORDS, ...EXPONENTIAL_WORDS, ...HILL_WORDS]),
  p1: parameter.number(),
  p2: parameter.number(),
  p3: parameter.optional(parameter.number()),
} as const;

const table = parameter.table(columns);

/** A table of response curves, one per row: name, curve and its two or three parameters; the header row may be missing. */
export function curveTable(): Parameter<readonly NamedCurve[]> {
  return {
    optional: table.optional,
    matrix: table.matrix,
    accepts: table.accepts,
    read(argument, name) {
      const rows = table.read(argument, name);
      if (!rows.ok) return rows;
      if (rows.value.length > MOST_CHANNELS) return fail(invalidArgument('tooManyLines', { parameter: name, received: rows.value.length, details: { maximum: MOST_CHANNELS } }));
      if (rows.value.length === 0) return fail(invalidArgument('argumentMissing', { parameter: name, received: null }));
      const cells = readRows(argument, name);
      if (!cells.ok) return cells;
      const firstRow = cells.value.length - rows.value.length + 1;
      const curves: NamedCurve[] = [];
      for (const [index, row] of rows.value.entries()) {
        const curve = responseCurve(row, (column) => ({ parameter: name, details: { row: firstRow + index, column } }));
        if (!curve.ok) return curve;
        curves.push({ name: row.name, curve: curve.value });
      }
      return ok(curves);
    },
  };
}

type PlaceOf = (column: string) => Pick<ErrorFacts, 'parameter' | 'details'>;

function responseCurve({ curve, p1, p2, p3 }: Row<typeof columns>, at: PlaceOf): Result<ResponseCurve> {
  const isHill = (HILL_WORDS as readonly string[]).includes(curve);
  for (const [column, value] of Object.entries(isHill ? { p1, p2, p3: p3 ?? 0 } : { p1, p2 })) {
    if (!(value > 0)) return fail(invalidArgument('notPositive', { ...at(column), received: value }));
  }
  if ((EXPONENTIAL_WORDS as readonly string[]).includes(curve)) return ok({ kind: 'exponential', ceiling: p1, saturation: p2 });
  if (isHill) return ok({ kind: 'hill', ceiling: p1, half: p2, steepness: p3! });
  if (p2 > 1) return fail(invalidArgument('exponentAboveOne', { ...at('p2'), received: p2 }));
  return ok({ kind: 'power', scale: p1, exponent: p2 });
}
