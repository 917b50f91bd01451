import type { CellMatrix, CellValue } from '../../../core/cellValue';
import { sameKey, sameValue } from '../compare';
import { sortOrder } from './sorting';

/** One line of a grouped axis: its keys (fewer than there are fields for totals) and the rows of the data that belong to it. */
export interface GroupItem {
  readonly keys: readonly CellValue[];
  readonly rows: readonly number[];
}

export interface AxisOptions {
  /** Levels of totals: 0 none, 1 a grand total, 2 and more subtotals of the first levels, too; negative ones stand on top. */
  readonly depth: number;
  /** Columns to sort by, from 1 over the fields and then the values; negative ones descend. */
  readonly order: readonly number[];
  /** True where the fields are the columns of a table, sorted one by one, and no hierarchy. */
  readonly table: boolean;
  /** The aggregate of some rows in a column of values, for sorting by it. */
  readonly aggregate: (rows: readonly number[], column: number) => CellValue;
}

/** The lines of an axis of GROUPBY or PIVOTBY over the given rows of its fields. */
export function groupAxis(fields: CellMatrix, rows: readonly number[], options: AxisOptions): GroupItem[] {
  const width = fields[0]?.length ?? 0;
  const lines = options.table ? tableLines(fields, rows, width, options) : hierarchy(fields, rows, width, [], options);
  const total: GroupItem[] = options.depth === 0 ? [] : [{ keys: [], rows }];
  return options.depth < 0 ? [...total, ...lines] : [...lines, ...total];
}

/** How the totals of an axis are called. */
export function totalLabel(depth: number): string {
  return Math.abs(depth) > 1 ? 'Grand Total' : 'Total';
}

function partition(fields: CellMatrix, rows: readonly number[], level: number): { key: CellValue; rows: number[] }[] {
  const groups: { key: CellValue; rows: number[] }[] = [];
  const byText = new Map<string, { key: CellValue; rows: number[] }[]>();
  for (const row of rows) {
    const key = fields[row]?.[level] ?? null;
    const name = sameKey(key);
    const candidates = byText.get(name) ?? [];
    byText.set(name, candidates);
    const known = candidates.find((group) => sameValue(group.key, key));
    if (known !== undefined) known.rows.push(row);
    else {
      const group = { key, rows: [row] };
      candidates.push(group);
      groups.push(group);
    }
  }
  return groups;
}

function hierarchy(fields: CellMatrix, rows: readonly number[], width: number, prefix: readonly CellValue[], options: AxisOptions): GroupItem[] {
  const level = prefix.length;
  const byValue = options.order.find((column) => Math.abs(column) > width);
  const direction = Math.sign(byValue ?? options.order.find((column) => Math.abs(column) === level + 1) ?? 1);
  const groups = partition(fields, rows, level).map((group) => ({
    ...group,
    rank: byValue === undefined ? group.key : options.aggregate(group.rows, Math.abs(byValue) - width - 1),
  }));
  groups.sort((first, second) => sortOrder(first.rank, second.rank, direction));
  return groups.flatMap(({ key, rows: members }): GroupItem[] => {
    const keys = [...prefix, key];
    const item = { keys, rows: members };
    if (keys.length === width) return [item];
    const inner = hierarchy(fields, members, width, keys, options);
    if (Math.abs(options.depth) < level + 2) return inner;
    return options.depth < 0 ? [item, ...inner] : [...inner, item];
  });
}

function tableLines(fields: CellMatrix, rows: readonly number[], width: number, options: AxisOptions): GroupItem[] {
  const lines = hierarchy(fields, rows, width, [], { ...options, order: [], depth: 0 });
  const rankOf = ({ keys, rows: members }: GroupItem, column: number): CellValue =>
    Math.abs(column) > width ? options.aggregate(members, Math.abs(column) - width - 1) : (keys[Math.abs(column) - 1] ?? null);
  return lines.sort((first, second) => {
    for (const column of options.order) {
      const order = sortOrder(rankOf(first, column), rankOf(second, column), Math.sign(column));
      if (order !== 0) return order;
    }
    return 0;
  });
}
