import { Caption1, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { fillPhrase, type Language, type Locale } from '../../../locales';
import { type FinishedRun, type SimulatorState } from '../../../workbook/simulation/simulatorState';
import { countText } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { durationText } from './durationText';

const useStyles = makeStyles({
  status: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, color: tokens.colorNeutralForeground2 },
  stale: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, color: tokens.colorStatusWarningForeground3 },
  icon: { flexShrink: 0, fontSize: '16px' },
});

/** What the simulator is doing, or what the last run was. Spoken by screen readers as it changes, but not for every step of a run. */
export function RunStatus({ state }: { readonly state: SimulatorState }) {
  const styles = useStyles();
  const language = useLanguage();
  const { run } = usePhrases().simulate;
  const { activity, last, record, stale } = state;
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
      {activity.status === 'idle' && (last !== null || record !== null) && stale && (
        <Caption1 role="status" className={styles.stale}>
          <WarningFilled aria-hidden className={styles.icon} />
          {run.stale}
        </Caption1>
      )}
    </div>
  );
}

function statusText({ activity, found, last, record }: SimulatorState, language: Language, run: Locale['simulate']['run']): string {
  switch (activity.status) {
    case 'reading':
      return run.reading;
    case 'compiling':
      return fillPhrase(run.compiling, { cells: countText(activity.cells, language) });
    case 'running':
      return activity.progress === null ? run.starting : '';
    case 'cancelled':
      return run.cancelled;
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

function lastRunText({ result, model, totalMs, settings, provedPoints }: FinishedRun, language: Language, run: Locale['simulate']['run']): string {
  const parts = [
    fillPhrase(run.done, { trials: countText(result.trials, language), time: durationText(totalMs, language) }),
    fillPhrase(run.proved, { cells: countText(model.proof.cells, language), points: countText(provedPoints, language) }),
    ...(result.stoppedEarly ? [run.stoppedEarly] : []),
    ...(settings.freeze.length > 0 ? [fillPhrase(run.frozen, { cells: settings.freeze.join(', ') })] : []),
  ];
  return parts.join(' · ');
}
