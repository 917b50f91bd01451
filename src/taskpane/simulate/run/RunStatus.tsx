import { Caption1, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { fillPhrase, type Language, type PaneWords } from '../../../locales';
import { type Activity, type FinishedRun, type SimulatorState } from '../../../workbook/simulation/simulatorState';
import { countText } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { durationText } from './durationText';

const useStyles = makeStyles({
  status: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, color: tokens.colorNeutralForeground2 },
  standing: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  changed: { color: tokens.colorStatusWarningForeground3 },
  icon: { flexShrink: 0, fontSize: '16px' },
});

/** What the simulator is doing, or what the last run was. Spoken by screen readers as it changes, but not for every step of a run. */
export function RunStatus({ state }: { readonly state: SimulatorState }) {
  const styles = useStyles();
  const language = useLanguage();
  const { run } = usePhrases().simulate;
  const { activity, last, record, standing } = state;
  const progress = activity.status === 'running' ? activity.progress : null;
  return (
    <div className={styles.status}>
      {progress !== null && <ProgressBar aria-label={run.run} thickness="large" value={progress.trials / progress.ofTrials} />}
      {(activity.status === 'reading' || activity.status === 'compiling') && <ProgressBar aria-label={run.run} thickness="large" />}
      <Caption1 role="status">{statusText(state, language, run)}</Caption1>
      {progress !== null && (
        <Caption1 aria-hidden>
          {fillPhrase(run.progress, { done: countText(progress.trials, language), total: countText(progress.ofTrials, language) })}
        </Caption1>
      )}
      {showsLast(activity) && (last !== null || record !== null) && standing !== 'current' && (
        <Caption1 role="status" className={mergeClasses(styles.standing, standing === 'changed' && styles.changed)}>
          {standing === 'changed' && <WarningFilled aria-hidden className={styles.icon} />}
          {standing === 'changed' ? run.stale : run.checking}
        </Caption1>
      )}
    </div>
  );
}

/** Whether the numbers on the screen, or in the sheet, are those of the last run; of a run at work, nothing is there yet. */
function showsLast(activity: Activity): boolean {
  return activity.status !== 'running' || (activity.progress === null && activity.statistics === null);
}

function statusText({ activity, found, last, record }: SimulatorState, language: Language, run: PaneWords['simulate']['run']): string {
  switch (activity.status) {
    case 'reading':
      return run.reading;
    case 'compiling':
      return fillPhrase(run.compiling, { cells: countText(activity.cells, language) });
    case 'running':
      return activity.progress === null ? run.starting : '';
    case 'cancelled':
      return last === null ? run.cancelled : `${run.cancelled} ${fillPhrase(run.shownStill, { run: lastRunText(last, language, run) })}`;
    case 'idle':
      break;
    default:
      return '';
  }
  if (last !== null) return lastRunText(last, language, run);
  if (found === null) return '';
  if (record !== null) {
    const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(record.finishedAt));
    return fillPhrase(run.earlier, { time, trials: countText(record.trials, language), seed: record.seed });
  }
  if (found.inputs.length === 0 && found.outputs.length === 0) return run.nothing;
  return fillPhrase(run.idle, { inputs: countText(found.inputs.length, language), outputs: countText(found.outputs.length, language) });
}

function lastRunText({ result, model, totalMs, settings, provedPoints }: FinishedRun, language: Language, run: PaneWords['simulate']['run']): string {
  const parts = [
    fillPhrase(run.done, { trials: countText(result.trials, language), time: durationText(totalMs, run, language) }),
    fillPhrase(run.proved, { cells: countText(model.proof.cells, language), points: countText(provedPoints, language) }),
    ...(result.stoppedEarly ? [run.stoppedEarly] : []),
    ...(settings.freeze.length > 0 ? [fillPhrase(run.frozen, { cells: settings.freeze.join(', ') })] : []),
  ];
  return parts.join(' · ');
}
