import type { StructuredReference } from './ast';
import { formulaError } from './formulaError';

type Parts = Omit<StructuredReference, 'type' | 'at' | 'table'>;
type Item = StructuredReference['items'][number];

const ITEMS: Readonly<Record<string, Item>> = {
  '#all': 'all',
  '#data': 'data',
  '#headers': 'headers',
  '#totals': 'totals',
  '#this row': 'thisRow',
};

/**
 * The offset just after the bracket that closes the one at `open`, minding nested brackets and the
 * escape character `'`; −1 where it never closes.
 */
export function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let position = open; position < text.length; position++) {
    const character = text[position];
    if (character === "'") position++;
    else if (character === '[') depth++;
    else if (character === ']' && --depth === 0) return position + 1;
  }
  return -1;
}

/** Reads what stands between the outer brackets of a structured reference: `@Sales`, `[#Headers],[A]:[C]`, `#All`. */
export function readStructuredBrackets(text: string, open: number, end: number): Parts {
  const inside = text.slice(open + 1, end - 1);
  const items: Item[] = [];
  let rest = inside.trim();
  if (rest.startsWith('@')) {
    items.push('thisRow');
    rest = rest.slice(1).trim();
  }
  if (!rest.startsWith('[')) {
    const item = ITEMS[rest.toLowerCase()];
    if (item !== undefined) return { items: [...items, item] };
    return rest === '' ? { items } : { items, firstColumn: unescape(rest) };
  }
  const columns: string[] = [];
  let position = 0;
  let ranged = false;
  while (position < rest.length) {
    const close = rest[position] === '[' ? closingBracket(rest, position) : -1;
    if (close < 0) throw formulaError('formulaUnexpected', open + 1 + position, { found: rest.slice(position, position + 10) });
    const part = rest.slice(position + 1, close - 1);
    const item = ITEMS[part.trim().toLowerCase()];
    if (item === undefined) columns.push(unescape(part));
    else items.push(item);
    position = close;
    while (rest[position] === ' ') position++;
    if (rest[position] === ':') ranged = true;
    if (rest[position] === ':' || rest[position] === ',') position++;
    while (rest[position] === ' ') position++;
  }
  const [firstColumn, lastColumn] = columns;
  if (firstColumn === undefined) return { items };
  if (columns.length > 2 || (columns.length === 2 && !ranged)) throw formulaError('formulaUnexpected', open, { found: text.slice(open, end) });
  return lastColumn === undefined ? { items, firstColumn } : { items, firstColumn, lastColumn };
}

function unescape(name: string): string {
  return name.replace(/'(.)/gs, '$1');
}
