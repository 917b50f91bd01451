/** True where the pattern has unescaped `*`, `?` or `~`. */
export function hasWildcard(pattern: string): boolean {
  return /[*?~]/.test(pattern);
}

/**
 * A matcher for Excel's patterns: `*` any text, `?` one character, `~` takes the next character literally; case does not count.
 * `whole` asks for the whole text, otherwise the first place where the pattern fits.
 */
export function wildcardPattern(pattern: string, whole: boolean): RegExp {
  let source = '';
  for (let position = 0; position < pattern.length; position++) {
    const character = pattern.charAt(position);
    const next = pattern.charAt(position + 1);
    if (character === '~') {
      source += escapeRegExp(next);
      position++;
    } else if (character === '*') {
      if (!source.endsWith('[^]*')) source += '[^]*';
    } else if (character === '?') source += '[^]';
    else source += escapeRegExp(character);
  }
  return new RegExp(whole ? `^${source}$` : source, 'i');
}

function escapeRegExp(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
