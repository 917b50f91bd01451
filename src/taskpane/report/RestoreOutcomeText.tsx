import { Body1, Button, Link } from '@fluentui/react-components';
import { fillPhrase } from '../../locales';
import { type RestoreOutcome, type SharedFormula } from '../../workbook/share/shareCopy';
import { countText } from '../charts/numberText';
import { useLanguage, usePhrases } from '../language';

/** More places than this are not read. */
const SHOWN_PLACES = 8;

interface RestoreOutcomeTextProps {
  readonly outcome: RestoreOutcome;
  readonly onOverwrite: () => void;
  readonly onJump: (address: string) => void;
}

/** What restoring put back, and what it left alone and why. */
export function RestoreOutcomeText({ outcome: { restored, changed, gone }, onOverwrite, onJump }: RestoreOutcomeTextProps) {
  const { share: words } = usePhrases().decide;
  const language = useLanguage();
  const [before, after] = words.changed.split('{cells}');
  return (
    <div role="status">
      {restored > 0 && <Body1 block>{fillPhrase(words.restored, { count: countText(restored, language) })}</Body1>}
      {changed.length > 0 && (
        <>
          <Body1 block>
            {before}
            {changed.slice(0, SHOWN_PLACES).map(({ place }, index) => (
              <span key={place}>
                {index > 0 && ', '}
                <Link as="button" inline onClick={() => onJump(place)}>
                  {place}
                </Link>
              </span>
            ))}
            {changed.length > SHOWN_PLACES && ' …'}
            {after}
          </Body1>
          <Button onClick={onOverwrite}>{words.overwrite}</Button>
        </>
      )}
      {gone.length > 0 && <Body1 block>{fillPhrase(words.gone, { cells: placesText(gone) })}</Body1>}
    </div>
  );
}

function placesText(formulas: readonly SharedFormula[]): string {
  return formulas.slice(0, SHOWN_PLACES).map(({ place }) => place).join(', ') + (formulas.length > SHOWN_PLACES ? ' …' : '');
}
