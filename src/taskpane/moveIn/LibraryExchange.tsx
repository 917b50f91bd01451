import { Button, Caption1, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useCallback, useRef, useState, type ChangeEvent } from 'react';
import { fillPhrase } from '../../locales';
import { describeError } from '../../locales/describeError';
import { isMac } from '../../workbook/host';
import { insertSipLibrary, saveSipLibrary } from '../../workbook/moveIn/sipExchange';
import { usePhrases } from '../language';
import { useServices } from '../services';
import { CopyableText } from '../shared/CopyableText';
import { ProblemBar } from '../shared/ProblemBar';
import { Section } from '../shared/Section';
import { useTask } from '../shared/useTask';
import { offerFile } from './offerFile';

const useStyles = makeStyles({
  summary: { cursor: 'pointer' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Inserts the inputs of a SIPmath library into the workbook, and saves those of the workbook as one. */
export function LibraryExchange({ onChanged }: { readonly onChanged: () => void }) {
  const styles = useStyles();
  const { port, simulator, host } = useServices();
  const phrases = usePhrases();
  const { pane } = phrases.moveIn;
  const chooser = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const [refused, setRefused] = useState('');
  const [library, setLibrary] = useState('');
  // A download from a pane does nothing there, and says nothing.
  const asText = isMac(host);
  const insert = useTask(
    useCallback(
      async (file: File) => {
        setSaid('');
        setRefused('');
        const inserted = await insertSipLibrary(port, await file.text(), phrases);
        if (!inserted.ok) return setRefused(describeError(inserted.error, phrases));
        const { sheet, count, left } = inserted.value;
        setSaid([fillPhrase(pane.imported, { sheet, count }), ...leftOut(pane.left, left)].join(' '));
        onChanged();
      },
      [port, phrases, pane, onChanged],
    ),
  );
  const save = useTask(
    useCallback(async () => {
      setSaid('');
      setRefused('');
      setLibrary('');
      const { found } = simulator.snapshot();
      if (found === null) return;
      const { text, count, left } = saveSipLibrary(found, { name: FILE_NAME, date: new Date().toISOString().slice(0, 10) });
      if (count === 0) return setRefused([pane.nothingToSave, ...leftOut(pane.left, left)].join(' '));
      if (!asText) offerFile(`${FILE_NAME}.json`, text);
      setLibrary(text);
      setSaid([fillPhrase(asText ? pane.exportedAsText : pane.exported, { count }), ...leftOut(pane.left, left)].join(' '));
    }, [simulator, pane, asText]),
  );
  const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const [file] = target.files ?? [];
    target.value = '';
    if (file !== undefined) void insert.run(file);
  };
  const failed = [insert, save].find(({ task }) => task.status === 'failed');
  const busy = [insert, save].some(({ task }) => task.status === 'running');

  return (
    <Section heading={pane.library}>
      <Caption1>{pane.libraryHint}</Caption1>
      {failed?.task.status === 'failed' && <ProblemBar problem={failed.task.problem} onDismiss={failed.reset} />}
      {refused !== '' && (
        <MessageBar intent="error" layout="multiline" politeness="assertive">
          <MessageBarBody>{refused}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.buttons}>
        <input ref={chooser} type="file" accept=".json,.SIPmath,application/json" hidden aria-label={pane.importLibrary} onChange={choose} />
        <Button disabled={busy} onClick={() => chooser.current?.click()}>
          {pane.importLibrary}
        </Button>
        <Button disabled={busy} onClick={() => void save.run()}>
          {pane.exportLibrary}
        </Button>
      </div>
      <Caption1 role="status">{said}</Caption1>
      {library !== '' && (
        <details open={asText}>
          <summary className={styles.summary}>
            <Caption1>{pane.libraryText}</Caption1>
          </summary>
          <CopyableText name={pane.libraryText} text={library} />
        </details>
      )}
    </Section>
  );
}

const FILE_NAME = 'SIPmath library';

function leftOut(phrase: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [fillPhrase(phrase, { names: names.join(', ') })];
}
