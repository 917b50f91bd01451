import type { Expression } from '../../parse/ast';
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
    switch (node.type) {
      case 'unary':
        this.visit(node.operand, frame);
        break;
      case 'binary':
        this.visit(node.left, frame);
        this.visit(node.right, frame);
        break;
      case 'range':
        this.visit(node.from, frame);
        this.visit(node.to, frame);
        break;
      case 'spill':
        this.visit(node.anchor, frame);
        break;
      case 'apply':
        for (const part of [node.callee, ...node.args]) this.visit(part, frame);
        break;
      case 'name':
        this.visitName(node.name, node.sheet, frame);
        break;
      case 'call': {
        const draws = isUncertainCall(node.name) || isInverseOfRandom(node);
        if (draws && !this.lowering.draws.has(node, frame)) this.lowering.lower(node, frame);
        // Arguments after the probability may draw themselves; those of a distribution may not.
        const rest = isUncertainCall(node.name) ? [] : draws ? node.args.slice(1) : node.args;
        for (const argument of rest) this.visit(argument, frame);
        this.visitName(node.name, undefined, frame);
        break;
      }
      default:
    }
  }

  private visitName(name: string, sheet: string | undefined, frame: LoweringFrame): void {
    const bound = this.lowering.workbook.binding.name(name, frame, sheet);
    if (bound === undefined || !bound.expression.ok || this.openNames.has(bound.name)) return;
    this.openNames.add(bound.name);
    this.visit(bound.expression.value, { ...frame, sheet: bound.sheet, scope: undefined, arrays: true });
    this.openNames.delete(bound.name);
  }
}
