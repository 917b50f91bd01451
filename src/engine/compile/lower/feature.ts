import type { Expression } from '../../formula/parse/ast';

/** The word for what a formula is made of, at its outermost: its function or operator. */
export function featureOf(expression: Expression): string {
  if (expression.type === 'call') return expression.name;
  return expression.type === 'binary' || expression.type === 'unary' ? expression.operator : expression.type;
}
