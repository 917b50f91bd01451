import { Body1, Button, Caption1, makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import { fillPhrase } from '../../locales';
import { type SharePlan } from '../../workbook/share/shareCopy';
import { countText } from '../charts/numberText';
import { useLanguage, usePhrases } from '../language';
import { useDialogStyles } from '../shared/dialogStyles';

const useStyles = makeStyles({
  list: { maxHeight: '160px', overflowY: 'auto', margin: `${tokens.spacingVerticalXS} 0 0`, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

/** More places than this are not read. */
const SHOWN_PLACES = 8;

/** More formulas than this are not read. */
const SHOWN_FORMULAS = 100;

interface ShareDialogProps {
  readonly plan: SharePlan;
  readonly onConfirm: () => void;
  /** Null where the host gives no file to make another workbook of. */
  readonly onSeparately: (() => void) | null;
  readonly onCancel: () => void;
}

/** Asks before formulas are replaced, and says which. */
export function ShareDialog({ plan: { formulas, unfinished, unreadable }, onConfirm, onSeparately, onCancel }: ShareDialogProps) {
  const shared = useDialogStyles();
  const styles = useStyles();
  const { share: words } = usePhrases().decide;
  const language = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const [heading, text] = [useId(), useId()];
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={shared.dialog} role="alertdialog" aria-labelledby={heading} aria-describedby={text} onClose={onCancel}>
      <div className={shared.content}>
        <Subtitle1 as="h2" id={heading}>
          {words.confirmTitle}
        </Subtitle1>
        <div id={text}>
          <Body1 block>{fillPhrase(words.confirmText, { count: countText(formulas.length, language) })}</Body1>
          {unfinished.length > 0 && <Body1 block>{fillPhrase(words.unfinished, { cells: placesText(unfinished) })}</Body1>}
          {unreadable.length > 0 && <Body1 block>{fillPhrase(words.unreadable, { cells: placesText(unreadable) })}</Body1>}
        </div>
        <details>
          <summary>{fillPhrase(words.which, { count: countText(formulas.length, language) })}</summary>
          <ul className={styles.list} tabIndex={0}>
            {formulas.slice(0, SHOWN_FORMULAS).map(({ place, formula }) => (
              <li key={place}>
                <Caption1>
                  {place}: {formula}
                </Caption1>
              </li>
            ))}
          </ul>
        </details>
        <div className={shared.actions}>
          <Button onClick={onCancel}>{words.cancel}</Button>
          {onSeparately !== null && <Button onClick={onSeparately}>{words.separately}</Button>}
          <Button appearance="primary" onClick={onConfirm}>
            {words.here}
          </Button>
        </div>
      </div>
    </dialog>
  );
}

function placesText(places: readonly string[]): string {
  return places.slice(0, SHOWN_PLACES).join(', ') + (places.length > SHOWN_PLACES ? ' …' : '');
}
