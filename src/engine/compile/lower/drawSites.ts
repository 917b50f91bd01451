import type { FunctionCall } from '../../formula/parse/ast';
import { cellKey } from '../../formula/workbookModel';
import type { Lowered, Uncertain } from './lowered';
import type { LoweringFrame } from './lowering';

/** A call that draws, where it stands, and what it yields in terms of the inputs. */
export interface DrawSite {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  /** Position of the call in its formula. */
  readonly at: number;
  /**
   * `value`: the call yields this. `score`: it is `NORM.INV(RAND(), mean, deviation)` with arguments that differ from trial to
   * trial, and this is its standard score.
   */
  readonly kind: 'value' | 'score';
  readonly value: Lowered;
}

/** The calls found so far that draw: whoever recalculates formulas puts the draws in their place. */
export class DrawSites {
  private readonly sites = new Map<string, DrawSite>();
  private readonly byCell = new Map<string, Set<string>>();

  add(kind: DrawSite['kind'], node: FunctionCall, { sheet, row, column }: LoweringFrame, value: Lowered | Uncertain): void {
    const key = siteKey(sheet, row, column, node.at);
    this.sites.set(key, { kind, sheet, row, column, at: node.at, value });
    const cell = cellName(sheet, cellKey(row, column));
    const known = this.byCell.get(cell);
    if (known === undefined) this.byCell.set(cell, new Set([key]));
    else known.add(key);
  }

  has(node: FunctionCall, { sheet, row, column }: LoweringFrame): boolean {
    return this.sites.has(siteKey(sheet, row, column, node.at));
  }

  get all(): DrawSite[] {
    return [...this.sites.values()];
  }

  /** Those in the formula of a cell, the names it uses included. */
  ofCell(sheet: number, key: number): DrawSite[] {
    return [...(this.byCell.get(cellName(sheet, key)) ?? [])].map((site) => this.sites.get(site)!);
  }
}

function cellName(sheet: number, key: number): string {
  return `${sheet} ${key}`;
}

export function siteKey(sheet: number, row: number, column: number, at: number): string {
  return `${sheet} ${row} ${column} ${at}`;
}
