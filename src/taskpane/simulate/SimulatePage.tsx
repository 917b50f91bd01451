import { makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useId, useState } from 'react';
import { usePhrases } from '../language';
import { useServices } from '../services';
import { ProblemBar } from '../shared/ProblemBar';
import { tabId, Tabs } from '../shared/Tabs';
import { useTask } from '../shared/useTask';
import { ModelPart } from './model/ModelPart';
import { FailureBar } from './problems/FailureBar';
import { ProblemList } from './problems/ProblemList';
import { firstChoices } from './results/choices';
import { ResultsPart } from './results/ResultsPart';
import { isRunning } from './run/isRunning';
import { RunBar } from './run/RunBar';
import { useRunSettings } from './run/useRunSettings';
import { type SimulateView } from './simulateView';
import { useSimulatorState } from './useSimulatorState';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  tabs: { display: 'flex', height: '36px', margin: `0 -4px`, borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  part: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, paddingTop: tokens.spacingVerticalXS },
});

/** The Simulate tab: Run and what it says on top, below it one of the parts. */
export default function SimulatePage() {
  const styles = useStyles();
  const phrases = usePhrases().simulate;
  const { port, simulator } = useServices();
  const state = useSimulatorState(simulator);
  const { settings, change } = useRunSettings(port);
  const [view, setView] = useState<SimulateView>('model');
  const [choices, setChoices] = useState(firstChoices);
  const jump = useTask(useCallback((address: string) => port.select(address), [port]));
  const panel = useId();

  useEffect(() => {
    simulator.warmUp();
    return simulator.start();
  }, [simulator]);

  const run = (freeze = settings.freeze): void => {
    if (freeze !== settings.freeze) change({ ...settings, freeze });
    setView('results');
    void simulator.run({ ...settings, freeze });
  };
  const goTo = (address: string): void => void jump.run(address);
  const { activity } = state;
  const views: readonly SimulateView[] = ['model', 'results'];

  return (
    <div className={styles.page}>
      <RunBar state={state} settings={settings} onSettings={change} onRun={() => run()} onCancel={() => simulator.cancel()} />
      <div className={styles.tabs}>
        <Tabs label={phrases.views.label} scope="simulate" tabs={views.map((page) => ({ page, label: phrases.views[page] }))} selected={view} panel={panel} onSelect={setView} />
      </div>
      <div id={`${panel}-${view}`} role="tabpanel" aria-labelledby={tabId(view, 'simulate')} className={styles.part}>
        {jump.task.status === 'failed' && <ProblemBar problem={jump.task.problem} onDismiss={jump.reset} />}
        {view === 'model' && <ModelPart found={state.found} onJump={goTo} onAdd={() => undefined} onEdit={({ address }) => goTo(address)} onChanged={() => void simulator.refresh()} />}
        {view === 'results' && (
          <>
            {activity.status === 'problems' && <ProblemList problems={activity.problems} onJump={goTo} onRun={(held) => run([...new Set([...settings.freeze, ...held])])} />}
            {activity.status === 'failed' && <FailureBar failure={activity.failure} onRetry={() => run()} />}
            {(activity.status === 'idle' || activity.status === 'cancelled' || isRunning(activity)) && <ResultsPart state={state} choices={choices} onChoices={setChoices} onJump={goTo} />}
          </>
        )}
      </div>
    </div>
  );
}
