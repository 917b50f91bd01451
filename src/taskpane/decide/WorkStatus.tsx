import { Body1, Button, Caption1, Link, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, ProgressBar, tokens } from '@fluentui/react-components';
import { type ModelProblem } from '../../engine/compile/compiledModel';
import { fillPhrase } from '../../locales';
import { describeError } from '../../locales/describeError';
import { useLanguage, usePhrases } from '../language';
import { ProblemBar } from '../shared/ProblemBar';
import { type SimulatePartProps } from '../simulate/simulateView';
import { type ToolActivity } from './toolStore';

const useStyles = makeStyles({
  working: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  progress: { flexGrow: 1, display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS },
  list: { margin: `${tokens.spacingVerticalXS} 0`, paddingInlineStart: tokens.spacingHorizontalL },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface WorkStatusProps extends Pick<SimulatePartProps, 'onJump' | 'onShow'> {
  readonly activity: ToolActivity;
  readonly onCancel: () => void;
  readonly onDismiss: () => void;
}

/** What a tool is doing, or why it has no answer and what to do next. Changes are announced. */
export function WorkStatus({ activity, onCancel, onDismiss, onJump, onShow }: WorkStatusProps) {
  const styles = useStyles();
  const phrases = usePhrases();
  const { work } = phrases.decide;
  const language = useLanguage();
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <div role="status">
      {activity.status === 'working' && (
        <div className={styles.working}>
          <div className={styles.progress}>
            <Caption1>{activity.share === null ? work.preparing : fillPhrase(work.percentDone, { percent: percent.format(activity.share) })}</Caption1>
            <ProgressBar aria-label={work.working} value={activity.share ?? undefined} max={1} thickness="large" />
          </div>
          <Button onClick={onCancel}>{work.cancel}</Button>
        </div>
      )}
      {activity.status === 'cancelled' && <Caption1 className={styles.quiet}>{work.cancelled}</Caption1>}
      {activity.status === 'failed' && <ProblemBar problem={activity.problem} onDismiss={onDismiss} />}
      {activity.status === 'refused' && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{work.failed}</MessageBarTitle>
            {describeError(activity.error, phrases)}
          </MessageBarBody>
        </MessageBar>
      )}
      {activity.status === 'unsupported' && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{work.problems}</MessageBarTitle>
            <Body1 block>{work.problemsText}</Body1>
            <ProblemList problems={activity.problems} onJump={onJump} />
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => onShow('model')}>{work.toModel}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}

/** More cells than this say nothing new. */
const SHOWN_PROBLEMS = 5;

function ProblemList({ problems, onJump }: { readonly problems: readonly ModelProblem[]; readonly onJump: (address: string) => void }) {
  const styles = useStyles();
  const phrases = usePhrases();
  const { work } = phrases.decide;
  return (
    <ul className={styles.list}>
      {problems.slice(0, SHOWN_PROBLEMS).map(({ cell, error }, index) => (
        <li key={index}>
          {cell !== null && (
            <Link as="button" inline aria-label={fillPhrase(work.goTo, { address: cell })} onClick={() => onJump(cell)}>
              {cell}
            </Link>
          )}{' '}
          {describeError(error, phrases)}
        </li>
      ))}
      {problems.length > SHOWN_PROBLEMS && <li>{fillPhrase(work.more, { count: problems.length - SHOWN_PROBLEMS })}</li>}
    </ul>
  );
}
