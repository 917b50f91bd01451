import { Body1, Button, makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import { fillPhrase } from '../../locales';
import { type InsertionPlan } from '../../workbook/insertTemplate';
import { usePhrases } from '../language';

const useStyles = makeStyles({
  dialog: {
    boxSizing: 'border-box',
    width: `calc(100% - 2 * ${tokens.spacingHorizontalL})`,
    maxWidth: '400px',
    padding: tokens.spacingHorizontalXL,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow64,
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
  },
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
});

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
  const styles = useStyles();
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
