import type { Expression } from './ast';

/** The expressions that an expression is made of, in the order in which they are written. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.type) {
    case 'call':
      return node.args;
    case 'apply':
      return [node.callee, ...node.args];
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'range':
      return [node.from, node.to];
    case 'spill':
      return [node.anchor];
    default:
      return [];
  }
}
