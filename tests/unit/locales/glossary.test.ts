import { readFileSync } from 'node:fs';
import { languages } from '../../../src/locales/languages';
import { locale } from '../../support/words';

/** The terms that the glossary rules out. */
const ruledOut = readFileSync('docs/glossary.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| idea'))
  .flatMap((line) => line.split('|')[4]!.split(','))
  .map((term) => term.trim())
  .filter((term) => term !== '');

function textsOf(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null && !(words instanceof RegExp) ? Object.values(words).flatMap(textsOf) : [];
}

it('rules something out', () => expect(ruledOut.length).toBeGreaterThan(15));

it.each(languages.map(({ tag }) => tag))('the words of %s keep to the glossary', (tag) => {
  const texts = textsOf(locale(tag));
  expect(texts.length).toBeGreaterThan(1000);
  expect(ruledOut.flatMap((term) => texts.filter((text) => text.includes(term)).map((text) => `${term}: ${text}`))).toEqual([]);
});
