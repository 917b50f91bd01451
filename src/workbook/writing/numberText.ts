import type { LanguageFacts } from '../../locales';

const LOOK = /^(?:"([^"]*)")?(?:#,##)?0(?:\.(0+))?(%?)(?:"([^"]*)")?$/;

/** A number as a cell with a format of `numberLook` shows it: in words of a sentence, where no cell formats it. */
export function numberText(value: number, look: string, language: LanguageFacts): string {
  const [, before = '', zeros = '', percent = '', after = ''] = LOOK.exec(look) ?? [];
  const digits = { minimumFractionDigits: zeros.length, maximumFractionDigits: zeros.length };
  const number = Math.abs(value).toLocaleString(language.tag, percent === '' ? digits : { ...digits, style: 'percent' });
  return `${value < 0 ? '-' : ''}${before}${number}${after}`;
}
