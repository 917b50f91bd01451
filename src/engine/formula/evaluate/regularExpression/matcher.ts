import { type Assertion, type CharacterTest, folded, isWordCharacter, type Node, readSyntax, type Unread } from './syntax';

/** What a match spans, and its groups; a group that took no part is undefined. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

/** One step of the matching machine. */
type Step =
  | { readonly type: 'character'; readonly test: CharacterTest }
  | { readonly type: 'split'; readonly first: number; readonly second: number }
  | { readonly type: 'jump'; readonly to: number }
  | { readonly type: 'save'; readonly slot: number }
  | { readonly type: 'moved'; readonly slot: number; readonly otherwise: number }
  | { readonly type: 'assertion'; readonly kind: Assertion }
  | { readonly type: 'reference'; readonly index: number; readonly ignoreCase: boolean }
  | { readonly type: 'atomic'; readonly program: readonly Step[] }
  | { readonly type: 'look'; readonly program: readonly Step[]; readonly behind: boolean; readonly wanted: boolean }
  | { readonly type: 'done' };

/** Steps of all searches in one text. Excel gives up too: a pattern that tries exponentially many ways must not hold the workbook. */
const MOST_STEPS = 2_000_000;
/** Counted repetitions are written out; a longer program is refused. */
const LONGEST_PROGRAM = 100_000;

/** Thrown where the search takes too many steps or the pattern too many of them. */
export class TooMuchWork extends Error {}

/** A regular expression of PCRE2 that always ends: its work is bounded, however it is written. */
export class RegularExpression {
  private steps = 0;

  private constructor(
    private readonly program: readonly Step[],
    private readonly slots: number,
    readonly groups: number,
    readonly names: ReadonlyMap<string, number>,
  ) {}

  static read(pattern: string, ignoreCase: boolean): RegularExpression | Unread {
    const syntax = readSyntax(pattern, ignoreCase);
    if (typeof syntax === 'string') return syntax;
    const compiler = new Compiler(2 * (syntax.groups + 1));
    try {
      const program = compiler.program(syntax.node);
      return new RegularExpression(program, compiler.slots, syntax.groups, syntax.names);
    } catch (error) {
      if (error instanceof TooMuchWork) return 'invalid';
      throw error;
    }
  }

  /** The first match at or after a place; undefined where there is none. Throws `TooMuchWork`. */
  search(text: string, from = 0): Match | undefined {
    for (let start = from; start <= text.length; start += start < text.length ? widthAt(text, start) : 1) {
      const slots: number[] = new Array<number>(this.slots).fill(-1);
      slots[0] = start;
      const end = this.run(this.program, text, start, slots, -1);
      if (end >= 0) return { start: slots[0], end, groups: this.groupsOf(text, slots) };
    }
    return undefined;
  }

  /** All matches from left to right without overlap, at most `limit` of them. */
  all(text: string, limit = Infinity): Match[] {
    this.steps = 0;
    const matches: Match[] = [];
    let from = 0;
    while (matches.length < limit && from <= text.length) {
      const match = this.search(text, from);
      if (match === undefined) break;
      matches.push(match);
      from = match.end > match.start ? Math.max(match.end, from) : match.end + (match.end < text.length ? widthAt(text, match.end) : 1);
    }
    return matches;
  }

  private groupsOf(text: string, slots: readonly number[]): (string | undefined)[] {
    return Array.from({ length: this.groups }, (_, index) => {
      const [start = -1, end = -1] = slots.slice(2 * index + 2, 2 * index + 4);
      return start < 0 || end < 0 ? undefined : text.slice(start, end);
    });
  }

  /** Runs a program from a place: where it ends, or −1. With `mustEnd` only an end right there counts. */
  private run(program: readonly Step[], text: string, from: number, slots: number[], mustEnd: number): number {
    // Ways not tried yet, and slots to restore on the way back to them: three numbers each.
    const waiting: number[] = [];
    let at = 0;
    let position = from;
    for (;;) {
      if (++this.steps > MOST_STEPS) throw new TooMuchWork();
      const step = program[at];
      let goesOn = true;
      switch (step?.type) {
        case 'character':
          goesOn = position < text.length && step.test(text.codePointAt(position) ?? 0);
          if (goesOn) position += widthAt(text, position);
          at++;
          break;
        case 'split':
          waiting.push(step.second, position, -1);
          at = step.first;
          break;
        case 'jump':
          at = step.to;
          break;
        case 'save':
          waiting.push(-1 - step.slot, slots[step.slot] ?? -1, 0);
          slots[step.slot] = position;
          at++;
          break;
        case 'moved':
          // A round that took nothing ends its repetition.
          at = slots[step.slot] === position ? step.otherwise : at + 1;
          break;
        case 'assertion':
          goesOn = holds(step.kind, text, position);
          at++;
          break;
        case 'reference': {
          const end = afterReference(step.index, step.ignoreCase, text, position, slots);
          goesOn = end >= 0;
          if (goesOn) position = end;
          at++;
          break;
        }
        case 'atomic': {
          const before = [...slots];
          const end = this.run(step.program, text, position, slots, -1);
          goesOn = end >= 0;
          rememberChanges(before, slots, goesOn, waiting);
          if (goesOn) position = end;
          at++;
          break;
        }
        case 'look': {
          const before = [...slots];
          const found = step.behind ? this.lookBehind(step.program, text, position, slots) : this.run(step.program, text, position, slots, -1) >= 0;
          goesOn = found === step.wanted;
          rememberChanges(before, slots, goesOn && step.wanted, waiting);
          at++;
          break;
        }
        default:
          goesOn = mustEnd < 0 || position === mustEnd;
          if (goesOn) return position;
      }
      if (goesOn) continue;
      let resumed = false;
      while (waiting.length > 0 && !resumed) {
        waiting.pop();
        const second = waiting.pop() ?? 0;
        const first = waiting.pop() ?? 0;
        if (first < 0) slots[-1 - first] = second;
        else {
          at = first;
          position = second;
          resumed = true;
        }
      }
      if (!resumed) return -1;
    }
  }

