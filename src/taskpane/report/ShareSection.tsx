import { Body1, Button, Caption1, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { ShareRegular } from '@fluentui/react-icons/svg/share';
import { useCallback, useEffect, useState } from 'react';
import { fillPhrase } from '../../locales';
import { makeShareCopy } from '../../workbook/share/makeShareCopy';
import { openShareCopy } from '../../workbook/share/openShareCopy';
import { planShareCopy } from '../../workbook/share/planShareCopy';
import { planRestore, restoreFormulas } from '../../workbook/share/restoreFormulas';
import { type RestorePlan, type SharedFormula, type SharePlan } from '../../workbook/share/shareCopy';
import { deleteKeptFormulas, shareState, type ShareState } from '../../workbook/share/shareState';
import { countText } from '../charts/numberText';
import { useLanguage, usePhrases } from '../language';
import { isMac } from '../../workbook/host';
import { useServices } from '../services';
import { ProblemBar } from '../shared/ProblemBar';
import { Section } from '../shared/Section';
import { useTask } from '../shared/useTask';
import { type SimulatePartProps } from '../simulate/simulateView';
import { useSimulatorState } from '../shared/useSimulatorState';
import { KeptSheetNote } from './KeptSheetNote';
import { RestoreDialog } from './RestoreDialog';
import { ShareDialog } from './ShareDialog';

const useStyles = makeStyles({
  text: { color: tokens.colorNeutralForeground2 },
});

/** Replaces ROI formulas by their values for people without the add-in, and puts them back. */
export function ShareSection({ simulator }: Pick<SimulatePartProps, 'simulator'>) {
  const styles = useStyles();
  const phrases = usePhrases();
  const language = useLanguage();
  const { share: words } = phrases.decide;
  const { port, host } = useServices();
  const { found } = useSimulatorState(simulator);
  const [state, setState] = useState<ShareState | null>(null);
  const [plan, setPlan] = useState<SharePlan | null>(null);
  const [restorePlan, setRestorePlan] = useState<RestorePlan | null>(null);
  const lookAgain = useCallback(async () => setState(await shareState(port)), [port]);
  const look = useTask(
    useCallback(async () => {
      const made = await planShareCopy(port);
      if (made.formulas.length > 0) setPlan(made);
      return made;
    }, [port]),
  );
  const make = useTask(
    useCallback(async () => {
      const made = await makeShareCopy(port, phrases);
      await lookAgain();
      return made;
    }, [port, phrases, lookAgain]),
  );
  const open = useTask(useCallback(() => openShareCopy(port), [port]));
  const list = useTask(useCallback(async () => setRestorePlan(await planRestore(port)), [port]));
  const restore = useTask(
    useCallback(
      async (picked: readonly SharedFormula[]) => {
        const outcome = await restoreFormulas(port, picked);
        await lookAgain();
        return outcome;
      },
      [port, lookAgain],
    ),
  );
  const remove = useTask(
    useCallback(async () => {
      await deleteKeptFormulas(port);
      await lookAgain();
    }, [port, lookAgain]),
  );
  useEffect(() => {
    let current = true;
    shareState(port).then(
      (known) => current && setState(known),
      // Not knowing leaves the way to make a copy open; making one looks again.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [port, found]);

  const tasks = [look, make, open, list, restore, remove];
  const failed = tasks.find(({ task }) => task.status === 'failed');
  const isBusy = tasks.some(({ task }) => task.status === 'running');
  const start = (task: () => Promise<void>): void => {
    tasks.forEach(({ reset }) => reset());
    setPlan(null);
    setRestorePlan(null);
    void task();
  };
  const waiting = state?.waiting ?? 0;
  const count = (number: number) => ({ count: countText(number, language) });
  const status =
    ((look.task.status === 'running' || list.task.status === 'running') && words.looking) ||
    (make.task.status === 'running' && words.working) ||
    (open.task.status === 'running' && words.opening) ||
    (open.task.status === 'done' && [words.opened, ...(isMac(host) ? [phrases.pane.templates.opensBehind] : [])].join(' ')) ||
    (restore.task.status === 'running' && words.restoring) ||
    (restore.task.status === 'done' && [fillPhrase(words.restored, count(restore.task.result.restored)), ...(restore.task.result.kept > 0 ? [fillPhrase(words.kept, count(restore.task.result.kept))] : [])].join(' ')) ||
    (remove.task.status === 'done' && words.deleted) ||
    (look.task.status === 'done' && plan === null && look.task.result.formulas.length === 0 && words.nothing) ||
    (make.task.status === 'done' && waiting > 0 && fillPhrase(words.done, count(make.task.result.formulas.length)));

  return (
    <Section heading={words.heading}>
      <Body1 className={styles.text}>{words.text}</Body1>
      {waiting > 0 ? (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{words.active}</MessageBarTitle>
            {fillPhrase(words.activeText, count(waiting))}
          </MessageBarBody>
          <MessageBarActions>
            <Button icon={<ArrowUndoRegular />} disabled={isBusy} onClick={() => start(list.run)}>
              {words.restore}
            </Button>
          </MessageBarActions>
        </MessageBar>
      ) : (
        <div>
          <Button icon={<ShareRegular />} disabled={isBusy} onClick={() => start(look.run)}>
            {words.make}
          </Button>
        </div>
      )}
      <Caption1 role="status">{status}</Caption1>
      {state !== null && <KeptSheetNote state={state} isBusy={isBusy} onDelete={() => start(remove.run)} />}
      {failed?.task.status === 'failed' && <ProblemBar problem={failed.task.problem} onDismiss={failed.reset} />}
      {plan !== null && (
        <ShareDialog
          plan={plan}
          onConfirm={() => start(make.run)}
          onSeparately={host.supports('CompressedFile', '1.1') ? () => start(open.run) : null}
          onCancel={() => {
            setPlan(null);
            look.reset();
          }}
        />
      )}
      {restorePlan !== null && <RestoreDialog plan={restorePlan} onConfirm={(picked) => start(() => restore.run(picked))} onCancel={() => setRestorePlan(null)} />}
    </Section>
  );
}
