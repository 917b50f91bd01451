/** What is needed to speak a language once its words are loaded. Only `loadWords` knows where they are. */
export type { Language, LanguageFacts } from './languages';
export { countPhrase, fillPhrase } from './phrase';
export type { EngineWords, PaneWords, Words, WordsFor } from './words';
