import { Body1, Button, Caption1, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { ShareRegular } from '@fluentui/react-icons/svg/share';
import { useCallback, useEffect, useState } from 'react';
import { fillPhrase } from '../../locales';
import { hasShareCopy } from '../../workbook/share/hasShareCopy';
import { makeShareCopy } from '../../workbook/share/makeShareCopy';
import { openShareCopy } from '../../workbook/share/openShareCopy';
import { planShareCopy } from '../../workbook/share/planShareCopy';
import { restoreFormulas } from '../../workbook/share/restoreFormulas';
import { type SharePlan } from '../../workbook/share/shareCopy';
import { countText } from '../charts/numberText';
import { useLanguage, usePhrases } from '../language';
import { useServices } from '../services';
import { ProblemBar } from '../shared/ProblemBar';
import { Section } from '../shared/Section';
import { useTask } from '../shared/useTask';
import { type SimulatePartProps } from '../simulate/simulateView';
import { useSimulatorState } from '../simulate/useSimulatorState';
import { RestoreOutcomeText } from './RestoreOutcomeText';
import { ShareDialog } from './ShareDialog';

const useStyles = makeStyles({
  text: { color: tokens.colorNeutralForeground2 },
});

/** Replaces ROI formulas by their values for people without the add-in, and puts them back. */
export function ShareSection({ simulator, onJump }: Pick<SimulatePartProps, 'simulator' | 'onJump'>) {
  const styles = useStyles();
  const { share: words } = usePhrases().decide;
  const language = useLanguage();
  const { port, host } = useServices();
  const { found } = useSimulatorState(simulator);
  const [isCopy, setIsCopy] = useState<boolean | null>(null);
  const [plan, setPlan] = useState<SharePlan | null>(null);
  const look = useTask(
    useCallback(async () => {
      const made = await planShareCopy(port);
      if (made.formulas.length > 0) setPlan(made);
      return made;
    }, [port]),
  );
  const make = useTask(
    useCallback(
      async () => {
        const made = await makeShareCopy(port, language);
        setIsCopy(true);
        return made;
      },
      [port, language],
    ),
  );
  const open = useTask(useCallback(() => openShareCopy(port), [port]));
  const restore = useTask(
    useCallback(
      async (overwriteChanged: boolean) => {
        const outcome = await restoreFormulas(port, { overwriteChanged });
        setIsCopy(await hasShareCopy(port));
        return outcome;
      },
      [port],
    ),
  );
  useEffect(() => {
    let current = true;
    hasShareCopy(port).then(
      (known) => current && setIsCopy(known),
      // Not knowing leaves the way to make a copy open; making one looks again.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [port, found]);

  const tasks = [look, make, open, restore];
  const failed = tasks.find(({ task }) => task.status === 'failed');
  const isBusy = tasks.some(({ task }) => task.status === 'running');
  const start = (task: () => Promise<void>): void => {
    tasks.forEach(({ reset }) => reset());
    setPlan(null);
    void task();
  };
  const status =
    (look.task.status === 'running' && words.looking) ||
    (make.task.status === 'running' && words.working) ||
    (open.task.status === 'running' && words.opening) ||
    (open.task.status === 'done' && words.opened) ||
    (restore.task.status === 'running' && words.restoring) ||
    (look.task.status === 'done' && plan === null && look.task.result.formulas.length === 0 && words.nothing) ||
    (make.task.status === 'done' && isCopy === true && fillPhrase(words.done, { count: countText(make.task.result.formulas.length, language) }));

  return (
    <Section heading={words.heading}>
      <Body1 className={styles.text}>{words.text}</Body1>
      {isCopy === true ? (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{words.active}</MessageBarTitle>
            {words.activeText}
          </MessageBarBody>
          <MessageBarActions>
            <Button icon={<ArrowUndoRegular />} disabled={isBusy} onClick={() => start(() => restore.run(false))}>
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
      {restore.task.status === 'done' && <RestoreOutcomeText outcome={restore.task.result} onOverwrite={() => start(() => restore.run(true))} onJump={onJump} />}
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
    </Section>
  );
}
