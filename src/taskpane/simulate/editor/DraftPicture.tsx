import { Caption1, makeStyles, shorthands, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { type Distribution } from '../../../engine/risk/distributions/distribution';
import { fillPhrase } from '../../../locales';
import { ChartFrame } from '../../charts/ChartFrame';
import { DensityChart } from '../../charts/DensityChart';
import { distributionShape } from '../../charts/distributionShape';
import { numberText, probabilityText, type NumberKind } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { Segmented } from '../../shared/Segmented';

const useStyles = makeStyles({
  facts: { display: 'grid', gridTemplateColumns: 'repeat(5, minmax(0, 1fr))', columnGap: tokens.spacingHorizontalXS, margin: 0 },
  fact: { display: 'flex', flexDirection: 'column', minWidth: 0, textAlign: 'center' },
  name: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, fontVariantNumeric: 'tabular-nums', overflow: 'hidden', textOverflow: 'ellipsis' },
  missing: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    minHeight: '120px',
    padding: tokens.spacingHorizontalL,
    textAlign: 'center',
    color: tokens.colorNeutralForeground3,
    ...shorthands.border(tokens.strokeWidthThin, 'dashed', tokens.colorNeutralStroke1),
    borderRadius: tokens.borderRadiusLarge,
  },
});

const POINTS = 160;
const tablePercentiles = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

interface DraftPictureProps {
  readonly name: string;
  readonly distribution: Distribution | null;
  readonly kind: NumberKind;
}

/** What the numbers in the fields mean, as a picture and as the percentiles people check it by. */
export function DraftPicture({ name, distribution, kind }: DraftPictureProps) {
  const styles = useStyles();
  const language = useLanguage();
  const { editor, results, fields } = usePhrases().simulate;
  const [curve, setCurve] = useState<'density' | 'cumulative'>('density');
  const shape = useMemo(() => (distribution === null ? null : distributionShape(distribution, POINTS)), [distribution]);
  if (distribution === null || shape === null) return <Caption1 className={styles.missing}>{editor.pictureMissing}</Caption1>;
  const text = (value: number): string => numberText(value, kind, language);
  const percentile = (share: number): string => text(distribution.quantile(share));
  const percentileName = (share: number): string => fillPhrase(results.percentile, { percentile: Math.round(share * 100) });
  const facts = [
    [fields.p10, percentile(0.1)],
    [percentileName(0.5), percentile(0.5)],
    [fields.p90, percentile(0.9)],
    [editor.mean, text(distribution.mean)],
    [editor.stdev, text(Math.sqrt(distribution.variance))],
  ];
  return (
    <ChartFrame
      title={name}
      table={() => ({ head: [editor.below, editor.value], rows: tablePercentiles.map((share) => [probabilityText(share, language), percentile(share)]) })}
    >
      <DensityChart
        label={fillPhrase(editor.pictureLabel, { family: name, mean: text(distribution.mean), p10: percentile(0.1), p50: percentile(0.5), p90: percentile(0.9) })}
        shape={shape}
        curve={curve}
        kind={kind}
        marks={[0.1, 0.5, 0.9].map((share) => distribution.quantile(share))}
      />
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label} className={styles.fact}>
            <dt>
              <Caption1 className={styles.name}>{label}</Caption1>
            </dt>
            <dd className={styles.value}>
              <Caption1>{value}</Caption1>
            </dd>
          </div>
        ))}
      </dl>
      <Segmented
        label={results.shapes}
        choices={[
          { key: 'density', label: editor.density },
          { key: 'cumulative', label: editor.cumulative },
        ]}
        chosen={curve}
        onChoose={setCurve}
      />
    </ChartFrame>
  );
}
