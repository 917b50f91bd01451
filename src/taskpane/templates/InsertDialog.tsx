import { Body1, Button } from '@fluentui/react-components';
import { fillPhrase } from '../../locales';
import { type InsertionPlan } from '../../workbook/insertTemplate';
import { usePhrases } from '../language';
import { ModalDialog } from '../shared/ModalDialog';

interface InsertDialogProps {
  readonly title: string;
  readonly plan: InsertionPlan;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that Excel cannot undo. */
export function InsertDialog({ title, plan, onConfirm, onCancel }: InsertDialogProps) {
  const { templates } = usePhrases().pane;
  const here = plan.into === 'thisWorkbook';
  return (
    <ModalDialog
      role="alertdialog"
      title={fillPhrase(here ? templates.confirmTitle : templates.separateTitle, { title })}
      text={<Body1>{here ? fillPhrase(templates.confirmText, { count: plan.sheetsKept }) : templates.separateText}</Body1>}
      buttons={
        <>
          <Button onClick={onCancel}>{templates.cancel}</Button>
          <Button appearance="primary" onClick={onConfirm}>
            {here ? templates.insert : templates.openSeparately}
          </Button>
        </>
      }
      onCancel={onCancel}
    />
  );
}
