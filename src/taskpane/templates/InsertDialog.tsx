import { Body1, Button, Subtitle1 } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import { fillPhrase } from '../../locales';
import { type InsertionPlan } from '../../workbook/insertTemplate';
import { usePhrases } from '../language';
import { useDialogStyles } from '../shared/dialogStyles';

interface InsertDialogProps {
  readonly title: string;
  readonly plan: InsertionPlan;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/**
 * Asks before something that Excel cannot undo. The browser's own dialog keeps the focus inside, gives it back
 * afterwards and closes on Esc.
 */
export function InsertDialog({ title, plan, onConfirm, onCancel }: InsertDialogProps) {
  const styles = useDialogStyles();
  const { templates } = usePhrases().pane;
  const dialog = useRef<HTMLDialogElement>(null);
  const [heading, text] = [useId(), useId()];
  useEffect(() => dialog.current?.showModal(), []);
  const here = plan.into === 'thisWorkbook';
  return (
    <dialog ref={dialog} className={styles.dialog} role="alertdialog" aria-labelledby={heading} aria-describedby={text} onClose={onCancel}>
      <div className={styles.content}>
        <Subtitle1 as="h2" id={heading}>
          {fillPhrase(here ? templates.confirmTitle : templates.separateTitle, { title })}
        </Subtitle1>
        <Body1 id={text}>{here ? fillPhrase(templates.confirmText, { count: plan.sheetsKept }) : templates.separateText}</Body1>
        <div className={styles.actions}>
          <Button onClick={onCancel}>{templates.cancel}</Button>
          <Button appearance="primary" onClick={onConfirm}>
            {here ? templates.insert : templates.openSeparately}
          </Button>
        </div>
      </div>
    </dialog>
  );
}
