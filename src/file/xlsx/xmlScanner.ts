import { XmlNamespaces } from './xmlNamespaces';

/**
 * A forward-only reader of the XML that spreadsheet packages are made of.
 *
 * Sheets of hundreds of thousands of cells go through it, so it builds no tree: the caller pulls one
 * event after another and looks at the current element. Namespace prefixes of the document's own
 * vocabulary are dropped (`x:c` is `c`); elements of extensions come under a name that nobody asks for,
 * so that `x14:table` inside a table is not taken for another table. Of `mc:AlternateContent` only the
 * choice made for readers without extensions is seen.
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
  private readonly namespaces: XmlNamespaces;
  /** For each open `mc:AlternateContent`, whether one of its branches has been taken. */
  private readonly alternatives: boolean[] = [];
  private steppingOver = false;

  /** `extensions`: elements of extensions are wanted too, under their local names. */
  constructor(
    readonly source: string,
    extensions = false,
  ) {
    this.namespaces = new XmlNamespaces(extensions);
  }

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
      const marker = source.charCodeAt(this.start + 1);
      if (marker === SLASH) {
        this.end = after(source, '>', this.start);
        this.name = this.namespaces.close(source.slice(this.start + 2, this.end - 1).trimEnd());
        if (this.name.includes('<')) throw new XmlError('element without end', this.start);
        if (!this.steppingOver && this.closesCompatibility()) continue;
        return 'close';
      }
      if (marker === QUESTION_MARK) {
        this.end = after(source, '?>', this.start);
      } else if (marker === EXCLAMATION_MARK) {
        if (source.startsWith('<![CDATA[', this.start)) {
          this.end = after(source, ']]>', this.start);
          this.text = unixLines(source.slice(this.start + 9, this.end - 3));
          return 'text';
        }
        this.end = source.startsWith('<!--', this.start) ? after(source, '-->', this.start) : after(source, '>', this.start);
      } else {
        this.readOpenTag();
        if (!this.steppingOver && this.opensCompatibility()) continue;
        return 'open';
      }
    }
  }

  /** One attribute of the current `open`, decoded; undefined when it is not there. Attributes of extensions have other names. */
  attribute(name: string): string | undefined {
    return this.find((from, to) => to - from === name.length && this.source.startsWith(name, from));
  }

  /** The relationship that the current `open` points to (`r:id`), whatever prefix the file gives that namespace. */
  relationshipId(): string | undefined {
    return this.find((from, to) => {
      const [prefix, local] = this.source.slice(from, to).split(':');
      return local === 'id' && this.namespaces.isRelationships(prefix ?? '');
    });
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
    const nameEnd = position;
    let declares = false;
    this.attributesFrom = position;
    // An attribute may contain an unescaped ">", so quotes are stepped over whole.
    for (; position < source.length; position++) {
      const code = source.charCodeAt(position);
      if (code === GREATER_THAN) break;
      if (code === LETTER_X && source.startsWith('xmlns', position)) declares = true;
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
    this.name = this.namespaces.open(source.slice(this.start + 1, nameEnd), this.empty, declares ? this.declarations() : undefined);
  }

  private declarations(): Map<string, string> {
    const declared = new Map<string, string>();
    const { source, attributesFrom, attributesTo } = this;
    for (const [, prefix = '', double, single] of source.slice(attributesFrom, attributesTo).matchAll(/\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      declared.set(prefix, double ?? single ?? '');
    }
    return declared;
  }

  /** The decoded value of the first attribute whose name, given by its place in the source, is the wanted one. */
  private find(isWanted: (from: number, to: number) => boolean): string | undefined {
    const { source, attributesTo } = this;
    for (let position = this.attributesFrom; position < attributesTo; ) {
      while (position < attributesTo && source.charCodeAt(position) <= SPACE) position++;
      const nameFrom = position;
      while (position < attributesTo && source.charCodeAt(position) !== EQUALS && source.charCodeAt(position) > SPACE) position++;
      const nameTo = position;
      while (position < attributesTo && source.charCodeAt(position) !== DOUBLE_QUOTE && source.charCodeAt(position) !== SINGLE_QUOTE) position++;
      if (position >= attributesTo) return undefined;
      const closing = source.indexOf(source.charAt(position), position + 1);
      if (isWanted(nameFrom, nameTo)) return decodeEntities(plainSpaces(source.slice(position + 1, closing)));
      position = closing + 1;
    }
    return undefined;
  }

  /** Takes notice of a tag of the compatibility vocabulary, which callers do not see; a branch not taken is stepped over. */
  private opensCompatibility(): boolean {
    if (!this.name.startsWith('mc:')) return false;
    if (this.name === 'mc:AlternateContent') {
      if (!this.empty) this.alternatives.push(false);
      return true;
    }
    if (this.name !== 'mc:Choice' && this.name !== 'mc:Fallback') return false;
    const last = this.alternatives.length - 1;
    const required = this.attribute('Requires')?.split(/\s+/).filter(Boolean) ?? [];
    const taken = this.alternatives[last] === false && (this.name === 'mc:Fallback' || required.every((prefix) => this.namespaces.isOwn(prefix)));
    if (taken) this.alternatives[last] = true;
    else {
      this.steppingOver = true;
      this.skip();
      this.steppingOver = false;
    }
    return true;
  }

  private closesCompatibility(): boolean {
    if (!this.name.startsWith('mc:')) return false;
    if (this.name === 'mc:AlternateContent') this.alternatives.pop();
    return this.name === 'mc:AlternateContent' || this.name === 'mc:Choice' || this.name === 'mc:Fallback';
  }
}

/** Thrown inside the reader only; the door of the reader turns it into a failure. */
export class XmlError extends Error {
  constructor(problem: string, readonly at: number) {
    super(`${problem} at ${at}`);
  }
}

const SPACE = 32;
const EQUALS = 61;
const LETTER_X = 120;
const LESS_THAN = 60;
const GREATER_THAN = 62;
const QUESTION_MARK = 63;
const EXCLAMATION_MARK = 33;
const SLASH = 47;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;

function endsName(code: number): boolean {
  return code <= SPACE || code === SLASH || code === GREATER_THAN;
}

function after(source: string, token: string, from: number): number {
  const found = source.indexOf(token, from);
  if (found < 0) throw new XmlError(`"${token}" missing`, from);
  return found + token.length;
}

/** XML reads every line end as a line feed; a carriage return that is meant is written as `&#13;` or `_x000D_`. */
function unixLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** White space written as such inside an attribute is a space; what is meant is written as `&#10;`. */
function plainSpaces(text: string): string {
  return /[\t\n\r]/.test(text) ? text.replace(/\r\n|[\t\n\r]/g, ' ') : text;
}

const builtInEntities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What is decoded at once: of all entities in a text, the engine keeps a record until the last is replaced. */
const DECODED_AT_ONCE = 65_536;

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  if (text.length > 2 * DECODED_AT_ONCE) {
    const pieces: string[] = [];
    for (let from = 0; from < text.length; ) {
      // An entity is not cut in two, unless it is longer than any that is one.
      const ampersand = text.lastIndexOf('&', from + DECODED_AT_ONCE);
      const to = ampersand > from ? ampersand : from + DECODED_AT_ONCE;
      pieces.push(decodeEntities(text.slice(from, to)));
      from = to;
    }
    return pieces.join('');
  }
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, entity: string) => {
    if (!entity.startsWith('#')) return builtInEntities[entity] ?? whole;
    const code = entity.startsWith('#x') ? parseInt(entity.slice(2), 16) : parseInt(entity.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

export function encodeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => (character === '&' ? '&amp;' : character === '<' ? '&lt;' : '&gt;'));
}

export function encodeAttribute(text: string): string {
  return encodeText(text).replace(/"/g, '&quot;');
}
