import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { type ReactNode } from 'react';
import { fillPhrase } from '../../locales';
import { usePhrases } from '../language';
import { type Problem } from './problem';

interface ProblemBarProps {
  readonly problem: Problem;
  readonly onRetry?: () => void;
  readonly onDismiss?: () => void;
  /** A better next step than trying again, where there is one. */
  readonly action?: ReactNode;
}

/** Says what went wrong and what to do next. Announced at once by screen readers. */
export function ProblemBar({ problem, onRetry, onDismiss, action }: ProblemBarProps) {
  const { problems } = usePhrases().pane;
  const { title, text } = problems[problem.code];
  return (
    <MessageBar intent="error" layout="multiline" politeness="assertive">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {fillPhrase(text, { detail: problem.detail })}
      </MessageBarBody>
      <MessageBarActions
        containerAction={onDismiss && <Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={problems.dismiss} onClick={onDismiss} />}
      >
        {action ?? (onRetry && <Button onClick={onRetry}>{problems.tryAgain}</Button>)}
      </MessageBarActions>
    </MessageBar>
  );
}
