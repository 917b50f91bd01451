import type { Binding, CellPosition } from '../../formula/evaluate/binding';
import type { Expression, FunctionCall } from '../../formula/parse/ast';
import { isUncertainCall, isVolatileCall } from '../uncertainCalls';

/**
 * The call of a formula that Excel would have draw more than once in a calculation, while a trial has one value for it: inside a LAMBDA
 * that is handed on, to be called as often as its receiver likes, or in a name that the formula uses twice. Undefined where there is none.
 */
export function repeatedDraw(expression: Expression, at: CellPosition, binding: Binding): FunctionCall | undefined {
  return new Search(binding).visit(expression, { at, handedOn: false });
}

interface Surroundings {
  readonly at: CellPosition;
  readonly handedOn: boolean;
}

class Search {
  private readonly openNames = new Set<string>();
  /** By position in its formula, which is all that tells one draw of a cell from another. */
  private readonly drawn = new Map<number, FunctionCall>();

  constructor(private readonly binding: Binding) {}

  visit(node: Expression, around: Surroundings): FunctionCall | undefined {
    switch (node.type) {
      case 'unary':
        return this.visit(node.operand, around);
      case 'binary':
        return this.visit(node.left, around) ?? this.visit(node.right, around);
      case 'range':
        return this.visit(node.from, around) ?? this.visit(node.to, around);
      case 'spill':
        return this.visit(node.anchor, around);
      case 'apply':
        return this.visitCallee(node.callee, around) ?? this.visitAll(node.args, around);
      case 'name':
        return this.visitName(node.name, node.sheet, around, false);
      case 'call':
        if (isUncertainCall(node.name)) return this.draw(node, around);
        if (node.name === 'LAMBDA') return this.visitAll(node.args, { ...around, handedOn: true });
        return this.visitAll(node.args, around) ?? this.visitName(node.name, undefined, around, true);
      default:
        return undefined;
    }
  }

  private visitAll(nodes: readonly Expression[], around: Surroundings): FunctionCall | undefined {
    for (const node of nodes) {
      const found = this.visit(node, around);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** A LAMBDA called where it stands is called once. */
  private visitCallee(node: Expression, around: Surroundings): FunctionCall | undefined {
    return node.type === 'call' && node.name === 'LAMBDA' ? this.visitAll(node.args, around) : this.visit(node, around);
  }

  private visitName(name: string, sheet: string | undefined, { at, handedOn }: Surroundings, called: boolean): FunctionCall | undefined {
    const bound = this.binding.name(name, at, sheet);
    if (bound === undefined || !bound.expression.ok || this.openNames.has(bound.name)) return undefined;
    this.openNames.add(bound.name);
    const around = { at: { ...at, sheet: bound.sheet }, handedOn };
    const found = called ? this.visitCallee(bound.expression.value, around) : this.visit(bound.expression.value, around);
    this.openNames.delete(bound.name);
    return found;
  }

  private draw(node: FunctionCall, { handedOn }: Surroundings): FunctionCall | undefined {
    if (isNamed(node)) return undefined;
    const before = this.drawn.get(node.at);
    this.drawn.set(node.at, node);
    const again = before !== undefined && (before !== node || isVolatileCall(node.name));
    return handedOn || again ? node : undefined;
  }
}

/** A distribution with a name of its own is one input wherever it stands. */
function isNamed({ args }: FunctionCall): boolean {
  return args.at(-1)?.type === 'string';
}
