import type { Expression, FunctionCall } from '../../parse/ast';

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
    switch (node.type) {
      case 'call':
        open.push(...node.args);
        break;
      case 'apply':
        open.push(node.callee, ...node.args);
        break;
      case 'unary':
        open.push(node.operand);
        break;
      case 'binary':
        open.push(node.left, node.right);
        break;
      case 'range':
        open.push(node.from, node.to);
        break;
      case 'spill':
        open.push(node.anchor);
        break;
      default:
    }
  }
  return found;
}
