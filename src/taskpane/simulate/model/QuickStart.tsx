import { Body1, Body1Strong, Button, Caption1, Checkbox, Field, makeStyles, Select, shorthands, Spinner, tokens } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { countPhrase, fillPhrase } from '../../../locales';
import { type Uncertainty } from '../../../workbook/simulation/findUncertainty';
import { influenceOn } from '../../../workbook/uncertainty/influence';
import { startUncertain, suggestInputs, type FormerContents, type SuggestedInput } from '../../../workbook/uncertainty/quickStart';
import { type WatchedCell } from '../../../workbook/uncertainty/watchedCells';
import { usePhrases } from '../../language';
import { useServices } from '../../services';
import { ProblemBar } from '../../shared/ProblemBar';
import { useTask } from '../../shared/useTask';
import { CellButton } from '../../shared/CellButton';
import { List } from '../../shared/List';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    ...shorthands.border(tokens.strokeWidthThin, 'solid', tokens.colorNeutralStroke2),
    borderRadius: tokens.borderRadiusLarge,
  },
  words: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 40px auto auto', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, paddingRight: tokens.spacingHorizontalS },
  /** How much of the largest influence: the bar from the left. */
  bar: { height: '6px', backgroundColor: tokens.colorBrandBackground, borderRadius: tokens.borderRadiusSmall },
  value: { fontVariantNumeric: 'tabular-nums' },
  rows: { maxHeight: '320px', overflowY: 'auto' },
});

/** Boxes ticked at first: enough to see what matters, few enough to read through. */
const TICKED = 10;
const MOST_OUTPUTS = 2;
const spreads = [0.05, 0.1, 0.2, 0.3, 0.5];

interface QuickStartProps {
  readonly found: Uncertainty;
  /** Cells that keep their numbers. */
  readonly freeze: readonly string[];
  readonly onJump: (address: string) => void;
  /** To make one cell uncertain by hand. */
  readonly onAdd: () => void;
  /** Cells were changed; what they held before. */
  readonly onStarted: (former: FormerContents) => void;
}

/** The way from a model with little uncertainty or none to a first picture: the numbers its result depends on become ranges, at a click. */
export function QuickStart({ found, freeze, onJump, onAdd, onStarted }: QuickStartProps) {
  const styles = useStyles();
  const { quickStart, model } = usePhrases().simulate;
  const { port, simulator } = useServices();
  const outputs = found.outputs.length > 0 ? [] : outputsOf(found);
  const result = found.outputs[0]?.address ?? outputs[0]?.address;
  const takenNames = found.inputs.flatMap(({ name }) => name ?? []);
  const suggestion = useTask(
    useCallback(
      async (address: string, taken: readonly string[]) => {
        const candidates = await simulator.candidates(address);
        return suggestInputs(port, candidates, { influence: await influenceOn(address, candidates, simulator, freeze), takenNames: taken });
      },
      [port, simulator, freeze],
    ),
  );
  const { task } = suggestion;
  const isFirst = found.inputs.length === 0;
  return (
    <div className={styles.card}>
      <div className={styles.words}>
        <Body1Strong>{isFirst ? model.emptyTitle : quickStart.more}</Body1Strong>
        <Body1>{result === undefined ? model.emptyText : quickStart.text}</Body1>
      </div>
      {task.status === 'failed' && <ProblemBar problem={task.problem} onDismiss={suggestion.reset} />}
      {task.status === 'running' && <Spinner size="small" label={quickStart.searching} />}
      {task.status === 'done' ? (
        <SuggestedInputs suggested={task.result} outputs={outputs} watched={found.outputs.map(({ name }) => name)} onJump={onJump} onCancel={suggestion.reset} onStarted={onStarted} />
      ) : (
        <div className={styles.buttons}>
          {result !== undefined && (
            <Button appearance="primary" disabled={task.status === 'running'} onClick={() => void suggestion.run(result, takenNames)}>
              {quickStart.suggest}
            </Button>
          )}
          {isFirst && <Button onClick={onAdd}>{model.emptyAction}</Button>}
        </div>
      )}
    </div>
  );
}

