import type { Language } from '../locales';
import { isLanguage, nearestLanguage } from '../locales/loadWords';

/** `automatic` follows the language of the host's own menus. */
export type LanguageChoice = Language | 'automatic';

/** What one person chose on one computer. It does not belong in the document: colleagues read it in their own language. */
export interface Preferences {
  languageChoice(): LanguageChoice;
  chooseLanguage(choice: LanguageChoice): void;
}

/** The language that a choice comes to in a program whose menus are in `displayLanguage`. */
export function chosenLanguage(choice: LanguageChoice, displayLanguage: string): Language {
  return choice === 'automatic' ? nearestLanguage(displayLanguage) : choice;
}

const KEY = 'roi.language';

/** Some hosts deny storage to pages of other sites: then a choice lasts as long as the pane. */
export function storedPreferences(storage: () => Storage): Preferences {
  let choice = read(storage);
  return {
    languageChoice: () => choice,
    chooseLanguage(chosen) {
      choice = chosen;
      try {
        storage().setItem(KEY, chosen);
      } catch {
        return;
      }
    },
  };
}

function read(storage: () => Storage): LanguageChoice {
  try {
    const stored = storage().getItem(KEY);
    return isLanguage(stored) ? stored : 'automatic';
  } catch {
    return 'automatic';
  }
}
