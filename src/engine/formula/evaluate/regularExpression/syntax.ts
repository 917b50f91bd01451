/** Whether a character (a code point) belongs to a class. */
export type CharacterTest = (code: number) => boolean;

export type Assertion = 'start' | 'end' | 'lineStart' | 'lineEnd' | 'veryEnd' | 'word' | 'noWord';

/** Whether a repetition takes as much as it can, as little, or as much without giving back. */
export type Eagerness = 'greedy' | 'lazy' | 'possessive';

/** The syntax tree of a regular expression. */
export type Node =
  | { readonly type: 'character'; readonly test: CharacterTest }
  | { readonly type: 'sequence'; readonly items: readonly Node[] }
  | { readonly type: 'choice'; readonly items: readonly Node[] }
  | { readonly type: 'repeat'; readonly item: Node; readonly least: number; readonly most: number; readonly kind: Eagerness }
  | { readonly type: 'group'; readonly item: Node; readonly index: number }
  | { readonly type: 'look'; readonly item: Node; readonly behind: boolean; readonly wanted: boolean }
  | { readonly type: 'atomic'; readonly item: Node }
  | { readonly type: 'reference'; readonly index: number; readonly ignoreCase: boolean }
  | { readonly type: 'assertion'; readonly kind: Assertion }
  | { readonly type: 'keep' };

export interface Syntax {
  readonly node: Node;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}

/** Why a pattern was not read: it is wrong, or it uses something of PCRE2 that is not known here. */
export type Unread = 'invalid' | 'unsupported';

class UnreadPattern extends Error {
  constructor(readonly reason: Unread) {
    super(reason);
  }
}

interface Flags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  readonly multiline: boolean;
  readonly extended: boolean;
}

