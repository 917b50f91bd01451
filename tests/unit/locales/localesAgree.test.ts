import type { Language } from '../../../src/locales';
import { locale } from '../../support/words';

const blanks = (phrase: string): string[] => [...new Set([...phrase.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();

function phrases(words: object, path = ''): (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : typeof value === 'object' && value !== null ? phrases(value, `${path}${key}.`) : [],
  );
}

/** All words by area. */
function areasOf(language: Language): Readonly<Record<string, object>> {
  const { language: facts, ...areas } = locale(language);
  void facts;
  return areas;
}

describe.each(Object.keys(areasOf('en-US')))('the words of %s', (area) => {
  const english = new Map(phrases(areasOf('en-US')[area]!));
  const chinese = new Map(phrases(areasOf('zh-CN')[area]!));

  it('have the same keys in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('have the same blanks in both languages', () => {
    for (const [key, phrase] of english) expect([key, blanks(chinese.get(key) ?? '')]).toEqual([key, blanks(phrase)]);
  });

  it('are empty in one language only where they are empty in the other', () => {
    for (const [key, phrase] of english) expect([key, chinese.get(key) === '']).toEqual([key, phrase === '']);
  });
});
