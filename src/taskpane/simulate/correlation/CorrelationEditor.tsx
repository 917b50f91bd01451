import { Body1, Button, Caption1, Checkbox, Field, Input, makeStyles, MessageBar, MessageBarActions, MessageBarBody, Switch, tokens } from '@fluentui/react-components';
import { useCallback, useMemo, useState } from 'react';
import { rankCorrelation } from '../../../engine/risk/correlation/rankCorrelation';
import { fillPhrase } from '../../../locales';
import { type FoundCorrelation, type FoundInput, type Uncertainty } from '../../../workbook/simulation/findUncertainty';
import { addCorrelation, changeCorrelation, isNamed, removeCorrelation } from '../../../workbook/uncertainty/correlations';
import { nearestTable } from '../../../workbook/uncertainty/nearestTable';
import { usePhrases } from '../../language';
import { useServices } from '../../services';
import { ProblemBar } from '../../shared/ProblemBar';
import { useTask } from '../../shared/useTask';
import { inputName } from '../model/inputText';
import { EditorPage } from '../../shared/EditorPage';
import { List } from '../../shared/List';
import { readNumber } from '../../shared/readNumber';
import { CellButton } from '../../shared/CellButton';
import { CorrelationMatrix } from './CorrelationMatrix';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  rows: { maxHeight: '240px', overflowY: 'auto' },
  row: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', paddingRight: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** More do not fit a pane; larger tables are written by hand. */
const MOST_MEMBERS = 10;

interface CorrelationEditorProps {
  /** The correlation to edit; null for a new one. */
  readonly correlation: FoundCorrelation | null;
  readonly found: Uncertainty;
  readonly onJump: (address: string) => void;
  readonly onBack: () => void;
  readonly onWritten: (message: string) => void;
}