  private lookBehind(program: readonly Step[], text: string, position: number, slots: number[]): boolean {
    for (let start = position; start >= 0 && position - start <= 255; start--) {
      if (this.run(program, text, start, slots, position) === position) return true;
    }
    return false;
  }
}

/** Keeps the slots that an inner program set, to be restored later, or restores them at once. */
function rememberChanges(before: readonly number[], slots: number[], keep: boolean, waiting: number[]): void {
  before.forEach((value, slot) => {
    if (slots[slot] === value) return;
    if (keep) waiting.push(-1 - slot, value, 0);
    else slots[slot] = value;
  });
}

function widthAt(text: string, position: number): number {
  return (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1;
}

function holds(kind: Assertion, text: string, position: number): boolean {
  switch (kind) {
    case 'start':
      return position === 0;
    case 'lineStart':
      return position === 0 || (text[position - 1] === '\n' && position < text.length);
    case 'veryEnd':
      return position === text.length;
    case 'end':
      return position === text.length || (position === text.length - 1 && text[position] === '\n');
    case 'lineEnd':
      return position === text.length || text[position] === '\n';
    case 'word':
    case 'noWord': {
      const before = position > 0 && isWordCharacter(text.charCodeAt(position - 1));
      const after = position < text.length && isWordCharacter(text.charCodeAt(position));
      return (before !== after) === (kind === 'word');
    }
  }
}

function afterReference(index: number, ignoreCase: boolean, text: string, position: number, slots: readonly number[]): number {
  const [start = -1, end = -1] = slots.slice(2 * index, 2 * index + 2);
  if (start < 0 || end < 0 || position + end - start > text.length) return -1;
  for (let offset = 0; offset < end - start; offset++) {
    const [first, second] = [text.charCodeAt(start + offset), text.charCodeAt(position + offset)];
    if (first !== second && !(ignoreCase && folded(first) === folded(second))) return -1;
  }
  return position + end - start;
}

class Compiler {
  private length = 0;

  constructor(public slots: number) {}

  program(node: Node): Step[] {
    const steps: Step[] = [];
    this.write(node, steps);
    this.add(steps, { type: 'done' });
    return steps;
  }

  private add(steps: Step[], step: Step): number {
    if (++this.length > LONGEST_PROGRAM) throw new TooMuchWork();
    return steps.push(step) - 1;
  }

  private write(node: Node, steps: Step[]): void {
    switch (node.type) {
      case 'character':
      case 'assertion':
      case 'reference':
        this.add(steps, node);
        return;
      case 'keep':
        this.add(steps, { type: 'save', slot: 0 });
        return;
      case 'sequence':
        for (const item of node.items) this.write(item, steps);
        return;
      case 'group':
        this.writeGroup(node.item, node.index, steps);
        return;
      case 'choice':
        this.writeChoice(node.items, steps);
        return;
      case 'atomic':
        this.add(steps, { type: 'atomic', program: this.program(node.item) });
        return;
      case 'look':
        this.add(steps, { type: 'look', program: this.program(node.item), behind: node.behind, wanted: node.wanted });
        return;
      case 'repeat':
        if (node.kind === 'possessive') this.add(steps, { type: 'atomic', program: this.program({ ...node, kind: 'greedy' }) });
        else this.writeRepeat(node.item, node.least, node.most, node.kind === 'lazy', steps);
    }
  }

  private writeGroup(item: Node, index: number, steps: Step[]): void {
    this.add(steps, { type: 'save', slot: 2 * index });
    this.write(item, steps);
    this.add(steps, { type: 'save', slot: 2 * index + 1 });
  }

  private writeChoice(items: readonly Node[], steps: Step[]): void {
    const jumps: number[] = [];
    items.forEach((item, index) => {
      if (index === items.length - 1) this.write(item, steps);
      else {
        const split = this.add(steps, { type: 'done' });
        this.write(item, steps);
        jumps.push(this.add(steps, { type: 'done' }));
        steps[split] = { type: 'split', first: split + 1, second: steps.length };
      }
    });
    for (const jump of jumps) steps[jump] = { type: 'jump', to: steps.length };
  }

  private writeRepeat(item: Node, least: number, most: number, lazy: boolean, steps: Step[]): void {
    for (let count = 0; count < least; count++) this.write(item, steps);
    if (most === Infinity) {
      const mark = this.slots++;
      const split = this.add(steps, { type: 'done' });
      this.add(steps, { type: 'save', slot: mark });
      this.write(item, steps);
      const moved = this.add(steps, { type: 'done' });
      this.add(steps, { type: 'jump', to: split });
      steps[moved] = { type: 'moved', slot: mark, otherwise: steps.length };
      steps[split] = splitTo(split + 1, steps.length, lazy);
      return;
    }
    const splits: number[] = [];
    for (let count = least; count < most; count++) {
      splits.push(this.add(steps, { type: 'done' }));
      this.write(item, steps);
    }
    for (const split of splits) steps[split] = splitTo(split + 1, steps.length, lazy);
  }
}

function splitTo(inside: number, after: number, lazy: boolean): Step {
  return lazy ? { type: 'split', first: after, second: inside } : { type: 'split', first: inside, second: after };
}
