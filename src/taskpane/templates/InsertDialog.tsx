import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { fillPhrase } from '../../locales';
import { type InsertionPlan } from '../../workbook/insertTemplate';
import { usePhrases } from '../language';

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
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onCancel()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{fillPhrase(here ? templates.confirmTitle : templates.separateTitle, { title })}</DialogTitle>
          <DialogContent>{here ? fillPhrase(templates.confirmText, { count: plan.sheetsKept }) : templates.separateText}</DialogContent>
          <DialogActions>
            <Button onClick={onCancel}>{templates.cancel}</Button>
            <Button appearance="primary" onClick={onConfirm}>
              {here ? templates.insert : templates.openSeparately}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