/** Which inputs move together and how strongly, checked as it is typed: numbers that cannot hold together are said to, with the nearest that can. */
export function CorrelationEditor({ correlation, found, onJump, onBack, onWritten }: CorrelationEditorProps) {
  const styles = useStyles();
  const allWords = usePhrases();
  const words = allWords.simulate;
  const phrases = words.correlation;
  const { port } = useServices();
  const choices = useMemo(() => namedChoices(found), [found]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const names = correlation?.names ?? chosen;
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() => (correlation === null ? {} : writtenTexts(correlation.names, correlation.matrix)));
  const [degrees, setDegrees] = useState<string | null>(correlation?.degreesOfFreedom === null || correlation === null ? null : String(correlation.degreesOfFreedom));
  const table = names.map((name, row) => names.map((other, column) => (column < row ? (texts[pairKey(name, other)] ?? '0') : '')));
  const matrix = names.map((_, row) => names.map((__, column) => (row === column ? 1 : entry(table[Math.max(row, column)]![Math.min(row, column)]!))));
  const isReadable = matrix.every((row) => row.every((value) => !Number.isNaN(value)));
  const checked = names.length > 1 && isReadable ? rankCorrelation(matrix, 'matrix') : null;
  const change = checked?.ok ? checked.value.largestChange : 0;
  const degreesOfFreedom = degrees === null ? null : readNumber(degrees);
  const degreesWrong = degrees !== null && !(degreesOfFreedom !== null && degreesOfFreedom >= 1 && degreesOfFreedom <= 1000);
  const isUnreadable = correlation !== null && correlation.matrixAddress === null;
  const canWrite = checked?.ok === true && !degreesWrong && !isUnreadable;

  const write = useTask(
    useCallback(
      async (values: readonly (readonly number[])[], degreesWanted: number | null) => {
        const wanted = { matrix: values, degreesOfFreedom: degreesWanted };
        if (correlation === null) await addCorrelation(port, chosen.map((name) => ({ name, input: choices.find((choice) => choice.name === name)!.input })), wanted, allWords);
        else await changeCorrelation(port, correlation, wanted);
        onWritten(fillPhrase(phrases.written, { names: (correlation?.names ?? chosen).join(', ') }));
      },
      [port, correlation, chosen, choices, allWords, onWritten, phrases],
    ),
  );
  const remove = useTask(
    useCallback(async () => {
      if (correlation !== null) await removeCorrelation(port, correlation);
      onWritten(phrases.removed);
    }, [port, correlation, onWritten, phrases]),
  );
  const failed = [write, remove].find(({ task }) => task.status === 'failed');
  const busy = write.task.status === 'running' || remove.task.status === 'running';

  return (
    <EditorPage
      title={correlation === null ? phrases.titleNew : phrases.titleEdit}
      onBack={onBack}
      footer={
        <>
          <Button appearance="primary" disabled={!canWrite || busy} onClick={() => void write.run(matrix, degreesOfFreedom)}>
            {correlation === null ? phrases.insert : phrases.apply}
          </Button>
          <Button onClick={onBack}>{words.editor.cancel}</Button>
          {correlation !== null && (
            <Button appearance="subtle" disabled={busy} onClick={() => void remove.run()}>
              {phrases.remove}
            </Button>
          )}
        </>
      }
    >
      {failed?.task.status === 'failed' && <ProblemBar problem={failed.task.problem} onDismiss={failed.reset} />}
      <div className={styles.form}>
        {correlation === null && (
          <>
            <Body1>{phrases.choose}</Body1>
            <div className={styles.rows}>
              <List label={phrases.choose}>
                {choices.map(({ name, input }) => (
                  <li key={name} className={styles.row}>
                    <Checkbox
                      label={name}
                      checked={chosen.includes(name)}
                      disabled={!chosen.includes(name) && chosen.length >= MOST_MEMBERS}
                      onChange={(_event, { checked: on }) => setChosen(on === true ? [...chosen, name] : chosen.filter((other) => other !== name))}
                    />
                    <CellButton address={input.address} onJump={onJump} />
                  </li>
                ))}
              </List>
            </div>
            <Caption1 className={styles.quiet}>{phrases.chooseHint}</Caption1>
          </>
        )}
        {isUnreadable && (
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>{fillPhrase(phrases.unreadable, { address: correlation.address })}</MessageBarBody>
          </MessageBar>
        )}
        {!isUnreadable && names.length > 1 && (
          <>
            <Body1>{phrases.matrix}</Body1>
            <CorrelationMatrix names={names} texts={table} isWrong={(text) => Number.isNaN(entry(text))} onText={(row, column, text) => setTexts({ ...texts, [pairKey(names[row]!, names[column]!)]: text })} />
            <Caption1 className={styles.quiet}>{phrases.matrixHint}</Caption1>
            <div role="status">
              {!isReadable ? (
                <MessageBar intent="error">
                  <MessageBarBody>{phrases.notACorrelation}</MessageBarBody>
                </MessageBar>
              ) : change > 0 ? (
                <MessageBar intent="warning" layout="multiline">
                  <MessageBarBody>{fillPhrase(phrases.invalid, { change: (Math.ceil(change * 1000) / 1000).toFixed(3) })}</MessageBarBody>
                  <MessageBarActions>
                    <Button onClick={() => setTexts({ ...texts, ...writtenTexts(names, nearestTable(matrix)) })}>{phrases.useNearest}</Button>
                  </MessageBarActions>
                </MessageBar>
              ) : (
                <Caption1 className={styles.quiet}>{phrases.valid}</Caption1>
              )}
            </div>
            <Field hint={phrases.tailsHint}>
              <Switch label={phrases.tails} checked={degrees !== null} onChange={(_event, { checked: on }) => setDegrees(on ? '4' : null)} />
            </Field>
            {degrees !== null && (
              <Field label={phrases.degreesOfFreedom} {...(degreesWrong ? { validationMessage: phrases.degreesInvalid } : { hint: phrases.degreesHint })}>
                <Input value={degrees} onChange={(_event, { value }) => setDegrees(value)} />
              </Field>
            )}
          </>
        )}
      </div>
    </EditorPage>
  );
}

/** Inputs that can carry a name, each under one of its own. */
function namedChoices({ inputs }: Uncertainty): readonly { readonly name: string; readonly input: FoundInput }[] {
  const taken = new Set(inputs.filter(isNamed).map(({ name }) => name));
  return inputs
    .filter((input) => input.family !== null && (!isNamed(input) || input.name !== null))
    .map((input) => {
      if (isNamed(input) && input.name !== null) return { name: input.name, input };
      let name = inputName(input);
      for (let number = 2; taken.has(name); number += 1) name = `${inputName(input)} ${number}`;
      taken.add(name);
      return { name, input };
    });
}

/** Both orders of a pair mean the same number. */
function pairKey(first: string, second: string): string {
  return JSON.stringify([first, second].sort());
}

function writtenTexts(names: readonly string[], matrix: readonly (readonly number[])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.flatMap((name, row) => names.slice(0, row).map((other, column) => [pairKey(name, other), String(matrix[row]?.[column] ?? '')])));
}

/** From −1 to 1; NaN for everything else. */
function entry(text: string): number {
  const read = readNumber(text);
  return read !== null && Math.abs(read) <= 1 ? read : NaN;
}