const LARGEST_COUNT = 65535;
const DEEPEST = 200;
const SIMPLE_ESCAPES: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, e: 27, a: 7 };
const POSIX: Readonly<Record<string, RegExp>> = {
  alpha: /[A-Za-z]/, digit: /[0-9]/, alnum: /[A-Za-z0-9]/, upper: /[A-Z]/, lower: /[a-z]/, space: /[ \t-\r]/, blank: /[ \t]/,
  punct: /[!-/:-@[-`{-~]/, xdigit: /[0-9A-Fa-f]/, word: /\w/, cntrl: /[^ -~\u{80}-\u{10ffff}]/u, graph: /[!-~]/, print: /[ -~]/,
};

export const isWordCharacter: CharacterTest = (code) => code < 128 && /\w/.test(String.fromCharCode(code));
const isLineEnd: CharacterTest = (code) => code === 10;

/** Reads a pattern in the syntax of PCRE2, which is Excel's, without recursion, conditions and control verbs. */
export function readSyntax(pattern: string, ignoreCase: boolean): Syntax | Unread {
  try {
    return new Reader(pattern, ignoreCase).read();
  } catch (error) {
    if (error instanceof UnreadPattern) return error.reason;
    throw error;
  }
}

class Reader {
  private readonly characters: readonly string[];
  private position = 0;
  private groups = 0;
  private depth = 0;
  private largestReference = 0;
  private readonly names = new Map<string, number>();

  constructor(
    pattern: string,
    private readonly ignoreCase: boolean,
  ) {
    this.characters = [...pattern];
  }

  read(): Syntax {
    this.scanNames();
    const node = this.choice({ ignoreCase: this.ignoreCase, dotAll: false, multiline: false, extended: false });
    if (this.position < this.characters.length || this.largestReference > this.groups) throw new UnreadPattern('invalid');
    return { node, groups: this.groups, names: this.names };
  }

  /** References may come before the group they name. */
  private scanNames(): void {
    const text = this.characters.join('');
    let index = 0;
    for (const match of text.matchAll(/\\[^]|\[\^?\]?(?:\\[^]|\[:\w+:\]|[^\]\\])*\]|\((?!\?)|\(\?P?(?:<(?![=!])([^>]*)>|'([^']*)')/g)) {
      if (!match[0].startsWith('(')) continue;
      index++;
      const name = match[1] ?? match[2];
      if (name !== undefined) this.names.set(name, index);
    }
  }

  private peek(ahead = 0): string {
    return this.characters[this.position + ahead] ?? '';
  }

  private take(text: string): boolean {
    for (let index = 0; index < text.length; index++) if (this.peek(index) !== text.charAt(index)) return false;
    this.position += text.length;
    return true;
  }

  private until(end: string): string {
    let text = '';
    while (this.position < this.characters.length && this.peek() !== end) text += this.characters[this.position++] ?? '';
    if (!this.take(end)) throw new UnreadPattern('invalid');
    return text;
  }

  private choice(given: Flags): Node {
    if (++this.depth > DEEPEST) throw new UnreadPattern('invalid');
    let flags = given;
    const items: Node[] = [];
    let sequence: Node[] = [];
    while (this.position < this.characters.length && this.peek() !== ')') {
      if (this.take('|')) {
        items.push({ type: 'sequence', items: sequence });
        sequence = [];
        continue;
      }
      const changed = this.inlineFlags(flags);
      if (changed !== undefined) flags = changed;
      else {
        const item = this.item(flags);
        if (item !== undefined) sequence.push(this.repeated(item, flags));
      }
    }
    this.depth--;
    items.push({ type: 'sequence', items: sequence });
    return items.length === 1 ? items[0]! : { type: 'choice', items };
  }

  /** `(?i)` changes what follows in its group. */
  private inlineFlags(flags: Flags): Flags | undefined {
    const match = /^\(\?([imsx]*)(?:-([imsx]+))?\)/.exec(this.characters.slice(this.position, this.position + 16).join(''));
    if (match === null) return undefined;
    this.position += match[0].length;
    return withFlags(flags, match[1] ?? '', match[2] ?? '');
  }

  private item(flags: Flags): Node | undefined {
    const character = this.characters[this.position++] ?? '';
    switch (character) {
      case '(':
        return this.group(flags);
      case '[':
        return { type: 'character', test: this.characterClass(flags) };
      case '.':
        return { type: 'character', test: flags.dotAll ? () => true : (code) => !isLineEnd(code) };
      case '^':
        return { type: 'assertion', kind: flags.multiline ? 'lineStart' : 'start' };
      case '$':
        return { type: 'assertion', kind: flags.multiline ? 'lineEnd' : 'end' };
      case '\\':
        return this.escape(flags);
      case '*':
      case '+':
      case '?':
        throw new UnreadPattern('invalid');
      case '#':
        if (!flags.extended) break;
        while (this.position < this.characters.length && this.peek() !== '\n') this.position++;
        return undefined;
      case ' ':
      case '\t':
      case '\n':
      case '\r':
        if (flags.extended) return undefined;
    }
    return literal(character, flags);
  }

  private repeated(item: Node, flags: Flags): Node {
    let node = item;
    for (;;) {
      while (flags.extended && /^\s$/.test(this.peek())) this.position++;
      const counts = this.counts();
      if (counts === undefined) return node;
      const [least, most] = counts;
      if (least > most || (most > LARGEST_COUNT && most !== Infinity) || least > LARGEST_COUNT) throw new UnreadPattern('invalid');
      const kind = this.take('?') ? 'lazy' : this.take('+') ? 'possessive' : 'greedy';
      node = { type: 'repeat', item: node, least, most, kind };
      if (/^[*+?]$/.test(this.peek())) throw new UnreadPattern('invalid');
    }
  }

  private counts(): [number, number] | undefined {
    if (this.take('*')) return [0, Infinity];
    if (this.take('+')) return [1, Infinity];
    if (this.take('?')) return [0, 1];
    // Braces that hold no counts are literal.
    const match = /^\{(\d{1,6})(,(\d{0,6}))?\}/.exec(this.characters.slice(this.position, this.position + 16).join(''));
    if (match === null) return undefined;
    this.position += match[0].length;
    const least = Number(match[1]);
    return [least, match[2] === undefined ? least : match[3] === '' ? Infinity : Number(match[3])];
  }

  private closed(node: Node): Node {
    if (!this.take(')')) throw new UnreadPattern('invalid');
    return node;
  }

  private group(flags: Flags): Node | undefined {
    if (this.peek() === '*') throw new UnreadPattern('unsupported');
    if (!this.take('?')) return this.capture(flags);
    if (this.take(':')) return this.closed(this.choice(flags));
    if (this.take('#')) {
      this.until(')');
      return undefined;
    }
    if (this.take('>')) return this.closed({ type: 'atomic', item: this.choice(flags) });
    for (const [mark, behind, wanted] of [['=', false, true], ['!', false, false], ['<=', true, true], ['<!', true, false]] as const) {
      if (this.take(mark)) return this.closed({ type: 'look', item: this.choice(flags), behind, wanted });
    }
    if (this.take('P=')) return this.namedReference(this.until(')'), flags);
    if (this.take('P<') || this.take('<')) return this.namedCapture('>', flags);
    if (this.take("'")) return this.namedCapture("'", flags);
    const set = /^([imsx]*)(?:-([imsx]+))?:/.exec(this.characters.slice(this.position, this.position + 16).join(''));
    if (set === null) throw new UnreadPattern(/^[R0-9&(|P+-]$/.test(this.peek()) ? 'unsupported' : 'invalid');
    this.position += set[0].length;
    return this.closed(this.choice(withFlags(flags, set[1] ?? '', set[2] ?? '')));
  }

  private namedCapture(end: string, flags: Flags): Node {
    if (!/^[A-Za-z_]\w{0,31}$/.test(this.until(end))) throw new UnreadPattern('invalid');
    return this.capture(flags);
  }

  private capture(flags: Flags): Node {
    const index = ++this.groups;
    return this.closed({ type: 'group', item: this.choice(flags), index });
  }

  private namedReference(name: string, { ignoreCase }: Flags): Node {
    const index = this.names.get(name);
    if (index === undefined) throw new UnreadPattern('invalid');
    return { type: 'reference', index, ignoreCase };
  }

  private reference(index: number, { ignoreCase }: Flags): Node {
    this.largestReference = Math.max(this.largestReference, index);
    return { type: 'reference', index, ignoreCase };
  }

  private escape(flags: Flags): Node | undefined {
    const character = this.characters[this.position] ?? '';
    const assertion = ({ b: 'word', B: 'noWord', A: 'start', Z: 'end', z: 'veryEnd' } as const)[character];
    if (assertion !== undefined) {
      this.position++;
      return { type: 'assertion', kind: assertion };
    }
    switch (character) {
      case 'K':
        this.position++;
        return { type: 'keep' };
      case 'Q':
        this.position++;
        return this.quoted(flags);
      case 'E':
        this.position++;
        return undefined;
      case 'R':
        this.position++;
        return lineBreak;
      case 'k': {
        this.position++;
        const end = this.take('<') ? '>' : this.take('{') ? '}' : this.take("'") ? "'" : undefined;
        if (end === undefined) throw new UnreadPattern('invalid');
        return this.namedReference(this.until(end), flags);
      }
      case 'g':
        return this.numberedReference(flags);
      case 'G':
      case 'X':
      case 'C':
        throw new UnreadPattern('unsupported');
    }
    if (/^[1-9]$/.test(character)) {
      let digits = '';
      while (/^\d$/.test(this.peek()) && digits.length < 2) digits += this.characters[this.position++] ?? '';
      return this.reference(Number(digits), flags);
    }
    const test = this.classEscape();
    if (test !== undefined) return { type: 'character', test };
    return { type: 'character', test: sameCode(this.escapedCode(), flags) };
  }

  private numberedReference(flags: Flags): Node {
    this.position++;
    const text = this.take('{') ? this.until('}') : (this.characters[this.position++] ?? '');
    if (/^\d{1,3}$/.test(text)) return this.reference(Number(text), flags);
    if (/^-\d{1,3}$/.test(text)) return this.reference(this.groups + 1 + Number(text), flags);
    return this.namedReference(text, flags);
  }

  private quoted(flags: Flags): Node {
    const items: Node[] = [];
    while (this.position < this.characters.length && !this.take('\\E')) items.push(literal(this.characters[this.position++] ?? '', flags));
    return { type: 'sequence', items };
  }

  /** `\d` and its kin, at the letter; undefined where it is none. */
  private classEscape(): CharacterTest | undefined {
    const character = this.peek();
    const test = namedClass(character);
    if (test !== undefined) {
      this.position++;
      return test;
    }
    if (character !== 'p' && character !== 'P') return undefined;
    this.position++;
    const property = this.take('{') ? this.until('}') : (this.characters[this.position++] ?? '');
    const negated = (character === 'P') !== property.startsWith('^');
    const expression = propertyExpression(property.replace(/^\^/, ''));
    return (code) => expression.test(String.fromCodePoint(code)) !== negated;
  }

  /** The code that an escape stands for, at the character after the backslash. */
  private escapedCode(): number {
    const character = this.characters[this.position++] ?? '';
    if (character === '') throw new UnreadPattern('invalid');
    const simple = SIMPLE_ESCAPES[character];
    if (simple !== undefined) return simple;
    if (character === 'x') {
      const braced = this.take('{');
      let digits = braced ? this.until('}') : '';
      while (!braced && digits.length < 2 && /^[\da-f]$/i.test(this.peek())) digits += this.characters[this.position++] ?? '';
      const code = parseInt(digits === '' ? '0' : digits, 16);
      if (!/^[\da-f]{0,6}$/i.test(digits) || code > 0x10ffff) throw new UnreadPattern('invalid');
      return code;
    }
    if (character === '0') {
      let digits = '';
      while (digits.length < 2 && /^[0-7]$/.test(this.peek())) digits += this.characters[this.position++] ?? '';
      return parseInt(digits === '' ? '0' : digits, 8);
    }
    if (character === 'c') return (this.characters[this.position++] ?? '@').toUpperCase().charCodeAt(0) ^ 64;
    if (/^[A-Za-z0-9]$/.test(character)) throw new UnreadPattern('invalid');
    return character.codePointAt(0) ?? 0;
  }

  private characterClass(flags: Flags): CharacterTest {
    const negated = this.take('^');
    const tests: CharacterTest[] = [];
    for (let first = true; first || this.peek() !== ']'; first = false) {
      if (this.position >= this.characters.length) throw new UnreadPattern('invalid');
      const start = this.classMember(flags);
      if (typeof start !== 'number') {
        tests.push(start);
        continue;
      }
      if (this.peek() === '-' && this.peek(1) !== ']' && this.peek(1) !== '') {
        this.position++;
        const end = this.classMember(flags);
        if (typeof end !== 'number') tests.push(sameCode(start, flags), sameCode(45, flags), end);
        else if (end < start) throw new UnreadPattern('invalid');
        else tests.push(inRange(start, end, flags));
      } else tests.push(sameCode(start, flags));
    }
    this.position++;
    return (code) => tests.some((test) => test(code)) !== negated;
  }

  private classMember(flags: Flags): number | CharacterTest {
    const character = this.characters[this.position++] ?? '';
    if (character === '[' && this.peek() === ':') {
      const match = /^:(\^?)(\w+):\]/.exec(this.characters.slice(this.position, this.position + 14).join(''));
      const posix = match === null ? undefined : POSIX[match[2] ?? ''];
      if (match !== null) {
        if (posix === undefined) throw new UnreadPattern('invalid');
        this.position += match[0].length;
        const expression = flags.ignoreCase && /^(upper|lower)$/.test(match[2] ?? '') ? /[A-Za-z]/ : posix;
        return (code) => expression.test(String.fromCodePoint(code)) !== (match[1] === '^');
      }
    }
    if (character !== '\\') return character.codePointAt(0) ?? 0;
    if (this.take('b')) return 8;
    return this.classEscape() ?? this.escapedCode();
  }
}

function withFlags(flags: Flags, on: string, off: string): Flags {
  const flag = (letter: string, now: boolean): boolean => (on.includes(letter) || now) && !off.includes(letter);
  return {
    ignoreCase: flag('i', flags.ignoreCase),
    dotAll: flag('s', flags.dotAll),
    multiline: flag('m', flags.multiline),
    extended: flag('x', flags.extended),
  };
}

function literal(character: string, flags: Flags): Node {
  return { type: 'character', test: sameCode(character.codePointAt(0) ?? 0, flags) };
}

/** A code in the case in which codes are compared. */
export function folded(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  return String.fromCodePoint(code).toLowerCase().codePointAt(0) ?? code;
}

function sameCode(wanted: number, { ignoreCase }: Flags): CharacterTest {
  if (!ignoreCase) return (code) => code === wanted;
  const plain = folded(wanted);
  return (code) => folded(code) === plain;
}

function inRange(start: number, end: number, { ignoreCase }: Flags): CharacterTest {
  const within: CharacterTest = (code) => code >= start && code <= end;
  if (!ignoreCase) return within;
  return (code) => within(code) || within(folded(code)) || within(String.fromCodePoint(code).toUpperCase().codePointAt(0) ?? code);
}

function namedClass(letter: string): CharacterTest | undefined {
  switch (letter) {
    case 'd':
      return (code) => code >= 48 && code <= 57;
    case 'D':
      return (code) => code < 48 || code > 57;
    case 'w':
      return isWordCharacter;
    case 'W':
      return (code) => !isWordCharacter(code);
    case 's':
      return (code) => code === 32 || (code >= 9 && code <= 13);
    case 'S':
      return (code) => code !== 32 && (code < 9 || code > 13);
    case 'h':
      return isBlank;
    case 'H':
      return (code) => !isBlank(code);
    case 'N':
      return (code) => !isLineEnd(code);
    case 'v':
      return isVertical;
    case 'V':
      return (code) => !isVertical(code);
    default:
      return undefined;
  }
}

const BLANKS = new Set([9, 32, 0xa0, 0x1680, 0x202f, 0x205f, 0x3000]);
const isBlank: CharacterTest = (code) => BLANKS.has(code) || (code >= 0x2000 && code <= 0x200a);
const isVertical: CharacterTest = (code) => (code >= 10 && code <= 13) || code === 0x85 || code === 0x2028 || code === 0x2029;
const carriageReturn: Node = { type: 'character', test: (code) => code === 13 };
const lineFeed: Node = { type: 'character', test: isLineEnd };
const bothEnds: Node = { type: 'sequence', items: [carriageReturn, lineFeed] };
const lineBreak: Node = { type: 'atomic', item: { type: 'choice', items: [bothEnds, { type: 'character', test: isVertical }] } };

/** A Unicode property by its name: a category (`L`, `Lu`) or a script (`Han`). */
function propertyExpression(name: string): RegExp {
  for (const body of [name, `Script=${name}`]) {
    if (!/^[\w=]+$/.test(body)) break;
    try {
      return new RegExp(`^\\p{${body}}$`, 'u');
    } catch {
      // Not a category: it may be a script.
    }
  }
  throw new UnreadPattern('invalid');
}
