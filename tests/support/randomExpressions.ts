import fc from 'fast-check';
import type { Expression } from '../../src/engine/formula/parse/ast';
import { parseFormula } from '../../src/engine/formula/parse/parseFormula';

const OPERATORS = ['+', '-', '*', '/', '^', '&', '=', '<>', '<', '>='] as const;

/** Texts of arguments as people write them, every operator and sign outermost in some; each follows a cell. */
export const argumentText: fc.Arbitrary<string> = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('A1', '$B$2', 'Sheet1!A2', 'B1'),
    fc.tuple(fc.constantFrom('A1', 'B1', '(A2-1)'), fc.constantFrom(...OPERATORS), fc.constantFrom('5', '0.5', '20%', 'B2')).map((parts) => parts.join('')),
    fc.tuple(tie('text'), fc.constantFrom(...OPERATORS), tie('text')).map(([left, operator, right]) => `${left} ${operator}${right}`),
    tie('text').map((text) => `-${text}`),
    tie('text').map((text) => `(${text})`),
    tie('text').map((text) => `${text}%`),
    tie('text').map((text) => `SUM(${text},$A$1:$A$2)`),
  ),
})).text;

/** The tree of a formula without the offsets into its text. */
export function treeOf(text: string): unknown {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(`${text} is no formula`);
  return withoutOffsets(parsed.value);
}

/** The tree of a formula in which names stand for other formulas. */
export function treeWith(text: string, meanings: Readonly<Record<string, string>>): unknown {
  const replaced = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(replaced);
    if (typeof node !== 'object' || node === null) return node;
    const { type, name } = node as Partial<Extract<Expression, { type: 'name' }>>;
    if (type === 'name' && name !== undefined && Object.hasOwn(meanings, name)) return treeOf(meanings[name]!);
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, replaced(inner)]));
  };
  return replaced(treeOf(text));
}

function withoutOffsets(tree: unknown): unknown {
  return JSON.parse(JSON.stringify(tree, (key, inner: unknown) => (key === 'at' ? undefined : inner)));
}
