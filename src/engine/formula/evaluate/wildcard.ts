/** True where the pattern has unescaped `*`, `?` or `~`. */
export function hasWildcard(pattern: string): boolean {
  return /[*?~]/.test(pattern);
}

/** A pattern read once, for any number of texts. */
export interface WildcardPattern {
  /** Whether the pattern fits: the whole text, or any part of it, as it was asked for. */
  test(text: string): boolean;
  /** The first place where the pattern fits, from 0; -1 where it does not. */
  search(text: string): number;
}

/** Characters in a row, `null` for any one. */
type Run = readonly (string | null)[];

/**
 * A matcher for Excel's patterns: `*` any text, `?` one character, `~` takes the next character literally; case does not count.
 * `whole` asks for the whole text, otherwise the first place where the pattern fits. Between stars the first fit is as good as any
 * later one, so no text is searched twice: the work is at most the length of the pattern times that of the text.
 */
export function wildcardPattern(pattern: string, whole: boolean): WildcardPattern {
  const runs = readRuns(pattern);
  const search = (given: string): number => (whole ? fitWhole(runs, lowerCase(given)) : fitSomewhere(runs, lowerCase(given)));
  return { search, test: (text) => search(text) >= 0 };
}

/** The runs between the stars; a star at an end leaves an empty run there. */
function readRuns(pattern: string): Run[] {
  const lower = lowerCase(pattern);
  const runs: (string | null)[][] = [[]];
  for (let position = 0; position < lower.length; position++) {
    const character = lower.charAt(position);
    if (character === '*') runs.push([]);
    else if (character === '~') {
      position++;
      if (position < lower.length) runs[runs.length - 1]?.push(lower.charAt(position));
    } else runs[runs.length - 1]?.push(character === '?' ? null : character);
  }
  return runs;
}

function fitSomewhere(runs: readonly Run[], text: string): number {
  let start = -1;
  let from = 0;
  for (const run of runs) {
    const found = findRun(run, text, from);
    if (found < 0) return -1;
    if (start < 0) start = found;
    from = found + run.length;
  }
  return start;
}

function fitWhole(runs: readonly Run[], text: string): number {
  const [first = [], ...others] = runs;
  if (!fitsAt(first, text, 0)) return -1;
  const last = others.pop();
  if (last === undefined) return first.length === text.length ? 0 : -1;
  let from = first.length;
  for (const run of others) {
    const found = findRun(run, text, from);
    if (found < 0) return -1;
    from = found + run.length;
  }
  const end = text.length - last.length;
  return end >= from && fitsAt(last, text, end) ? 0 : -1;
}

function findRun(run: Run, text: string, from: number): number {
  for (let position = from; position + run.length <= text.length; position++) if (fitsAt(run, text, position)) return position;
  return -1;
}

function fitsAt(run: Run, text: string, position: number): boolean {
  if (position + run.length > text.length) return false;
  for (let index = 0; index < run.length; index++) {
    const wanted = run[index];
    if (wanted !== null && text.charAt(position + index) !== wanted) return false;
  }
  return true;
}

/** In small letters, character by character: places stay where they are. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : Array.from({ length: text.length }, (_, index) => text.charAt(index).toLowerCase().charAt(0)).join('');
}
