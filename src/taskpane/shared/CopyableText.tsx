import { Button, Caption1, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { usePhrases } from '../language';
import { useTask } from './useTask';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  button: { alignSelf: 'flex-start' },
});

/** A text to be taken elsewhere: copied by a button, or by hand where the host forbids that. */
export function CopyableText({ name, text }: { readonly name: string; readonly text: string }) {
  const styles = useStyles();
  const { diagnostics } = usePhrases().pane;
  const copy = useTask(() => navigator.clipboard.writeText(text));
  return (
    <div className={styles.whole}>
      <Button className={styles.button} appearance="subtle" size="small" icon={<CopyRegular />} onClick={() => void copy.run()}>
        {diagnostics.copy}
      </Button>
      <Caption1 role="status">
        {copy.task.status === 'done' && diagnostics.copied}
        {copy.task.status === 'failed' && diagnostics.copyFailed}
      </Caption1>
      <Textarea aria-label={name} value={text} readOnly resize="vertical" rows={6} />
    </div>
  );
}
