import { Body1, Button, Caption1, makeStyles, tokens, Tooltip } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { fillPhrase } from '../../../locales';
import { type FoundCorrelation, type Uncertainty } from '../../../workbook/simulation/findUncertainty';
import { signedText } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { Section } from '../../shared/Section';
import { CellButton } from '../../shared/CellButton';
import { List } from '../../shared/List';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalXS} ${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
  },
  words: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', minWidth: 0 },
  names: { maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  cell: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalXS})`, maxWidth: '100%', display: 'flex' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface CorrelationListProps {
  readonly found: Uncertainty;
  readonly onJump: (address: string) => void;
  readonly onAdd: () => void;
  readonly onEdit: (correlation: FoundCorrelation) => void;
}

/** The declared correlations: who moves with whom, and of two how strongly. */
export function CorrelationList({ found, onJump, onAdd, onEdit }: CorrelationListProps) {
  const styles = useStyles();
  const language = useLanguage();
  const { model } = usePhrases().simulate;
  const { correlations, inputs } = found;
  const possible = inputs.filter(({ family }) => family !== null).length > 1;
  return (
    <Section
      heading={model.correlations}
      aside={
        possible && (
          <Button appearance="transparent" size="small" icon={<AddRegular />} aria-label={model.addCorrelation} onClick={onAdd}>
            {model.addInputShort}
          </Button>
        )
      }
    >
      {correlations.length === 0 ? (
        <Caption1 className={styles.quiet}>{possible ? model.correlationsEmpty : model.needsNames}</Caption1>
      ) : (
        <List label={model.correlations}>
          {correlations.map((correlation) => {
            const names = correlation.names.join(', ');
            const edit = fillPhrase(model.edit, { name: names });
            return (
              <li key={correlation.address} className={styles.row}>
                <span className={styles.words}>
                  <Body1 className={styles.names} title={names}>
                    {names}
                  </Body1>
                  <span className={styles.cell}>
                    <CellButton address={correlation.address} onJump={onJump} />
                  </span>
                </span>
                <Body1>{correlation.names.length === 2 ? signedText(correlation.matrix[1]?.[0] ?? NaN, language) : ''}</Body1>
                <Tooltip content={edit} relationship="label">
                  <Button appearance="subtle" size="small" icon={<EditRegular />} onClick={() => onEdit(correlation)} />
                </Tooltip>
              </li>
            );
          })}
        </List>
      )}
    </Section>
  );
}
