import { Body1, Button, Caption1, makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useEffect, useId, useRef, useState } from 'react';
import { fillPhrase } from '../../locales';
import { type ShareState } from '../../workbook/share/shareState';
import { countText } from '../charts/numberText';
import { useLanguage, usePhrases } from '../language';
import { useDialogStyles } from '../shared/dialogStyles';

const useStyles = makeStyles({
  note: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalXS, color: tokens.colorNeutralForeground2 },
});

interface KeptSheetNoteProps {
  readonly state: ShareState;
  readonly isBusy: boolean;
  readonly onDelete: () => void;
}

/** The hidden sheet with kept formulas stays until the user has it deleted; one that holds other things too is not ours to delete. */
export function KeptSheetNote({ state: { sheet, waiting, isOurs }, isBusy, onDelete }: KeptSheetNoteProps) {
  const styles = useStyles();
  const { share: words } = usePhrases().decide;
  const [asking, setAsking] = useState(false);
  return (
    <div className={styles.note}>
      {!isOurs && <Caption1>{fillPhrase(words.shared, { sheet })}</Caption1>}
      {isOurs && waiting === 0 && <Caption1>{fillPhrase(words.emptied, { sheet })}</Caption1>}
      {isOurs && (
        <Button appearance="subtle" size="small" icon={<DeleteRegular />} disabled={isBusy} onClick={() => (waiting > 0 ? setAsking(true) : onDelete())}>
          {words.deleteSheet}
        </Button>
      )}
      {asking && (
        <DeleteQuestion
          waiting={waiting}
          onConfirm={() => {
            setAsking(false);
            onDelete();
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function DeleteQuestion({ waiting, onConfirm, onCancel }: { readonly waiting: number; readonly onConfirm: () => void; readonly onCancel: () => void }) {
  const shared = useDialogStyles();
  const { share: words } = usePhrases().decide;
  const language = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const [heading, text] = [useId(), useId()];
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={shared.dialog} role="alertdialog" aria-labelledby={heading} aria-describedby={text} onClose={onCancel}>
      <div className={shared.content}>
        <Subtitle1 as="h2" id={heading}>
          {words.deleteQuestion}
        </Subtitle1>
        <Body1 id={text}>{fillPhrase(words.deleteText, { count: countText(waiting, language) })}</Body1>
        <div className={shared.actions}>
          <Button onClick={onCancel}>{words.cancel}</Button>
          <Button appearance="primary" onClick={onConfirm}>
            {words.delete}
          </Button>
        </div>
      </div>
    </dialog>
  );
}
