import { escapeCharacters } from '../escapedText';
import { encodeAttribute, encodeText } from '../xmlScanner';

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** One element: attributes that are undefined are left out, booleans become 1 and 0. */
export function element(name: string, attributes: Attributes = {}, content: string | readonly string[] = ''): string {
  let head = name;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    head += ` ${key}="${typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : encodeAttribute(value)}"`;
  }
  const inner = typeof content === 'string' ? content : content.join('');
  return inner === '' ? `<${head}/>` : `<${head}>${inner}</${name}>`;
}

/** An element that holds text; control characters become `_x000D_`, as spreadsheets write them. */
export function textElement(name: string, text: string): string {
  const preserve = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return `<${name}${preserve}>${encodeText(escapeCharacters(text))}</${name}>`;
}

/** `FFRRGGBB` from `#RRGGBB`. */
export function argb(color: string): string {
  return `FF${color.slice(1).toUpperCase()}`;
}
