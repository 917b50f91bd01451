import { storedPreferences } from '../../../src/page/preferences';

function memoryStorage(initial: Record<string, string> = {}): Storage {
  const items = new Map(Object.entries(initial));
  return { getItem: (key: string) => items.get(key) ?? null, setItem: (key: string, value: string) => items.set(key, value) } as unknown as Storage;
}

describe('storedPreferences', () => {
  it('follows Excel until a language is chosen, and remembers the choice', () => {
    const storage = memoryStorage();
    const preferences = storedPreferences(() => storage);
    expect(preferences.languageChoice()).toBe('automatic');
    preferences.chooseLanguage('zh-CN');
    expect(storedPreferences(() => storage).languageChoice()).toBe('zh-CN');
  });

  it('goes back to following Excel', () => {
    const storage = memoryStorage();
    storedPreferences(() => storage).chooseLanguage('en-US');
    storedPreferences(() => storage).chooseLanguage('automatic');
    expect(storedPreferences(() => storage).languageChoice()).toBe('automatic');
  });

  it('ignores what it does not know', () => {
    const storage = memoryStorage({ 'roi.language': 'tlh' });
    expect(storedPreferences(() => storage).languageChoice()).toBe('automatic');
  });

  it('keeps a choice for the session where storage is denied', () => {
    const preferences = storedPreferences(() => {
      throw new Error('denied');
    });
    preferences.chooseLanguage('zh-CN');
    expect(preferences.languageChoice()).toBe('zh-CN');
  });
});
