import { Body1, Body1Strong, makeStyles, MessageBar, MessageBarBody, Select, tokens } from '@fluentui/react-components';
import { DataHistogramRegular } from '@fluentui/react-icons/svg/data-histogram';
import { useMemo } from 'react';
import { type FoundInput } from '../../../workbook/simulation/findUncertainty';
import { type SimulatorState } from '../../../workbook/simulation/simulatorState';
import { usePhrases } from '../../language';
import { useServices } from '../../services';
import { inputName } from '../model/inputText';
import { CellButton } from '../../shared/CellButton';
import { useNumberKinds } from '../../shared/useNumberKinds';
import { type ResultChoices } from './choices';
import { LivePicture } from './LivePicture';
import { OutputNotes } from './OutputNotes';
import { OutputResults } from './OutputResults';
import { addressOf, shownModel, shownRun } from './shownRun';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS, minWidth: 0 },
  choose: { flexGrow: 1, minWidth: 0 },
  empty: { display: 'flex', flexDirection: 'column', alignItems: 'center', rowGap: tokens.spacingVerticalS, padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`, textAlign: 'center', color: tokens.colorNeutralForeground2 },
  icon: { fontSize: '40px', color: tokens.colorNeutralForeground4 },
});

interface ResultsPartProps {
  readonly state: SimulatorState;
  readonly choices: ResultChoices;
  readonly onChoices: (choices: ResultChoices) => void;
  readonly onJump: (address: string) => void;
}

/** What the last run found about one output at a time; while a run goes on, its histogram as it fills. */
export function ResultsPart({ state, choices, onChoices, onJump }: ResultsPartProps) {
  const styles = useStyles();
  const { results } = usePhrases().simulate;
  const { port } = useServices();
  const { activity, previous } = state;
  const run = useMemo(() => shownRun(state), [state]);
  const model = shownModel(state);
  const outputs = model?.outputs ?? [];
  const inputs = run?.inputs ?? [];
  const kindOf = useNumberKinds(port, [...outputs, ...inputs].map(addressOf));
  const position = Math.max(0, outputs.findIndex(({ name }) => name === choices.output));
  const output = outputs[position];

  if (output === undefined) {
    return (
      <div className={styles.empty}>
        <DataHistogramRegular aria-hidden className={styles.icon} />
        <Body1Strong>{state.record === null ? results.emptyTitle : results.earlierTitle}</Body1Strong>
        <Body1>{state.record === null ? results.emptyText : results.earlierText}</Body1>
      </div>
    );
  }
  const address = addressOf(output);
  const kind = kindOf(address);
  const live = activity.status === 'running' && activity.statistics === null;
  const provisional = live ? activity.progress?.outputs[position] : undefined;
  const statistics = run?.outputs.find((one) => one.output.name === output.name);
  const before = previous?.result.outputs.find((one) => one.output.name === output.name) ?? null;
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <Select className={styles.choose} aria-label={results.output} value={output.name} onChange={(_event, { value }) => onChoices({ ...choices, output: value })}>
          {outputs.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
        <CellButton address={address} onJump={onJump} />
      </div>
      {live && activity.progress !== null && provisional !== undefined ? (
        <LivePicture name={output.name} output={provisional} trials={activity.progress.trials} kind={kind} />
      ) : statistics === undefined || run === null ? null : statistics.count === 0 ? (
        <>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{results.noResult}</MessageBarBody>
          </MessageBar>
          <OutputNotes notes={statistics.notes} />
        </>
      ) : (
        <OutputResults
          key={output.name}
          run={run}
          statistics={statistics}
          position={run.outputs.indexOf(statistics)}
          kind={kind}
          inputs={run.inputs.map((input) => ({ name: calledAs(addressOf(input), input.name, state.found?.inputs ?? []), kind: kindOf(addressOf(input)) }))}
          before={before !== null && before.count > 0 ? before : null}
          choices={choices}
          onChoices={onChoices}
        />
      )}
    </div>
  );
}

/** As the list of inputs calls it; the run itself knows only names given in formulas. */
function calledAs(address: string, name: string | null, found: readonly FoundInput[]): string {
  if (name !== null) return name;
  const listed = found.find((input) => input.address === address);
  return listed === undefined ? address : inputName(listed);
}
