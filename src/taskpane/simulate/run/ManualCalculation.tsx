import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useCallback } from 'react';
import { usePhrases } from '../../language';
import { useServices } from '../../services';
import { ProblemBar } from '../../shared/ProblemBar';
import { useTask } from '../../shared/useTask';

/** Says that the workbook is only calculated when asked, so that nobody takes an old number for a new one, and lets ask. */
export function ManualCalculation({ onCalculated }: { readonly onCalculated: () => void }) {
  const { run } = usePhrases().simulate;
  const { port } = useServices();
  const calculating = useTask(useCallback(() => port.recalculate().then(onCalculated), [port, onCalculated]));
  if (calculating.task.status === 'failed') return <ProblemBar problem={calculating.task.problem} onDismiss={calculating.reset} />;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{run.manual}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" disabled={calculating.task.status === 'running'} onClick={() => void calculating.run()}>
          {run.calculate}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
