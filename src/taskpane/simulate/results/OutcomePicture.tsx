import { Button, Caption1 } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { type OutputStatistics } from '../../../engine/simulation/simulationResult';
import { fillPhrase } from '../../../locales';
import { ChartFrame } from '../../charts/ChartFrame';
import { CumulativeCurve } from '../../charts/CumulativeCurve';
import { Histogram } from '../../charts/Histogram';
import { countText, numberText, probabilityText, type NumberKind } from '../../charts/numberText';
import { shareOnCurve } from '../../charts/target';
import { useLanguage, usePhrases } from '../../language';
import { curveTable, histogramLabel, histogramTable } from './outcomeTable';

interface OutcomePictureProps {
  readonly picture: 'histogram' | 'curve';
  readonly statistics: OutputStatistics;
  readonly kind: NumberKind;
  readonly compared: OutputStatistics | null;
  readonly targets: readonly number[];
  /** Of the first target, as exactly as it is known. */
  readonly share: number;
  readonly onTargets: (targets: readonly number[]) => void;
}

/** The outcomes of one output as a histogram or an S-curve, with targets to drag. */
export function OutcomePicture({ picture, statistics, kind, compared, targets, share, onTargets }: OutcomePictureProps) {
  const language = useLanguage();
  const { results } = usePhrases().simulate;
  const { output, curve, histogram, mean } = statistics;
  const text = (value: number): string => numberText(value, kind, language);
  const percentile = (wanted: number): number => statistics.percentiles.find(({ probability }) => probability === wanted)?.value ?? NaN;
  const described = targets.map((value, index) => {
    const below = index === 0 ? share : shareOnCurve(curve, value);
    return {
      value,
      share: below,
      label: fillPhrase(results.targetHandle, { output: output.name }),
      valueText: fillPhrase(results.targetText, { value: text(value), below: probabilityText(below, language), above: probabilityText(1 - below, language) }),
    };
  });
  const move = (index: number, value: number): void => onTargets(targets.map((target, position) => (position === index ? value : target)));
  const compareNote = compared === null ? null : fillPhrase(results.compareNote, { trials: countText(compared.count + compared.failed, language) });
  const [first, second] = described;

  if (picture === 'histogram') {
    return (
      <ChartFrame title={output.name} table={() => histogramTable(histogram, kind, language, results)} note={compareNote ?? results.dragHint}>
        <Histogram
          label={histogramLabel(output.name, mean, percentile, kind, language, results)}
          histogram={histogram}
          kind={kind}
          marks={[{ label: results.meanMark, value: mean }, ...[0.1, 0.9].map((wanted) => ({ label: fillPhrase(results.percentile, { percentile: wanted * 100 }), value: percentile(wanted) }))]}
          onTarget={(value) => move(0, value)}
          {...(first === undefined ? {} : { target: first })}
          {...(compared === null ? {} : { compared: compared.histogram })}
        />
      </ChartFrame>
    );
  }
  const between = first !== undefined && second !== undefined ? Math.abs(first.share - second.share) : null;
  return (
    <ChartFrame
      title={output.name}
      table={() => curveTable(curve, kind, language, results)}
      note={compareNote ?? (between === null ? results.dragHint : fillPhrase(results.between, { chance: probabilityText(between, language) }))}
    >
      <CumulativeCurve
        label={fillPhrase(results.curveLabel, { output: output.name })}
        curve={curve}
        kind={kind}
        targets={described}
        onTarget={move}
        {...(compared === null ? {} : { compared: compared.curve })}
      />
      <div>
        {second === undefined ? (
          <Button appearance="transparent" size="small" icon={<AddRegular />} onClick={() => onTargets([...targets, percentile(0.9)])}>
            {results.secondTarget}
          </Button>
        ) : (
          <Button appearance="transparent" size="small" icon={<DismissRegular />} onClick={() => onTargets(targets.slice(0, 1))}>
            {results.removeTarget}
          </Button>
        )}
      </div>
      {compareNote !== null && between !== null && <Caption1>{fillPhrase(results.between, { chance: probabilityText(between, language) })}</Caption1>}
    </ChartFrame>
  );
}
