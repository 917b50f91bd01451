import { Caption1, Combobox, makeStyles, Option, OptionGroup, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { usePhrases } from '../../language';
import { type ChosenCell } from '../chosenCell';

const useStyles = makeStyles({
  box: { minWidth: 0, width: '100%', '& input': { minWidth: 0, width: '100%', textOverflow: 'ellipsis' } },
  list: { maxHeight: '320px' },
  option: { display: 'flex', flexGrow: 1, minWidth: 0, alignItems: 'baseline', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalM },
  name: { minWidth: 0, overflowWrap: 'anywhere' },
  address: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
});

export interface CellGroup {
  readonly heading: string;
  readonly cells: readonly ChosenCell[];
}

interface CellSearchProps {
  readonly groups: readonly CellGroup[];
  readonly chosen: ChosenCell | null;
  readonly placeholder: string;
  readonly onChoose: (cell: ChosenCell) => void;
  readonly 'aria-label'?: string;
}

/** A list of cells by name and address, shortened while one types to those that have it in either. */
export function CellSearch({ groups, chosen, placeholder, onChoose, ...field }: CellSearchProps) {
  const styles = useStyles();
  const { noMatch, openList } = usePhrases().decide.fields;
  /** Null while nothing is looked for. */
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = typed?.trim().toLowerCase() ?? '';
  const matching = groups.map(({ heading, cells }) => ({ heading, cells: cells.filter(({ label, address }) => `${label} ${address}`.toLowerCase().includes(wanted)) })).filter(({ cells }) => cells.length > 0);
  const choose = (address: string | undefined): void => {
    setTyped(null);
    const cell = groups.flatMap(({ cells }) => cells).find((one) => one.address === address);
    if (cell !== undefined) onChoose(cell);
  };
  return (
    <Combobox
      {...field}
      className={styles.box}
      listbox={{ className: styles.list }}
      // Fluent's own label of the arrow is English; to the keyboard and to readers the field itself opens the list.
      expandIcon={{ role: 'presentation', tabIndex: -1, 'aria-hidden': true, 'aria-label': openList }}
      autoComplete="off"
      placeholder={placeholder}
      value={typed ?? chosen?.label ?? ''}
      selectedOptions={chosen === null ? [] : [chosen.address]}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onOptionSelect={(_event, { optionValue }) => choose(optionValue)}
      onOpenChange={(_event, { open }) => !open && setTyped(null)}
    >
      {matching.length === 0 && (
        <Option value="" text={noMatch} disabled>
          {noMatch}
        </Option>
      )}
      {matching.map(({ heading, cells }) => (
        <OptionGroup key={heading} label={heading}>
          {cells.map(({ address, label }) => (
            <Option key={address} value={address} text={label}>
              <span className={styles.option}>
                <span className={styles.name}>{label}</span>
                {label !== address && <Caption1 className={styles.address}>{address}</Caption1>}
              </span>
            </Option>
          ))}
        </OptionGroup>
      ))}
    </Combobox>
  );
}
