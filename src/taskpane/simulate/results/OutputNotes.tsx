import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { type EngineError } from '../../../engine/core/error';
import { describeError } from '../../../locales/describeError';
import { usePhrases } from '../../language';

/** What a reader should know of a result beside its numbers. */
export function OutputNotes({ notes }: { readonly notes: readonly EngineError[] }) {
  const words = usePhrases();
  return notes.map((note) => (
    <MessageBar key={note.code} intent={note.code === 'simulationOutputConstant' ? 'info' : 'warning'} layout="multiline">
      <MessageBarBody>{describeError(note, words)}</MessageBarBody>
    </MessageBar>
  ));
}
