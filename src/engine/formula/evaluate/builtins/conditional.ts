import type { CellMatrix, CellValue } from '../../../core/cellValue';
import type { Criterion } from '../criteria';
import { readCriterion } from '../criteria';
import { type Area, Reference, rowsOf, widthOf } from '../reference';
import { DIVISION_ERROR, isError, isReference, type Value, VALUE_ERROR } from '../value';
import { type Builtin, type Call, define, definePairs, forEachReference, type RangeValue } from './define';

/** Ranges of equal size walked together: their sizes, and how far any of them holds anything. */
interface Walk {
  readonly rows: number;
  readonly columns: number;
  readonly usedRows: number;
  readonly usedColumns: number;
}

function areaOf(range: RangeValue): Area | undefined {
  return isReference(range) ? range.single : undefined;
}

function planWalk(areas: readonly Area[], call: Call): Walk | undefined {
  const [first] = areas;
  if (first === undefined) return undefined;
  const rows = rowsOf(first);
  const columns = widthOf(first);
  if (areas.some((area) => rowsOf(area) !== rows || widthOf(area) !== columns)) return undefined;
  let usedRows = 0;
  let usedColumns = 0;
  for (const area of areas) {
    const used = call.workbook.used(area);
    if (used === undefined) continue;
    usedRows = Math.max(usedRows, rowsOf(used));
    usedColumns = Math.max(usedColumns, widthOf(used));
  }
  return { rows, columns, usedRows, usedColumns };
}

/** The part of a range that the walk visits, read once. */
function visited({ sheet, top, left }: Area, walk: Walk, call: Call): CellMatrix {
  if (walk.usedRows === 0 || walk.usedColumns === 0) return [];
  return call.workbook.matrix({ sheet, top, left, bottom: top + walk.usedRows - 1, right: left + walk.usedColumns - 1 });
}

/** Visits the places where every criterion holds; returns how many empty places beyond the used cells hold too. */
function visitMatches(areas: readonly Area[], criteria: readonly Criterion[], walk: Walk, call: Call, visit: (row: number, column: number) => void): number {
  call.interpreter.spend(walk.usedRows * walk.usedColumns * areas.length);
  const matrices = areas.map((area) => visited(area, walk, call));
  for (let row = 0; row < walk.usedRows; row++) {
    const lines = matrices.map((matrix) => matrix[row]);
    for (let column = 0; column < walk.usedColumns; column++) {
      let holds = true;
      for (let index = 0; holds && index < lines.length; index++) holds = criteria[index]?.(lines[index]?.[column] ?? null) === true;
      if (holds) visit(row, column);
    }
  }
  const beyond = walk.rows * walk.columns - walk.usedRows * walk.usedColumns;
  return criteria.every((criterion) => criterion(null)) ? beyond : 0;
}

type Summary = (call: Call, areas: readonly Area[], criteria: readonly Criterion[], walk: Walk, target: Area | undefined) => CellValue;

function summarize(ranges: readonly RangeValue[], conditions: readonly CellValue[], target: RangeValue | undefined, call: Call, summary: Summary): Value {
  for (const range of [...ranges, target]) if (range !== undefined && isError(range)) return range;
  const areas = ranges.map(areaOf).filter((area) => area !== undefined);
  const targetArea = target === undefined ? undefined : areaOf(target);
  if (areas.length !== ranges.length || (target !== undefined && targetArea === undefined)) return VALUE_ERROR;
  const walk = planWalk(targetArea === undefined ? areas : [...areas, targetArea], call);
  if (walk === undefined) return VALUE_ERROR;
  return summary(call, areas, conditions.map((condition) => readCriterion(condition, call.workbook.date1904)), walk, targetArea);
}

const count: Summary = (call, areas, criteria, walk) => {
  let matches = 0;
  const beyond = visitMatches(areas, criteria, walk, call, () => matches++);
  return matches + beyond;
};

/** Folds the numbers of the target range where the criteria hold; an error there is the answer. */
function fold(start: number, step: (total: number, value: number) => number, finish: (total: number, count: number) => CellValue): Summary {
  return (call, areas, criteria, walk, target) => {
    let total = start;
    let found = 0;
    let failure: CellValue = null;
    if (target === undefined) return VALUE_ERROR;
    visitMatches(areas, criteria, walk, call, (row, column) => {
      const value = call.workbook.cell(target.sheet, target.top + row, target.left + column);
      if (typeof value === 'number') {
        total = step(total, value);
        found++;
      } else if (isError(value)) failure ??= value;
    });
    return failure ?? finish(total, found);
  };
}

const add = fold(0, (total, value) => total + value, (total) => total);
const average = fold(0, (total, value) => total + value, (total, found) => (found === 0 ? DIVISION_ERROR : total / found));
const minimum = fold(Infinity, Math.min, (total, found) => (found === 0 ? 0 : total));
const maximum = fold(-Infinity, Math.max, (total, found) => (found === 0 ? 0 : total));

/** SUMIF and AVERAGEIF take the size of the target from the range tested; only its first cell counts. */
function targetLike(range: RangeValue, target: RangeValue | undefined): RangeValue {
  if (target === undefined || target === null) return range;
  const shape = areaOf(range);
  const start = areaOf(target);
  if (shape === undefined || start === undefined) return target;
  return new Reference([{ sheet: start.sheet, top: start.top, left: start.left, bottom: start.top + rowsOf(shape) - 1, right: start.left + widthOf(shape) - 1 }]);
}

function singleCondition(name: string, summary: Summary): Builtin {
  return define(name, ['range', 'scalar', 'range?'], ([range, condition, target], call) =>
    summarize([range], [condition], targetLike(range, target), call, summary),
  );
}

function manyConditions(name: string, summary: Summary): Builtin {
  return definePairs(name, ['range'], ['range', 'scalar'], ([target], pairs, call) =>
    summarize(pairs.map(([range]) => range), pairs.map(([, condition]) => condition), target, call, summary),
  );
}

export const conditionalFunctions: readonly Builtin[] = forEachReference(
  define('COUNTIF', ['range', 'scalar'], ([range, condition], call) => summarize([range], [condition], undefined, call, count)),
  definePairs('COUNTIFS', [], ['range', 'scalar'], (_, pairs, call) =>
    summarize(pairs.map(([range]) => range), pairs.map(([, condition]) => condition), undefined, call, count),
  ),
  singleCondition('SUMIF', add),
  singleCondition('AVERAGEIF', average),
  manyConditions('SUMIFS', add),
  manyConditions('AVERAGEIFS', average),
  manyConditions('MINIFS', minimum),
  manyConditions('MAXIFS', maximum),
  define('COUNTBLANK', ['range'], ([range], call) => {
    const area = areaOf(range);
    if (area === undefined) return isError(range) ? range : VALUE_ERROR;
    const walk = planWalk([area], call);
    return walk === undefined ? VALUE_ERROR : count(call, [area], [(value) => value === null || value === ''], walk, undefined);
  }),
);
