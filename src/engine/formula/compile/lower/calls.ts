import type { Expression, FunctionCall } from '../../parse/ast';

/** Every call by name inside an expression, outermost first. */
export function callsOf(expression: Expression): FunctionCall[] {
  const found: FunctionCall[] = [];
  const open: Expression[] = [expression];
  while (open.length > 0) {
    const node = open.pop()!;
    switch (node.type) {
      case 'call':
        found.push(node);
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
