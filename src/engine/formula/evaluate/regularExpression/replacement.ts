import type { Match, RegularExpression } from './matcher';

/** A piece of a replacement: text as it stands, or the group of that number. */
type Piece = string | number;

/** Reads `$1`, `${1}`, `${name}` and `$$`; undefined for a group that the pattern does not have, or a lone dollar. */
export function readReplacement(replacement: string, { groups, names }: RegularExpression): Piece[] | undefined {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of replacement.matchAll(/\$(?:(\$)|(\d+)|\{(\w+)\}|([A-Za-z_]\w*)|)/g)) {
    pieces.push(replacement.slice(end, match.index));
    end = match.index + match[0].length;
    const [, dollar, number, braced, name] = match;
    if (dollar !== undefined) pieces.push('$');
    else {
      const wanted = number ?? braced ?? name ?? '';
      const index = /^\d+$/.test(wanted) ? Number(wanted) : names.get(wanted);
      if (index === undefined || index > groups) return undefined;
      pieces.push(index);
    }
  }
  return [...pieces, replacement.slice(end)];
}

/** The text that takes the place of a match. */
export function replacementText(pieces: readonly Piece[], text: string, { start, end, groups }: Match): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece === 0 ? text.slice(start, end) : (groups[piece - 1] ?? ''))).join('');
}
