import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { describeError } from '../../../locales/describeError';
import { type SimulationFailure } from '../../../workbook/simulation/simulatorState';
import { usePhrases } from '../../language';
import { ProblemBar } from '../../shared/ProblemBar';

/** Why a run came to nothing, and what to do. */
export function FailureBar({ failure, onRetry }: { readonly failure: SimulationFailure; readonly onRetry: () => void }) {
  const words = usePhrases();
  const { failed } = words.simulate;
  if (failure.kind === 'workbook') return <ProblemBar problem={{ code: failure.code, detail: failure.detail }} onRetry={onRetry} />;
  return (
    <MessageBar intent="error" layout="multiline" politeness="assertive">
      <MessageBarBody>
        <MessageBarTitle>{failed.heading}</MessageBarTitle>
        {describeError(failure.error, words)}
      </MessageBarBody>
    </MessageBar>
  );
}
