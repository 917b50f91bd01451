import { Field } from '@fluentui/react-components';
import { useCallback } from 'react';
import { type IdleDisplay } from '../../../engine/risk/distributions/defineDistribution';
import { usePhrases } from '../../language';
import { useServices } from '../../services';
import { ProblemBar } from '../../shared/ProblemBar';
import { useTask } from '../../shared/useTask';
import { Segmented } from '../../shared/Segmented';

const displays: readonly IdleDisplay[] = ['mean', 'mode', 'median'];

/** What uncertain cells show while nothing is simulated: kept in the document, and shown on the sheet at once. */
export function IdleDisplayChoice({ idleDisplay }: { readonly idleDisplay: IdleDisplay }) {
  const { simulator } = useServices();
  const phrases = usePhrases().simulate.settings.idle;
  const { task, run, reset } = useTask(useCallback((display: IdleDisplay) => simulator.showIdle(display), [simulator]));
  return (
    <Field label={phrases.label} hint={phrases.hint}>
      <Segmented label={phrases.label} choices={displays.map((key) => ({ key, label: phrases[key] }))} chosen={idleDisplay} onChoose={(display) => void run(display)} />
      {task.status === 'failed' && <ProblemBar problem={task.problem} onDismiss={reset} />}
    </Field>
  );
}