interface SuggestedInputsProps {
  readonly suggested: readonly SuggestedInput[];
  readonly outputs: readonly WatchedCell[];
  readonly watched: readonly string[];
  readonly onJump: (address: string) => void;
  readonly onCancel: () => void;
  readonly onStarted: (former: FormerContents) => void;
}

function SuggestedInputs({ suggested, outputs, watched, onJump, onCancel, onStarted }: SuggestedInputsProps) {
  const styles = useStyles();
  const { language, simulate } = usePhrases();
  const { quickStart, editor } = simulate;
  const { port } = useServices();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(suggested.filter(({ plausible }) => plausible).slice(0, TICKED).map(({ address }) => address)));
  const [spread, setSpread] = useState(0.2);
  const start = useTask(
    useCallback(async () => {
      const chosen = suggested.filter(({ address }) => ticked.has(address));
      onStarted(await startUncertain(port, chosen, spread, outputs));
    }, [port, suggested, ticked, spread, outputs, onStarted]),
  );
  const tick = (address: string, on: boolean): void => setTicked(new Set(on ? [...ticked, address] : [...ticked].filter((other) => other !== address)));
  if (suggested.length === 0) return <Body1 role="status">{quickStart.nothing}</Body1>;
  const largest = Math.max(...suggested.map(({ swing }) => swing ?? 0));
  const ranked = suggested.some(({ swing }) => swing !== null);
  const names = [...watched, ...outputs.map(({ name }) => name)].join(', ');
  return (
    <>
      {start.task.status === 'failed' && <ProblemBar problem={start.task.problem} onDismiss={start.reset} />}
      <Caption1>{ranked ? quickStart.ranked : quickStart.notRanked}</Caption1>
      <div className={styles.rows}>
        <List label={quickStart.suggest}>
          {suggested.map(({ address, name, text, swing }) => (
            <li key={address} className={styles.row}>
              <Checkbox label={name} checked={ticked.has(address)} onChange={(_event, { checked }) => tick(address, checked === true)} />
              <Influence share={swing === null || largest === 0 ? null : swing / largest} />
              <Caption1 className={styles.value}>{text}</Caption1>
              <CellButton address={address} onJump={onJump} />
            </li>
          ))}
        </List>
      </div>
      <Field label={quickStart.spread} hint={quickStart.spreadHint}>
        <Select value={String(spread)} onChange={(_event, { value }) => setSpread(Number(value))}>
          {spreads.map((share) => (
            <option key={share} value={String(share)}>{`± ${Math.round(share * 100)}%`}</option>
          ))}
        </Select>
      </Field>
      <Caption1>{countPhrase(quickStart.explained, ticked.size, language, { outputs: names })}</Caption1>
      <div className={styles.buttons}>
        <Button appearance="primary" disabled={ticked.size === 0 || start.task.status === 'running'} onClick={() => void start.run()}>
          {countPhrase(quickStart.start, ticked.size, language)}
        </Button>
        <Button onClick={onCancel}>{editor.cancel}</Button>
      </div>
    </>
  );
}

function Influence({ share }: { readonly share: number | null }) {
  const styles = useStyles();
  const { quickStart } = usePhrases().simulate;
  if (share === null) return <span />;
  const words = fillPhrase(quickStart.influence, { percent: Math.round(share * 100) });
  return (
    <span role="img" aria-label={words} title={words}>
      <span className={styles.bar} style={{ display: 'block', width: `${share * 100}%` }} />
    </span>
  );
}

/** The cells most likely to be results, under names of their own. */
function outputsOf({ outputCandidates }: Uncertainty): readonly WatchedCell[] {
  const taken = new Set<string>();
  return outputCandidates.slice(0, MOST_OUTPUTS).map(({ address, name, label }) => {
    const wanted = label ?? name ?? address;
    const free = taken.has(wanted) ? `${wanted} (${address})` : wanted;
    taken.add(free);
    return { address, name: free };
  });
}
