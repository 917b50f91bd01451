import { Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { lazy, startTransition, Suspense, useCallback, useEffect, useId, useState } from 'react';
import { type FoundCorrelation, type FoundInput } from '../../workbook/simulation/findUncertainty';
import { usePhrases } from '../language';
import { useServices } from '../services';
import { ProblemBar } from '../shared/ProblemBar';
import { tabId, Tabs } from '../shared/Tabs';
import { useTask } from '../shared/useTask';
import { CorrelationEditor } from './correlation/CorrelationEditor';
import { DistributionEditor } from './editor/DistributionEditor';
import { ModelPart } from './model/ModelPart';
import { FailureBar } from './problems/FailureBar';
import { LeftAside } from './problems/LeftAside';
import { ProblemList } from './problems/ProblemList';
import { firstChoices } from './results/choices';
import { ResultsPart } from './results/ResultsPart';
import { ApproximatedCells } from './run/ApproximatedCells';
import { isRunning } from './run/isRunning';
import { ManualCalculation } from './run/ManualCalculation';
import { RunBar } from './run/RunBar';
import { SlowFormulas } from './run/SlowFormulas';
import { useRunSettings } from './run/useRunSettings';
import { type SimulateView } from './simulateView';
import { useSimulatorState } from '../shared/useSimulatorState';

const DecideView = lazy(() => import('../decide/DecideView'));
const ReportView = lazy(() => import('../report/ReportView'));
const MoveIn = lazy(() => import('../moveIn/MoveIn'));

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  tabs: { display: 'flex', height: '36px', margin: `0 -4px`, borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  part: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, paddingTop: tokens.spacingVerticalXS },
});

/** The Simulate tab: Run and what it says on top, below it one of the parts. */
export default function SimulatePage({ view, onView }: { readonly view: SimulateView; readonly onView: (view: SimulateView) => void }) {
  const styles = useStyles();
  const phrases = usePhrases().simulate;
  const { port, simulator } = useServices();
  const state = useSimulatorState(simulator);
  const { settings, change, isDamaged } = useRunSettings(port);
  const [choices, setChoices] = useState(firstChoices);
  const [editing, setEditing] = useState<FoundInput | 'new' | null>(null);
  const [correlating, setCorrelating] = useState<FoundCorrelation | 'new' | null>(null);
  const [message, setMessage] = useState('');
  const jump = useTask(useCallback((address: string) => port.select(address), [port]));
  const panel = useId();

  useEffect(() => {
    simulator.warmUp();
    return simulator.start();
  }, [simulator]);

  const run = (freeze = settings.freeze): void => {
    if (freeze !== settings.freeze) change({ ...settings, freeze });
    startTransition(() => onView('results'));
    void simulator.run({ ...settings, freeze });
  };
  const changed = useCallback(() => void simulator.refresh(), [simulator]);
  const written = useCallback(
    (said: string) => {
      setMessage(`${said} ${phrases.model.undo}`);
      setEditing(null);
      setCorrelating(null);
      changed();
    },
    [changed, phrases],
  );
  const goTo = (address: string): void => void jump.run(address);
  const { activity } = state;
  const views: readonly SimulateView[] = ['model', 'results', 'decide', 'report'];

  if (editing !== null && state.found !== null) {
    return <DistributionEditor input={editing === 'new' ? null : editing} found={state.found} onJump={goTo} onBack={() => setEditing(null)} onWritten={written} />;
  }
  if (correlating !== null && state.found !== null) {
    return <CorrelationEditor correlation={correlating === 'new' ? null : correlating} found={state.found} onJump={goTo} onBack={() => setCorrelating(null)} onWritten={written} />;
  }
  return (
    <div className={styles.page}>
      <RunBar state={state} settings={settings} onSettings={change} onRun={() => run()} onCancel={() => simulator.cancel()} />
      <LeftAside settings={isDamaged} record={state.recordDamaged} />
      {state.found?.manualCalculation === true && <ManualCalculation onCalculated={changed} />}
      <div className={styles.tabs}>
        <Tabs label={phrases.views.label} scope="simulate" tabs={views.map((page) => ({ page, label: phrases.views[page] }))} selected={view} panel={panel} onSelect={onView} />
      </div>
      <div id={`${panel}-${view}`} role="tabpanel" aria-labelledby={tabId(view, 'simulate')} className={styles.part}>
        {jump.task.status === 'failed' && <ProblemBar problem={jump.task.problem} onDismiss={jump.reset} />}
        {view === 'model' && <ModelPart found={state.found} freeze={settings.freeze} message={message} onMessage={setMessage} onJump={goTo} onAdd={() => setEditing('new')} onEdit={setEditing} onCorrelate={() => setCorrelating('new')} onCorrelation={setCorrelating} onChanged={changed} />}
        {view === 'model' && state.found !== null && (
          <Suspense fallback={null}>
            <MoveIn onJump={goTo} onChanged={changed} />
          </Suspense>
        )}
        {view === 'results' && (
          <>
            {activity.status === 'problems' && <ProblemList problems={activity.problems} onJump={goTo} onRun={(held) => run([...new Set([...settings.freeze, ...held])])} />}
            {activity.status === 'failed' && <FailureBar failure={activity.failure} onRetry={() => run()} />}
            {(activity.status === 'idle' || activity.status === 'cancelled' || isRunning(activity)) && <ResultsPart state={state} choices={choices} onChoices={setChoices} onJump={goTo} />}
            {activity.status === 'idle' && state.last !== null && <ApproximatedCells cells={state.last.model.approximated} />}
            {activity.status === 'idle' && state.last?.result.engine === 'kernels' && <Caption1 block>{phrases.run.withoutWebAssembly}</Caption1>}
            {activity.status === 'idle' && state.last !== null && <SlowFormulas formulas={state.last.model.slow} onJump={goTo} />}
          </>
        )}
        {view === 'decide' && (
          <Suspense fallback={<Spinner />}>
            <DecideView simulator={simulator} settings={settings} onJump={goTo} onShow={onView} />
          </Suspense>
        )}
        {view === 'report' && (
          <Suspense fallback={<Spinner />}>
            <ReportView simulator={simulator} settings={settings} onJump={goTo} onShow={onView} />
          </Suspense>
        )}
      </div>
    </div>
  );
}
