import type { Expression, FunctionCall } from '../../formula/parse/ast';
import { childrenOf } from '../../formula/parse/childrenOf';

/** Every call by name inside an expression, outermost first. */
export function callsOf(expression: Expression): FunctionCall[] {
  return nodesOf(expression).filter((node) => node.type === 'call');
}

/** Every part of an expression, outermost first. */
export function nodesOf(expression: Expression): Expression[] {
  const found: Expression[] = [];
  const open: Expression[] = [expression];
  while (open.length > 0) {
    const node = open.pop()!;
    found.push(node);
    open.push(...childrenOf(node));
  }
  return found;
}
