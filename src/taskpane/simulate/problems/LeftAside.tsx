import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { usePhrases } from '../../language';

interface LeftAsideProps {
  /** Some of the settings that the document keeps could not be used. */
  readonly settings: boolean;
  /** The result that the document keeps could not be used. */
  readonly record: boolean;
}

/** Says what of the document was not used, because no run can have written it. */
export function LeftAside({ settings, record }: LeftAsideProps) {
  const { run } = usePhrases().simulate;
  return (
    <>
      {settings && <LeftBar text={run.settingsLeftAside} />}
      {record && <LeftBar text={run.recordLeftAside} />}
    </>
  );
}

function LeftBar({ text }: { readonly text: string }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  );
}
