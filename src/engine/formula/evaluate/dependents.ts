import type { CellPosition } from './binding';
import { intersect, type Area } from './reference';
import { stronglyConnected } from './stronglyConnected';

/** A formula cell, what it may read, and what it fills. */
export interface Reader {
  readonly filled: Area;
  /** The ranges it reads. */
  readonly areas: readonly Area[];
  /** True where it may read cells that are only known by calculating, or draws random numbers: it depends on everything. */
  readonly restless: boolean;
}

/**
 * Which formula cells may change with which cells, by the references written in them: every branch of a formula counts,
 * taken or not. Building is linear in the formulas and, for each distinct range, in the formulas inside it; a question
 * is linear in its answer and in the number of distinct ranges.
 */
export class Dependents<R extends Reader> {
  private readonly areas = new Map<string, { readonly area: Area; readonly readers: R[] }>();
  /** The distinct ranges that hold a formula cell. */
  private readonly areasAround = new Map<R, R[][]>();
  private readonly restless: R[] = [];

  /** `ownerOf` names the formula that fills a cell. */
  constructor(
    private readonly readers: readonly R[],
    ownerOf: (sheet: number, row: number, column: number) => R | undefined,
  ) {
    for (const reader of readers) {
      if (reader.restless) this.restless.push(reader);
      for (const area of reader.areas) this.addArea(area, reader);
    }
    const bySheet = new Map<number, R[]>();
    for (const reader of readers) {
      const known = bySheet.get(reader.filled.sheet);
      if (known === undefined) bySheet.set(reader.filled.sheet, [reader]);
      else known.push(reader);
    }
    for (const { area, readers: users } of this.areas.values()) {
      for (const member of membersOf(area, bySheet.get(area.sheet) ?? [], ownerOf)) {
        const around = this.areasAround.get(member);
        if (around === undefined) this.areasAround.set(member, [users]);
        else around.push(users);
      }
    }
  }

  private addArea(area: Area, reader: R): void {
    const name = `${area.sheet}:${area.top}:${area.left}:${area.bottom}:${area.right}`;
    const known = this.areas.get(name);
    if (known === undefined) this.areas.set(name, { area, readers: [reader] });
    else if (known.readers.at(-1) !== reader) known.readers.push(reader);
  }

  /** The formula cells that read a formula cell directly. */
  *readersOf(cell: R): Iterable<R> {
    for (const users of this.areasAround.get(cell) ?? []) yield* users;
  }

  /** The formula cells that may change with any of the given cells, those that may read anything included. */
  of(cells: readonly CellPosition[]): ReadonlySet<R> {
    const found = new Set<R>();
    const open: R[] = [];
    const add = (readers: Iterable<R>): void => {
      for (const reader of readers) {
        if (found.has(reader)) continue;
        found.add(reader);
        open.push(reader);
      }
    };
    add(this.restless);
    for (const { area, readers } of this.areas.values()) if (cells.some((cell) => contains(area, cell))) add(readers);
    for (let next = open.pop(); next !== undefined; next = open.pop()) add(this.readersOf(next));
    return found;
  }

  /** The circles that the written references close, each with its cells in the order of the readers given. Linear. */
  circles(): readonly (readonly R[])[] {
    return stronglyConnected(this.readers, (reader) => this.readersOf(reader));
  }
}

function contains(area: Area, { sheet, row, column }: CellPosition): boolean {
  return sheet === area.sheet && row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

/** The formula cells that fill cells of an area. */
function membersOf<R extends Reader>(area: Area, readers: readonly R[], ownerOf: (sheet: number, row: number, column: number) => R | undefined): ReadonlySet<R> {
  const members = new Set<R>();
  const size = (area.bottom - area.top + 1) * (area.right - area.left + 1);
  if (size <= 4 * readers.length + 16) {
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        const owner = ownerOf(area.sheet, row, column);
        if (owner !== undefined) members.add(owner);
      }
    }
  } else for (const reader of readers) if (intersect(reader.filled, area) !== undefined) members.add(reader);
  return members;
}

