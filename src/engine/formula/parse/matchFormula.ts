import type { Expression } from './ast';
import { parseFormula } from './parseFormula';
import { printFormula } from './printFormula';

/**
 * The parts that `composeFormula` would make a formula of: for every one of `names`, what stands in `text` where
 * `pattern` has it. Null where the formula is not built like the pattern, or has different things in places of one name.
 *
 * @example matchFormula('(to-from)/2', ['from', 'to'], '(20-(A1+5))/2') // { from: 'A1+5', to: '20' }
 */
export function matchFormula<Name extends string>(pattern: string, names: readonly Name[], text: string): Readonly<Record<Name, string>> | null {
  const [wanted, found] = [parseFormula(pattern), parseFormula(text)];
  if (!wanted.ok || !found.ok) return null;
  const parts: Partial<Record<Name, string>> = {};
  const bind = (name: Name, expression: Expression): boolean => {
    const printed = printFormula(expression);
    parts[name] ??= printed;
    return parts[name] === printed;
  };
  const matches = (own: unknown, other: unknown): boolean => {
    if (typeof own !== 'object' || own === null) return own === other;
    if (typeof other !== 'object' || other === null) return false;
    if (isName(own, names)) return bind(own.name, other as Expression);
    const keys = Object.keys(own).filter((key) => key !== 'at');
    if (keys.length !== Object.keys(other).filter((key) => key !== 'at').length) return false;
    return keys.every((key) => matches(own[key as keyof typeof own], other[key as keyof typeof other]));
  };
  return matches(wanted.value, found.value) ? (parts as Record<Name, string>) : null;
}

function isName<Name extends string>(node: object, names: readonly Name[]): node is { readonly name: Name } {
  const { type, name } = node as Partial<Expression & { readonly name: string }>;
  return type === 'name' && names.some((own) => own === name);
}
