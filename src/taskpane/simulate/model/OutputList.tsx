import { Body1, Button, Caption1, makeStyles, tokens, Tooltip } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { TargetRegular } from '@fluentui/react-icons/svg/target';
import { isCellError } from '../../../engine/core/cellValue';
import { fillPhrase } from '../../../locales';
import { type FoundCell, type Uncertainty } from '../../../workbook/simulation/findUncertainty';
import { numberText, type NumberKind } from '../../charts/numberText';
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
  name: { maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  cell: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalXS})`, maxWidth: '100%', display: 'flex' },
  value: { fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground3 },
  suggestions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  suggestion: { minWidth: 0, maxWidth: '100%', fontWeight: tokens.fontWeightRegular },
});

/** Suggestions shown at once. */
const FEW = 4;

interface OutputListProps {
  readonly found: Uncertainty;
  readonly kindOf: (address: string) => NumberKind;
  /** The cell the user is at. */
  readonly selected: string | null;
  readonly busy: boolean;
  readonly onJump: (address: string) => void;
  readonly onWatch: (address: string, name: string | null) => void;
  readonly onStop: (output: FoundCell) => void;
}

/** The results that are watched, and an easy way to watch more: the cell the user is at, or one that looks like a result. */
export function OutputList({ found, kindOf, selected, busy, onJump, onWatch, onStop }: OutputListProps) {
  const styles = useStyles();
  const language = useLanguage();
  const { model } = usePhrases().simulate;
  const { outputs, outputCandidates } = found;
  const value = (cell: FoundCell): string =>
    typeof cell.value === 'number' ? numberText(cell.value, kindOf(cell.address), language) : isCellError(cell.value) ? cell.value.error : '';
  return (
    <Section heading={`${model.outputs}${outputs.length === 0 ? '' : ` (${outputs.length})`}`}>
      {outputs.length === 0 && <Caption1 className={styles.quiet}>{model.outputsEmpty}</Caption1>}
      {outputs.length > 0 && (
        <List label={model.outputs}>
          {outputs.map((output) => {
            const stop = fillPhrase(model.unmark, { name: output.name });
            return (
              <li key={output.address} className={styles.row}>
                <span className={styles.words}>
                  <Body1 className={styles.name} title={output.label ?? output.name}>
                    {output.name}
                  </Body1>
                  <span className={styles.cell}>
                    <CellButton address={output.address} onJump={onJump} />
                  </span>
                </span>
                <Body1 className={styles.value}>{value(output)}</Body1>
                <Tooltip content={stop} relationship="label">
                  <Button appearance="subtle" size="small" icon={<EyeOffRegular />} disabled={busy} onClick={() => onStop(output)} />
                </Tooltip>
              </li>
            );
          })}
        </List>
      )}
      <div>
        <Button size="small" icon={<TargetRegular />} disabled={busy || selected === null} onClick={() => selected !== null && onWatch(selected, null)}>
          {model.markOutput}
          {selected !== null && ` · ${selected}`}
        </Button>
      </div>
      {outputCandidates.length > 0 && (
        <div className={styles.suggestions}>
          <Caption1 className={styles.quiet}>{model.suggested}</Caption1>
          {outputCandidates.slice(0, FEW).map((candidate) => (
            <Button
              key={candidate.address}
              className={styles.suggestion}
              size="small"
              shape="circular"
              icon={<AddRegular />}
              disabled={busy}
              title={candidate.address}
              aria-label={fillPhrase(model.watch, { name: `${calledBy(candidate)} (${candidate.address})` })}
              onClick={() => onWatch(candidate.address, calledBy(candidate))}
            >
              {calledBy(candidate)}
            </Button>
          ))}
        </div>
      )}
    </Section>
  );
}

/** What the sheet says beside a cell reads better than a defined name. */
function calledBy({ label, name, address }: FoundCell): string {
  return label ?? name ?? address;
}
