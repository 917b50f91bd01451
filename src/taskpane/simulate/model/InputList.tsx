import { Button, Caption1, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import { fillPhrase } from '../../../locales';
import { type FoundInput } from '../../../workbook/simulation/findUncertainty';
import { type NumberKind } from '../../charts/numberText';
import { usePhrases } from '../../language';
import { Section } from '../../shared/Section';
import { List } from '../../shared/List';
import { InputRow } from './InputRow';
import { inputName } from './inputText';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  search: { width: '100%', maxWidth: 'none' },
});

/** Rows shown at first, unless only a few more are left; a search appears where there are many. */
const FEW = 8;
const LEFT_OVER = 3;
const MANY = 16;

interface InputListProps {
  readonly inputs: readonly FoundInput[];
  readonly kindOf: (address: string) => NumberKind;
  readonly onJump: (address: string) => void;
  readonly onAdd: () => void;
  readonly onEdit: (input: FoundInput) => void;
}

export function InputList({ inputs, kindOf, onJump, onAdd, onEdit }: InputListProps) {
  const styles = useStyles();
  const { model } = usePhrases().simulate;
  const [all, setAll] = useState(false);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const matching = inputs.filter((input) => wanted === '' || `${inputName(input)} ${input.address}`.toLowerCase().includes(wanted));
  const shown = all || wanted !== '' || matching.length <= FEW + LEFT_OVER ? matching : matching.slice(0, FEW);
  return (
    <Section
      heading={`${model.inputs}${inputs.length === 0 ? '' : ` (${inputs.length})`}`}
      aside={
        <Button appearance="transparent" size="small" icon={<AddRegular />} aria-label={model.addInput} onClick={onAdd}>
          {model.addInputShort}
        </Button>
      }
    >
      {inputs.length > MANY && <SearchBox className={styles.search} aria-label={model.find} placeholder={model.find} value={search} onChange={(_event, { value }) => setSearch(value)} />}
      {inputs.length === 0 && <Caption1 className={styles.quiet}>{model.inputsEmpty}</Caption1>}
      {wanted !== '' && shown.length === 0 && <Caption1 role="status">{fillPhrase(model.noMatch, { text: search })}</Caption1>}
      {shown.length > 0 && (
        <List label={model.inputs}>
          {shown.map((input) => (
            <InputRow key={`${input.address} ${input.at}`} input={input} kind={kindOf(input.address)} onJump={onJump} onEdit={() => onEdit(input)} />
          ))}
        </List>
      )}
      {shown.length < matching.length && (
        <div>
          <Button appearance="transparent" size="small" onClick={() => setAll(true)}>
            {fillPhrase(model.more, { count: matching.length - shown.length })}
          </Button>
        </div>
      )}
    </Section>
  );
}
