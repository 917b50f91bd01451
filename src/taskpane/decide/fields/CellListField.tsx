import { Button, Caption1, Label, Link, makeStyles, tokens } from '@fluentui/react-components';
import { CursorClickRegular } from '@fluentui/react-icons/svg/cursor-click';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useId, useState, type ReactNode } from 'react';
import { fillPhrase } from '../../../locales';
import { usePhrases } from '../../language';
import { useServices } from '../../services';
import { toProblem } from '../../shared/problem';
import { type ChosenCell } from '../chosenCell';
import { selectedCells } from '../selectedCells';
import { CellSearch } from './CellSearch';
import { type FactsByAddress } from '../useCellFacts';
import { useDecideStyles } from '../decideStyles';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, margin: 0, padding: 0, border: 'none', minWidth: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  item: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, backgroundColor: tokens.colorNeutralBackground1, border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  line: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  name: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  offers: { flexGrow: 1, minWidth: '160px' },
  value: { flexShrink: 0, color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
});

interface CellListFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly addLabel: string;
  /** With a `{name}` blank. */
  readonly removeLabel: string;
  /** Cells offered in a list; others are added by selecting them in the sheet. */
  readonly suggestions: readonly ChosenCell[];
  readonly cells: readonly ChosenCell[];
  readonly most: number;
  readonly facts: FactsByAddress;
  readonly fault?: string;
  readonly onAdd: (cells: readonly ChosenCell[]) => void;
  readonly onRemove: (address: string) => void;
  readonly onJump: (address: string) => void;
  /** More fields of a cell, below its name. */
  readonly details?: (cell: ChosenCell) => ReactNode;
}

/** Several cells: those selected in the sheet, or out of a list. */
export function CellListField({ label, hint, addLabel, removeLabel, suggestions, cells, most, facts, fault, onAdd, onRemove, onJump, details }: CellListFieldProps) {
  const styles = useStyles();
  const shared = useDecideStyles();
  const { decide, pane } = usePhrases();
  const { port } = useServices();
  const [refusal, setRefusal] = useState<string | null>(null);
  const heading = useId();
  const offered = suggestions.filter(({ address }) => !cells.some((cell) => cell.address === address));
  const add = (added: readonly ChosenCell[]): void => {
    const fresh = added.filter(({ address }) => !cells.some((cell) => cell.address === address));
    const fits = cells.length + fresh.length <= most;
    setRefusal(fits ? null : fillPhrase(decide.fields.tooManyCells, { maximum: most }));
    if (fits && fresh.length > 0) onAdd(fresh);
  };
  const addSelected = async (): Promise<void> => {
    try {
      const selected = await selectedCells(port, most + 1);
      add(selected.map((address) => suggestions.find((cell) => cell.address === address) ?? { address, label: address }));
    } catch (thrown) {
      setRefusal(pane.problems[toProblem(thrown).code].title);
    }
  };
  const message = refusal ?? fault;
  return (
    <fieldset className={styles.group} aria-labelledby={heading}>
      <Label id={heading}>{label}</Label>
      {cells.length === 0 && hint !== undefined && <Caption1 className={shared.quiet}>{hint}</Caption1>}
      <ul className={styles.list}>
        {cells.map((cell) => (
          <li key={cell.address} className={styles.item}>
            <div className={styles.line}>
              <Link as="button" appearance="subtle" className={styles.name} title={cell.address} onClick={() => onJump(cell.address)}>
                {cell.label}
              </Link>
              <Caption1 className={styles.value}>{facts.get(cell.address)?.text}</Caption1>
              <Button appearance="subtle" size="small" icon={<DismissRegular />} aria-label={fillPhrase(removeLabel, { name: cell.label })} onClick={() => onRemove(cell.address)} />
            </div>
            {details?.(cell)}
          </li>
        ))}
      </ul>
      <div className={shared.actions}>
        <Button icon={<CursorClickRegular />} onClick={() => void addSelected()}>
          {addLabel}
        </Button>
        {offered.length > 0 && (
          <span className={styles.offers}>
            <CellSearch
              aria-label={`${label}: ${decide.fields.suggestions}`}
              groups={[{ heading: decide.fields.suggestions, cells: offered }]}
              chosen={null}
              placeholder={decide.fields.suggestions}
             
              onChoose={(cell) => add([cell])}
            />
          </span>
        )}
      </div>
      {message !== undefined && (
        <Caption1 role="alert" className={shared.fault}>
          {message}
        </Caption1>
      )}
    </fieldset>
  );
}
