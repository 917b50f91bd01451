/** A phrase in the forms that a language has for different counts. `by` names the blank that decides. */
export interface Plural {
  readonly by: string;
  readonly forms: { readonly other: string } & Partial<Readonly<Record<Intl.LDMLPluralRule, string>>>;
}

export type Phrase = string | Plural;

export type Blanks = Readonly<Record<string, string | number>>;

export function plural(by: string, forms: Plural['forms']): Plural {
  return { by, forms };
}

/** Fills `{name}` blanks in a phrase. */
export function fillPhrase(phrase: string, blanks: Blanks): string {
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => (name in blanks ? String(blanks[name]) : whole));
}

/** The form of a phrase for a number, as the language counts. A phrase that does not count has one form. */
export function formFor(phrase: Phrase, count: number, { tag }: { readonly tag: string }): string {
  if (typeof phrase === 'string') return phrase;
  return phrase.forms[rulesOf(tag).select(count)] ?? phrase.forms.other;
}

/** A phrase that counts, with the number that decides written as the language writes numbers. */
export function countPhrase(phrase: Plural, count: number, language: { readonly tag: string }, blanks: Blanks = {}): string {
  return fillPhrase(formFor(phrase, count, language), { ...blanks, [phrase.by]: count.toLocaleString(language.tag) });
}

const rules = new Map<string, Intl.PluralRules>();

function rulesOf(tag: string): Intl.PluralRules {
  let found = rules.get(tag);
  if (found === undefined) rules.set(tag, (found = new Intl.PluralRules(tag)));
  return found;
}
