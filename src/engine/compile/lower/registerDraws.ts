import type { Expression, FunctionCall } from '../../formula/parse/ast';
import { childrenOf } from '../../formula/parse/childrenOf';
import { isUncertainCall } from '../uncertainCalls';
import { isInverseOfRandom } from './inputs';
import type { Lowering, LoweringFrame } from './lowering';

/** Lowers the calls of a formula that draw, those in the names it uses included, so that their inputs are known. */
export function registerDraws(lowering: Lowering, expression: Expression, frame: LoweringFrame): void {
  new Registration(lowering).visit(expression, frame);
}

class Registration {
  private readonly openNames = new Set<string>();

  constructor(private readonly lowering: Lowering) {}

  visit(node: Expression, frame: LoweringFrame): void {
    if (node.type === 'name') this.visitName(node.name, node.sheet, frame);
    else if (node.type === 'call') this.visitCall(node, frame);
    else for (const child of childrenOf(node)) this.visit(child, frame);
  }

  private visitCall(node: FunctionCall, frame: LoweringFrame): void {
    const isInput = isUncertainCall(node.name);
    const draws = isInput || isInverseOfRandom(node);
    if (draws && !this.lowering.draws.has(node, frame)) this.lowering.lower(node, frame);
    // Arguments after the probability may draw themselves; those of a distribution may not.
    const rest = isInput ? [] : draws ? node.args.slice(1) : node.args;
    for (const argument of rest) this.visit(argument, frame);
    this.visitName(node.name, undefined, frame);
  }

  private visitName(name: string, sheet: string | undefined, frame: LoweringFrame): void {
    const bound = this.lowering.workbook.binding.name(name, frame, sheet);
    if (bound === undefined || !bound.expression.ok || this.openNames.has(bound.name)) return;
    this.openNames.add(bound.name);
    this.visit(bound.expression.value, { ...frame, sheet: bound.sheet, scope: undefined, arrays: true });
    this.openNames.delete(bound.name);
  }
}
