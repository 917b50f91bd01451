import type { ForeignProduct, RefusalReason, Suggestion, TrapKind } from '../../../src/engine/moveIn/conversion';
import { locale } from '../../support/words';

/** The types make it an error to forget one. */
function sentences(language: 'en-US' | 'zh-CN'): readonly string[] {
  const words = locale(language).moveIn;
  const traps: Readonly<Record<TrapKind, string>> = words.traps;
  const reasons: Readonly<Record<RefusalReason, string>> = words.reasons;
  const suggestions: Readonly<Record<Suggestion, string>> = words.suggestions;
  const products: Readonly<Record<ForeignProduct, string>> = words.products;
  return [traps, reasons, suggestions, products].flatMap((record) => Object.values(record));
}

it.each(['en-US', 'zh-CN'] as const)('has a sentence for everything a conversion can say (%s)', (language) => {
  expect(sentences(language).every((sentence) => sentence.trim() !== '')).toBe(true);
  expect(sentences('zh-CN')).toHaveLength(sentences('en-US').length);
});
