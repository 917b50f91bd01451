import { Label, makeStyles, MessageBar, MessageBarBody, Select, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useId, useState } from 'react';
import { type LiveValues } from '../../../engine/simulation/liveValues';
import { fillPhrase, type Language } from '../../../locales';
import { ChartFrame } from '../../charts/ChartFrame';
import { type TableData } from '../../charts/DataTable';
import { countText, numberText, signedText, type NumberKind } from '../../charts/numberText';
import { ScatterPlot } from '../../charts/ScatterPlot';
import { useLanguage, usePhrases } from '../../language';
import { type ShownOutput } from './shownRun';

const useStyles = makeStyles({
  choose: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  select: { flexGrow: 1, minWidth: 0 },
});

/** As many dots as still show where they are dense. */
const POINTS = 1_500;
/** Rows of the table behind the picture. */
const ROWS = 200;

type Points = readonly (readonly [number, number])[];
type Fetched = { readonly values: LiveValues; readonly input: number; readonly output: number; readonly points: Points | null };

interface Quantity {
  readonly name: string;
  readonly kind: NumberKind;
}

interface ScatterPictureProps {
  readonly statistics: ShownOutput;
  readonly outputPosition: number;
  readonly values: LiveValues | null;
  readonly input: number;
  readonly inputs: readonly Quantity[];
  readonly kind: NumberKind;
  readonly level: number | null;
  readonly onInput: (input: number) => void;
}

/** Trials of one input against the output, fetched from the workers. */
export function ScatterPicture({ statistics, outputPosition, values, input, inputs, kind, level, onInput }: ScatterPictureProps) {
  const styles = useStyles();
  const select = useId();
  const language = useLanguage();
  const { results } = usePhrases().simulate;
  const [fetched, setFetched] = useState<Fetched | null>(null);
  useEffect(() => {
    if (values === null) return undefined;
    let stopped = false;
    void values.scatter(input, outputPosition, POINTS).then((answer) => {
      if (stopped) return;
      const points = answer.ok ? pairs(answer.value.input, answer.value.output) : null;
      setFetched({ values, input, output: outputPosition, points });
    });
    return () => {
      stopped = true;
    };
  }, [values, input, outputPosition]);

  const chosen = inputs[input];
  const current = fetched !== null && fetched.values === values && fetched.input === input && fetched.output === outputPosition ? fetched : null;
  if (chosen === undefined) return null;
  const { output } = statistics;
  const correlation = statistics.sensitivities?.[input]?.rankCorrelation ?? NaN;
  const title = fillPhrase(results.scatterHeading, { output: output.name, input: chosen.name });
  return (
    <>
      <div className={styles.choose}>
        <Label htmlFor={select}>{results.input}</Label>
        <Select id={select} className={styles.select} value={String(input)} onChange={(_event, { value }) => onInput(Number(value))}>
          {inputs.map(({ name }, position) => (
            <option key={position} value={String(position)}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      {values === null || current?.points === null ? (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{results.scatterGone}</MessageBarBody>
        </MessageBar>
      ) : current === null ? (
        <Spinner size="small" label={results.scatterWait} />
      ) : (
        <ChartFrame
          title={title}
          note={`${results.rankCorrelation}: ${signedText(correlation, language)}`}
          table={() => scatterTable(current.points ?? [], chosen, { name: output.name, kind }, language)}
        >
          <ScatterPlot
            label={fillPhrase(results.scatterLabel, { output: output.name, input: chosen.name, count: countText(current.points.length, language), correlation: signedText(correlation, language) })}
            points={current.points}
            across={chosen}
            up={{ name: output.name, kind }}
            {...(level === null ? {} : { level })}
          />
        </ChartFrame>
      )}
    </>
  );
}

function scatterTable(points: Points, across: Quantity, up: Quantity, language: Language): TableData {
  const rows = points.slice(0, ROWS).map(([x, y]) => [numberText(x, across.kind, language), numberText(y, up.kind, language)]);
  return { head: [across.name, up.name], rows };
}

/** Trials whose output is an error have no place in the picture. */
function pairs(across: Float64Array, up: Float64Array): Points {
  return Array.from(across, (value, trial): readonly [number, number] => [value, up[trial]!]).filter(([, value]) => Number.isFinite(value));
}
