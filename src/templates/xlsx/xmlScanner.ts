/**
 * A forward-only reader of the XML that spreadsheet packages are made of.
 *
 * Sheets of hundreds of thousands of cells go through it, so it builds no tree: the caller pulls one
 * event after another and looks at the current element. Namespace prefixes are dropped (`x:c` is `c`).
 * Document types are skipped and define nothing: only the five built-in entities and character
 * references are decoded, so a hostile entity cannot grow.
 */
export class XmlScanner {
  /** Local name of the current element, for `open` and `close`. */
  name = '';
  /** True when the current `open` has no content and no `close` will follow. */
  empty = false;
  /** Decoded character data, for `text`. */
  text = '';
  /** Offset of the current event in the source, and of the character after it. */
  start = 0;
  end = 0;

  private attributesFrom = 0;
  private attributesTo = 0;

  constructor(readonly source: string) {}

  next(): 'open' | 'close' | 'text' | 'end' {
    const { source } = this;
    for (;;) {
      this.start = this.end;
      if (this.start >= source.length) return 'end';
      if (source.charCodeAt(this.start) !== LESS_THAN) {
        const next = source.indexOf('<', this.start);
        this.end = next < 0 ? source.length : next;
        this.text = decodeEntities(unixLines(source.slice(this.start, this.end)));
        return 'text';
      }
      if (source.startsWith('<![CDATA[', this.start)) {
        this.end = after(source, ']]>', this.start);
        this.text = unixLines(source.slice(this.start + 9, this.end - 3));
        return 'text';
      }
      const marker = source.charCodeAt(this.start + 1);
      if (marker === QUESTION_MARK) {
        this.end = after(source, '?>', this.start);
      } else if (marker === EXCLAMATION_MARK) {
        this.end = source.startsWith('<!--', this.start) ? after(source, '-->', this.start) : after(source, '>', this.start);
      } else if (marker === SLASH) {
        this.end = after(source, '>', this.start);
        this.name = localName(source.slice(this.start + 2, this.end - 1).trimEnd());
        if (this.name.includes('<')) throw new XmlError('element without end', this.start);
        return 'close';
      } else {
        this.readOpenTag();
        return 'open';
      }
    }
  }

  /** One attribute of the current `open`, decoded; undefined when it is not there. */
  attribute(name: string): string | undefined {
    const pattern = /([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
    const text = this.source.slice(this.attributesFrom, this.attributesTo);
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      if (match[1] === name || localName(match[1] ?? '') === name) return decodeEntities(match[2] ?? match[3] ?? '');
    }
    return undefined;
  }

  /** All character data up to the end of the current element, whatever elements it stands in. */
  innerText(): string {
    if (this.empty) return '';
    let depth = 1;
    let collected = '';
    while (depth > 0) {
      const event = this.next();
      if (event === 'end') break;
      if (event === 'text') collected += this.text;
      else if (event === 'close') depth--;
      else if (!this.empty) depth++;
    }
    return collected;
  }

  /** Moves past the end of the current element. */
  skip(): void {
    if (this.empty) return;
    for (let depth = 1; depth > 0; ) {
      const event = this.next();
      if (event === 'end') return;
      if (event === 'close') depth--;
      else if (event === 'open' && !this.empty) depth++;
    }
  }

  private readOpenTag(): void {
    const { source } = this;
    let position = this.start + 1;
    while (position < source.length && !endsName(source.charCodeAt(position))) position++;
    this.name = localName(source.slice(this.start + 1, position));
    this.attributesFrom = position;
    // An attribute may contain an unescaped ">", so quotes are stepped over whole.
    for (; position < source.length; position++) {
      const code = source.charCodeAt(position);
      if (code === GREATER_THAN) break;
      if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
        const closing = source.indexOf(code === DOUBLE_QUOTE ? '"' : "'", position + 1);
        if (closing < 0) throw new XmlError('attribute without end', position);
        position = closing;
      }
    }
    if (position >= source.length) throw new XmlError('element without end', this.start);
    this.empty = source.charCodeAt(position - 1) === SLASH;
    this.attributesTo = position;
    this.end = position + 1;
  }
}

/** Thrown inside the reader only; the door of the reader turns it into a failure. */
export class XmlError extends Error {
  constructor(problem: string, readonly at: number) {
    super(`${problem} at ${at}`);
  }
}

const LESS_THAN = 60;
const GREATER_THAN = 62;
const QUESTION_MARK = 63;
const EXCLAMATION_MARK = 33;
const SLASH = 47;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;

function endsName(code: number): boolean {
  return code <= 32 || code === SLASH || code === GREATER_THAN;
}

function after(source: string, token: string, from: number): number {
  const found = source.indexOf(token, from);
  if (found < 0) throw new XmlError(`"${token}" missing`, from);
  return found + token.length;
}

function localName(qualified: string): string {
  const colon = qualified.indexOf(':');
  return colon < 0 ? qualified : qualified.slice(colon + 1);
}

/** XML reads every line end as a line feed; a carriage return that is meant is written as `&#13;` or `_x000D_`. */
function unixLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

const builtInEntities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, entity: string) => {
    if (!entity.startsWith('#')) return builtInEntities[entity] ?? whole;
    const code = entity.startsWith('#x') ? parseInt(entity.slice(2), 16) : parseInt(entity.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Spreadsheet strings write control characters as `_x000D_`; a literal `_x000D_` arrives as `_x005F_x000D_`. */
export function decodeEscapedCharacters(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
}

export function encodeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => (character === '&' ? '&amp;' : character === '<' ? '&lt;' : '&gt;'));
}

export function encodeAttribute(text: string): string {
  return encodeText(text).replace(/"/g, '&quot;');
}
