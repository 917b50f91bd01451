import type { Expression } from '../parse/ast';
import { childrenOf } from '../parse/childrenOf';
import type { Binding, CellPosition } from './binding';
import type { Area } from './reference';

/** What an expression mentions, by itself or through the names it uses. */
export interface WrittenParts {
  readonly areas: readonly Area[];
  /** Names of the functions called, in upper case. */
  readonly calls: ReadonlySet<string>;
  /** True where a range is only known by calculating its ends: `A1:INDEX(…)`. */
  readonly calculatedRange: boolean;
}

/**
 * The ranges that an expression mentions, by itself or through the names it uses. Ranges that are only known by
 * calculating (OFFSET, INDIRECT, `A1:INDEX(…)`) count with the references written in them. Linear in the expression.
 */
export function writtenReferences(expression: Expression, binding: Binding, position: CellPosition): readonly Area[] {
  return writtenParts(expression, binding, position).areas;
}

export function writtenParts(expression: Expression, binding: Binding, position: CellPosition): WrittenParts {
  const areas: Area[] = [];
  const calls = new Set<string>();
  let calculatedRange = false;
  const seenNames = new Set<string>();
  const open: { readonly node: Expression; readonly sheet: number }[] = [{ node: expression, sheet: position.sheet }];
  const visitName = (name: string, onSheet: string | undefined): void => {
    const bound = binding.name(name, position, onSheet);
    if (bound === undefined || !bound.expression.ok || seenNames.has(bound.name)) return;
    seenNames.add(bound.name);
    open.push({ node: bound.expression.value, sheet: bound.sheet });
  };
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, sheet } = next;
    const push = (...nodes: readonly Expression[]): void => void open.push(...nodes.map((one) => ({ node: one, sheet })));
    switch (node.type) {
      case 'cell':
      case 'area': {
        const on = node.sheet === undefined ? sheet : binding.sheet(node.sheet);
        if (on === undefined) break;
        if (node.type === 'cell') areas.push({ sheet: on, top: node.row, left: node.column, bottom: node.row, right: node.column });
        else areas.push({ sheet: on, top: node.top, left: node.left, bottom: node.bottom, right: node.right });
        break;
      }
      case 'sheets': {
        const { target } = node;
        const range = target.type === 'cell' ? { top: target.row, left: target.column, bottom: target.row, right: target.column } : target;
        const { top, left, bottom, right } = range;
        areas.push(...binding.sheetsBetween(node.first, node.last).map((on) => ({ sheet: on, top, left, bottom, right })));
        break;
      }
      case 'structured': {
        const area = binding.structured(node, position);
        if (area.ok) areas.push(area.value);
        break;
      }
      case 'name':
        visitName(node.name, node.sheet);
        break;
      case 'call':
        calls.add(node.name);
        visitName(node.name, undefined);
        push(...childrenOf(node));
        break;
      case 'range':
        calculatedRange = true;
        push(...childrenOf(node));
        break;
      default:
        push(...childrenOf(node));
    }
  }
  return { areas, calls, calculatedRange };
}
