import { Body1, Button, Caption1, Checkbox, Link, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { DocumentTableRegular } from '@fluentui/react-icons/svg/document-table';
import { useCallback, useState } from 'react';
import { fillPhrase } from '../../locales';
import { formatReference } from '../../engine/formula/parse/address';
import { writeReport } from '../../workbook/report/writeReport';
import { type FinishedRun } from '../../workbook/simulation/simulatorState';
import { countText } from '../charts/numberText';
import { useLanguage, usePhrases } from '../language';
import { useServices } from '../services';
import { ProblemBar } from '../shared/ProblemBar';
import { Section } from '../shared/Section';
import { useTask } from '../shared/useTask';
import { type SimulatePartProps } from '../simulate/simulateView';
import { useSimulatorState } from '../shared/useSimulatorState';

const useStyles = makeStyles({
  text: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** Writes a run to a sheet that stays readable without the add-in. */
export function ReportSection({ simulator, onJump, onShow }: Pick<SimulatePartProps, 'simulator' | 'onJump' | 'onShow'>) {
  const styles = useStyles();
  const phrases = usePhrases();
  const { report: words } = phrases.decide;
  const language = useLanguage();
  const { port } = useServices();
  const { last, standing } = useSimulatorState(simulator);
  const [asNew, setAsNew] = useState(false);
  const { task, run, reset } = useTask(useCallback((finished: FinishedRun, keepsEarlier: boolean) => writeReport(port, finished, phrases, { asNew: keepsEarlier }), [port, phrases]));
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Section heading={words.heading}>
      <Body1 className={styles.text}>{words.text}</Body1>
      {last === null ? (
        <>
          <Caption1 className={styles.text}>{words.needsRun}</Caption1>
          <div>
            <Button onClick={() => onShow('results')}>{words.toModel}</Button>
          </div>
        </>
      ) : (
        <>
          <Caption1 className={styles.text}>
            {fillPhrase(words.of, { time: time.format(last.finishedAt), trials: countText(last.result.trials, language), seed: last.settings.seed })}
          </Caption1>
          {standing === 'changed' && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>{words.stale}</MessageBarBody>
            </MessageBar>
          )}
          <Checkbox label={words.asNew} checked={asNew} onChange={(_event, { checked }) => setAsNew(checked === true)} />
          <div className={styles.actions}>
            <Button appearance="primary" icon={<DocumentTableRegular />} disabled={task.status === 'running'} onClick={() => void run(last, asNew)}>
              {task.status === 'running' ? words.writing : words.insert}
            </Button>
            <Caption1 role="status">
              {task.status === 'done' && (
                <>
                  {fillPhrase(words.written, { sheet: task.result })}{' '}
                  <Link as="button" inline onClick={() => onJump(formatReference({ sheet: task.result, range: { top: 0, left: 0, bottom: 0, right: 0 } }))}>
                    {words.show}
                  </Link>
                </>
              )}
            </Caption1>
          </div>
          {task.status === 'failed' && <ProblemBar problem={task.problem} onDismiss={reset} />}
        </>
      )}
    </Section>
  );
}
