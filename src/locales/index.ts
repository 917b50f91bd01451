/** What is needed to speak a language once its words are loaded. Only `loadWords` knows where they are. */
export type { Language, LanguageFacts } from './languages';
export { countPhrase, fillPhrase, formFor, plural, type Phrase, type Plural } from './phrase';
export type { EngineWords, PaneWords, Texts, Words, WordsFor } from './words';
