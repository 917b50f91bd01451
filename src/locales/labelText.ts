import { fillPhrase, locale, type Language } from './index';

/** A label of the engine in the words of a language. */
export function labelText(label: { readonly label: string; readonly details?: Readonly<Record<string, string | number>> }, language: Language): string {
  const phrases: Readonly<Record<string, string>> = locale(language).labels;
  return fillPhrase(phrases[label.label] ?? label.label, label.details ?? {});
}
