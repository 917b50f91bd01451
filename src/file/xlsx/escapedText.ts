/**
 * Text that XML cannot hold is escaped in spreadsheets: a control character is `_x0007_`, and an underscore that would
 * begin such an escape is one itself (`_x005F_`). Escapes go before the XML's own.
 */
export function escapeCharacters(text: string): string {
  return NEEDS_ESCAPE.test(text) ? text.replace(ESCAPED, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`) : text;
}

/** `_x000D_` becomes a carriage return; a literal `_x000D_` arrives as `_x005F_x000D_`. */
export function unescapeCharacters(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
}

/**
 * Control characters and the two non-characters that XML does not allow, halves of a surrogate pair without the other half,
 * the carriage return, which XML would turn into a line feed, and the underscore of what looks like an escape.
 */
// eslint-disable-next-line no-control-regex
const PATTERN = /[\0-\x08\x0b-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9a-fA-F]{4}_)/;
const NEEDS_ESCAPE = new RegExp(PATTERN.source);
const ESCAPED = new RegExp(PATTERN.source, 'g');
