import { Body1, Button, Caption1, makeStyles, tokens, Tooltip } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { useMemo } from 'react';
import { fillPhrase } from '../../../locales';
import { type FoundInput } from '../../../workbook/simulation/findUncertainty';
import { shortNumberText, type NumberKind } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { CellButton } from '../../shared/CellButton';
import { DensitySketch } from './DensitySketch';
import { inputDistribution } from './inputDistribution';
import { inputName, shapeName } from './inputText';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 56px auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalXS} ${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  detail: { display: 'flex', alignItems: 'baseline', minWidth: 0, color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  dot: { marginLeft: tokens.spacingHorizontalXS },
  range: { flexShrink: 0, fontVariantNumeric: 'tabular-nums' },
});

interface InputRowProps {
  readonly input: FoundInput;
  readonly kind: NumberKind;
  readonly onJump: (address: string) => void;
  readonly onEdit: () => void;
}

/** An uncertain input: its name, what it may be, a sketch of its shape, its cell and the way to change it. */
export function InputRow({ input, kind, onJump, onEdit }: InputRowProps) {
  const styles = useStyles();
  const language = useLanguage();
  const { simulate } = usePhrases();
  const distribution = useMemo(() => inputDistribution(input), [input]);
  const name = inputName(input);
  const edit = fillPhrase(simulate.model.edit, { name });
  const range = distribution === null ? null : [0.05, 0.95].map((share) => shortNumberText(distribution.quantile(share), kind, language)).join(' – ');
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <Body1 className={styles.name} title={`${name} · ${shapeName(input, simulate)}`}>
          {name}
        </Body1>
        <span className={styles.detail}>
          <Caption1 className={styles.range} title={simulate.model.usualRange}>
            {range ?? shapeName(input, simulate)}
          </Caption1>
          <Caption1 aria-hidden className={styles.dot}>
            ·
          </Caption1>
          <CellButton address={input.address} onJump={onJump} />
        </span>
      </span>
      {distribution === null ? <span /> : <DensitySketch distribution={distribution} />}
      {input.family === null ? (
        <span />
      ) : (
        <Tooltip content={edit} relationship="label">
          <Button appearance="subtle" size="small" icon={<EditRegular />} onClick={onEdit} />
        </Tooltip>
      )}
    </li>
  );
}
