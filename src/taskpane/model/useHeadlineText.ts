import { isCellError } from '../../engine/core/cellValue';
import { type Headline } from '../../workbook/readModel';
import { useLanguage, usePhrases } from '../language';
import { headlineText } from './headlineText';

/** What a headline shows in the language in use, also while it is being calculated or has no value. */
export function useHeadlineText(headline: Headline): string {
  const language = useLanguage();
  const { headlines } = usePhrases().pane;
  if (isCellError(headline.value) && headline.value.error === '#BUSY!') return headlines.calculating;
  return headlineText(headline, language) || headlines.noValue;
}
