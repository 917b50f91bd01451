import type { Area } from '../../formula/evaluate/reference';
import { areasOf } from '../../formula/evaluate/value';
import type { Expression } from '../../formula/parse/ast';
import { childrenOf } from '../../formula/parse/childrenOf';
import type { Lowering, LoweringFrame } from '../lower/lowering';

/** Expressions that are references by themselves. */
const READING: ReadonlySet<Expression['type']> = new Set(['cell', 'area', 'sheets', 'structured', 'spill', 'range']);

/** Functions that read cells which their arguments do not mention. */
const POINTING_FUNCTIONS: ReadonlySet<string> = new Set(['OFFSET', 'INDIRECT']);

/**
 * The ranges an expression may read at the values at hand: those written in it, those behind the names it uses, and what
 * OFFSET and INDIRECT point at. Empty cells beyond the used part of a sheet are left out. Linear in the expression.
 */
export function precedentsOf(lowering: Lowering, expression: Expression, frame: LoweringFrame): Area[] {
  const finder = new PrecedentFinder(lowering);
  finder.visit(expression, frame);
  return finder.areas;
}

class PrecedentFinder {
  readonly areas: Area[] = [];
  private readonly seenNames = new Set<string>();

  constructor(private readonly lowering: Lowering) {}

  visit(node: Expression, frame: LoweringFrame): void {
    if (node.type === 'name') this.visitName(node.name, node.sheet, frame);
    for (const child of childrenOf(node)) this.visit(child, frame);
    if (READING.has(node.type) || (node.type === 'call' && POINTING_FUNCTIONS.has(node.name))) this.add(node, frame);
    if (node.type === 'call') this.visitName(node.name, undefined, frame);
  }

  private visitName(name: string, sheet: string | undefined, frame: LoweringFrame): void {
    const bound = this.lowering.workbook.binding.name(name, frame, sheet);
    if (bound === undefined || !bound.expression.ok || this.seenNames.has(bound.name)) return;
    this.seenNames.add(bound.name);
    this.visit(bound.expression.value, { ...frame, sheet: bound.sheet, scope: undefined, arrays: true });
  }

  private add(node: Expression, frame: LoweringFrame): void {
    this.areas.push(...areasOf(this.lowering.evaluate(node, frame)).map((area) => this.lowering.workbook.cut(area)));
  }
}
