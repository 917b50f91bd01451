import type { CellValue } from '../core/cellValue';
import type { Expression } from '../formula/parse/ast';
import { parseFormula } from '../formula/parse/parseFormula';
import { cellKey, columnOf, rowOf, type CellModel, type CellRange, type DefinedName, type SheetModel, type WorkbookModel } from '../formula/workbookModel';
import { addressOf } from './addressOf';
import type { CellPlace } from './conversion';

export interface CellArea extends CellRange {
  readonly sheet: string;
  /** By row; null for empty cells. */
  readonly values: readonly CellValue[];
}

const MOST_CELLS = 10_000;

/** What the areas of all formulas together may hold: a workbook of sixty thousand draws from ten thousand cells each is none that people made. */
const MOST_CELLS_OF_ALL = 5_000_000;

/** Answers what a conversion asks of the workbook around a formula. */
export class WorkbookReader {
  private readonly sheets: ReadonlyMap<string, SheetModel>;
  /** By name in lower case. */
  private readonly definitions = new Map<string, DefinedName[]>();
  /** Areas that were read: many formulas ask for the same one. */
  private readonly areas = new Map<string, CellArea>();
  private room = MOST_CELLS_OF_ALL;
  private namesByCell: ReadonlyMap<string, string> | undefined;

  constructor(private readonly model: WorkbookModel) {
    this.sheets = new Map(model.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
    for (const defined of model.names) {
      const sameName = this.definitions.get(defined.name.toLowerCase());
      if (sameName === undefined) this.definitions.set(defined.name.toLowerCase(), [defined]);
      else sameName.push(defined);
    }
  }

  cell({ sheet, row, column }: CellPlace): CellModel | undefined {
    return this.sheets.get(sheet.toLowerCase())?.cells.get(cellKey(row, column));
  }

  /** The cells of a reference or of the name of one; undefined for anything else and for areas too large to read. */
  cellsOf(expression: Expression, sheet: string): CellArea | undefined {
    if (expression.type === 'name') {
      const formula = this.nameFormula(expression.name, expression.sheet ?? sheet);
      const parsed = formula === undefined ? undefined : parseFormula(formula);
      return parsed?.ok === true && parsed.value.type !== 'name' ? this.cellsOf(parsed.value, sheet) : undefined;
    }
    if (expression.type !== 'cell' && expression.type !== 'area') return undefined;
    const found = this.sheets.get((expression.sheet ?? sheet).toLowerCase());
    if (found === undefined) return undefined;
    if (expression.type === 'cell') {
      const { row, column } = expression;
      return { sheet: found.name, top: row, left: column, bottom: row, right: column, values: [found.cells.get(cellKey(row, column))?.value ?? null] };
    }
    return this.area(found, expression);
  }

  private area(sheet: SheetModel, { top, left, bottom, right }: CellRange): CellArea | undefined {
    const place = `${sheet.name}!${top},${left},${bottom},${right}`;
    const known = this.areas.get(place);
    if (known !== undefined) return known;
    const size = (bottom - top + 1) * (right - left + 1);
    if (size > MOST_CELLS || size > this.room) return undefined;
    this.room -= size;
    const values: CellValue[] = [];
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) values.push(sheet.cells.get(cellKey(row, column))?.value ?? null);
    }
    const area = { sheet: sheet.name, top, left, bottom, right, values };
    this.areas.set(place, area);
    return area;
  }

  rangeOfName(name: string, sheet: string): CellArea | undefined {
    return this.cellsOf({ type: 'name', name, at: 0 }, sheet);
  }

  private nameFormula(name: string, sheet: string): string | undefined {
    const sameName = this.definitions.get(name.toLowerCase()) ?? [];
    const own = sameName.find((defined) => defined.sheet?.toLowerCase() === sheet.toLowerCase());
    return (own ?? sameName.find((defined) => defined.sheet === undefined))?.formula;
  }

  /** True where some sheet or the workbook defines the name. */
  isDefined(name: string): boolean {
    return this.definitions.has(name.toLowerCase());
  }

  /** The name that the workbook gives to exactly this cell. */
  nameOf(place: CellPlace): string | undefined {
    return this.cellNames.get(addressOf(place).toLowerCase());
  }

  private get cellNames(): ReadonlyMap<string, string> {
    return (this.namesByCell ??= new Map(
      this.model.names.flatMap(({ name, formula, sheet }) => {
        const parsed = parseFormula(formula);
        if (!parsed.ok || parsed.value.type !== 'cell') return [];
        const { row, column, sheet: written = sheet } = parsed.value;
        return written === undefined ? [] : [[addressOf({ sheet: written, row, column }).toLowerCase(), name] as const];
      }),
    ));
  }

  sheet(name: string): SheetModel | undefined {
    return this.sheets.get(name.toLowerCase());
  }

  /** The text that describes a cell to a reader: the nearest one to its left in the row, else the nearest one above. */
  private label(place: CellPlace): string | undefined {
    const toTheLeft = (step: number): CellPlace => ({ ...place, column: place.column - step });
    const above = (step: number): CellPlace => ({ ...place, row: place.row - step });
    return this.nearestText(toTheLeft) ?? this.nearestText(above);
  }

  /** What to call a cell: its defined name, else the text beside it, else its address. */
  title(place: CellPlace): string {
    return this.nameOf(place) ?? this.label(place) ?? addressOf(place);
  }

  private nearestText(at: (step: number) => CellPlace): string | undefined {
    for (let step = 1; step <= 50; step++) {
      const place = at(step);
      if (place.row < 0 || place.column < 0) return undefined;
      const value = this.cell(place)?.value;
      if (typeof value === 'string' && value.trim() !== '') return value.trim();
    }
    return undefined;
  }

  /** The first rows below everything on a sheet. */
  firstFreeRow(sheet: string): number {
    let last = -1;
    for (const key of this.sheet(sheet)?.cells.keys() ?? []) last = Math.max(last, rowOf(key));
    return last + 1;
  }
}

export function placeOf(sheet: string, key: number): CellPlace {
  return { sheet, row: rowOf(key), column: columnOf(key) };
}
