import { Caption1 } from '@fluentui/react-components';
import { countPhrase, fillPhrase } from '../../../locales';
import { usePhrases } from '../../language';
import { Segmented } from '../../shared/Segmented';
import { MOST_VALUES, readAxis, type AxisEntry } from '../axisValues';
import { type ChosenCell } from '../chosenCell';
import { useDecideStyles } from '../decideStyles';
import { CellChooser } from '../fields/CellChooser';
import { EntryField } from '../fields/EntryField';
import { kindOf, type FactsByAddress } from '../useCellFacts';
import { type InputCells } from '../useInputCells';
import { axisEntry, type AxisFaults } from './readTable';
import { type AxisDraft } from './tableDraft';

interface AxisFieldsProps {
  readonly label: string;
  readonly axis: AxisDraft;
  readonly facts: FactsByAddress;
  readonly inputs: InputCells;
  readonly faults: AxisFaults;
  readonly onChange: (axis: AxisDraft) => void;
  readonly onEnter: () => void;
  readonly onJump: (address: string) => void;
}

/** A cell and the values it takes: from one to another in steps, or listed. */
export function AxisFields({ label, axis, facts, inputs, faults, onChange, onEnter, onJump }: AxisFieldsProps) {
  const styles = useDecideStyles();
  const { language, decide } = usePhrases();
  const { fields, table: words, goalSeek } = decide;
  const entry = axisEntry(axis, facts);
  const edit = (change: Partial<AxisEntry>): void => onChange({ ...axis, entry: { ...entry, ...change } });
  const choose = (cell: ChosenCell): void => onChange({ cell, entry: null });
  const reading = readAxis(entry, kindOf(facts, axis.cell));
  const wrong = faults.values;
  const whole = wrong === undefined || wrong.status === 'notANumber' ? undefined : wrong.status === 'stepWrong' ? words.stepWrong : fillPhrase(words.tooMany, { maximum: MOST_VALUES, count: wrong.count });
  const faultOf = (field: 'from' | 'to' | 'step' | 'list'): string | undefined => {
    if (wrong?.status !== 'notANumber' || wrong.field !== field) return field === 'step' || field === 'list' ? whole : undefined;
    if (wrong.text === '') return fields.required;
    return field === 'list' ? fillPhrase(words.listWrong, { text: wrong.text }) : fields.notANumber;
  };
  const cellFaults = { required: fields.required, sameCell: goalSeek.sameCell, sameCells: words.sameCells };
  return (
    <>
      <CellChooser
        label={label}
        groups={inputs.groups}
        chosen={axis.cell}
        shown={axis.cell === null ? undefined : facts.get(axis.cell.address)?.text}
        note={inputs.searching ? fields.searching : undefined}
        fault={faults.cell === undefined ? undefined : cellFaults[faults.cell]}
        onChoose={choose}
        onJump={onJump}
      />
      {axis.cell !== null && (
        <>
          <Segmented
            label={words.values}
            choices={[
              { key: 'range', label: words.range },
              { key: 'list', label: words.list },
            ]}
            chosen={entry.way}
            onChoose={(way) => edit({ way })}
          />
          {entry.way === 'range' ? (
            <div className={styles.triple}>
              <EntryField label={words.from} value={entry.from} fault={faultOf('from')} onChange={(from) => edit({ from })} onEnter={onEnter} />
              <EntryField label={words.to} value={entry.to} fault={faultOf('to')} onChange={(to) => edit({ to })} onEnter={onEnter} />
              <EntryField label={words.step} value={entry.step} fault={faultOf('step')} onChange={(step) => edit({ step })} onEnter={onEnter} />
            </div>
          ) : (
            <EntryField label={words.listOf} value={entry.list} fault={faultOf('list')} onChange={(list) => edit({ list })} onEnter={onEnter} />
          )}
          {reading.status === 'ready' && <Caption1 className={styles.quiet}>{countPhrase(words.count, reading.values.length, language)}</Caption1>}
        </>
      )}
    </>
  );
}
