import { Switch } from '@fluentui/react-components';
import { type NumberKind } from '../../charts/numberText';
import { usePhrases } from '../../language';
import { type OutputStatistics } from '../../../engine/simulation/simulationResult';
import { Segmented } from '../../shared/Segmented';
import { ChanceCard } from './ChanceCard';
import { type Picture, type ResultChoices } from './choices';
import { drivers } from './drivers';
import { DriversPicture } from './DriversPicture';
import { OutputNotes } from './OutputNotes';
import { OutcomePicture } from './OutcomePicture';
import { approximateChance, shareBelow } from './outcomeShare';
import { ScatterPicture } from './ScatterPicture';
import { type ShownOutput, type ShownRun } from './shownRun';
import { StatisticsCard } from './StatisticsCard';
import { useExactChance } from './useExactChance';

interface OutputResultsProps {
  readonly run: ShownRun;
  readonly statistics: ShownOutput;
  /** Of the output in the run. */
  readonly position: number;
  readonly kind: NumberKind;
  readonly inputs: readonly { readonly name: string; readonly kind: NumberKind }[];
  /** The same output in the run before; null where there is none. */
  readonly before: OutputStatistics | null;
  readonly choices: ResultChoices;
  readonly onChoices: (choices: ResultChoices) => void;
}

/** One output: the chance of its target, a picture of the user's choice, and all its numbers. */
export function OutputResults({ run, statistics, position, kind, inputs, before, choices, onChoices }: OutputResultsProps) {
  const { results } = usePhrases().simulate;
  const { output, count, failed, sensitivities } = statistics;
  const compared = choices.compare ? before : null;
  const targets = choices.targets[output.name] ?? [usualTarget(statistics)];
  const [target] = targets as [number];
  const { direction } = choices;
  const chance = useExactChance(run.values, position, target, direction) ?? approximateChance(statistics, target, direction);
  const setTargets = (wanted: readonly number[]): void => onChoices({ ...choices, targets: { ...choices.targets, [output.name]: wanted } });
  const strongest = sensitivities === null ? 0 : (drivers(sensitivities, 'varianceShare')[0]?.input ?? 0);
  const pictures: readonly Picture[] = ['histogram', 'curve', 'drivers', 'scatter'];
  return (
    <>
      <ChanceCard
        output={output.name}
        kind={kind}
        target={target}
        direction={direction}
        chance={chance}
        errorAtMost={run.errorsAtMost}
        failed={failed}
        trials={count + failed}
        onTarget={(value) => setTargets([value, ...targets.slice(1)])}
        onDirection={(wanted) => onChoices({ ...choices, direction: wanted })}
      />
      <OutputNotes notes={statistics.notes} />
      <Segmented
        label={results.shapes}
        choices={pictures.map((key) => ({ key, label: results[key] }))}
        chosen={choices.picture}
        onChoose={(picture) => onChoices({ ...choices, picture })}
      />
      {(choices.picture === 'histogram' || choices.picture === 'curve') && (
        <OutcomePicture picture={choices.picture} statistics={statistics} kind={kind} compared={compared} targets={targets} share={shareBelow(statistics, chance.value, direction)} onTargets={setTargets} />
      )}
      {choices.picture === 'drivers' && (
        <DriversPicture
          statistics={statistics}
          trials={run.trials}
          inputNames={inputs.map(({ name }) => name)}
          kind={kind}
          by={choices.driversBy}
          onBy={(driversBy) => onChoices({ ...choices, driversBy })}
          onChoose={(scatterInput) => onChoices({ ...choices, scatterInput, picture: 'scatter' })}
        />
      )}
      {choices.picture === 'scatter' && (
        <ScatterPicture
          statistics={statistics}
          outputPosition={position}
          values={run.values}
          input={Math.min(choices.scatterInput ?? strongest, inputs.length - 1)}
          inputs={inputs}
          kind={kind}
          level={target}
          onInput={(scatterInput) => onChoices({ ...choices, scatterInput })}
        />
      )}
      {before !== null && (
        <Switch label={results.compare} checked={choices.compare} onChange={(_event, { checked }) => onChoices({ ...choices, compare: checked })} />
      )}
      <StatisticsCard statistics={statistics} compared={compared} kind={kind} errorsAtMost={run.errorsAtMost} />
    </>
  );
}

/** Nothing gained and nothing lost, where that may happen; else what the sheet shows. */
function usualTarget({ min, max, output }: ShownOutput): number {
  return min < 0 && max > 0 ? 0 : output.displayed;
}
