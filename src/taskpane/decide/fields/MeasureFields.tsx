import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { fillPhrase } from '../../../locales';
import { usePhrases } from '../../language';
import { PERCENTILE_LIMITS, type MeasureEntry, type MeasureReading } from '../measureEntry';
import { EntryField } from './EntryField';

const useStyles = makeStyles({ pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)', columnGap: tokens.spacingHorizontalS, alignItems: 'start' } });

interface MeasureFieldsProps {
  readonly entry: MeasureEntry;
  /** The entry as read; faults are shown when `showFaults`. */
  readonly reading: MeasureReading;
  readonly showFaults: boolean;
  readonly onChange: (entry: MeasureEntry) => void;
}

const kinds = ['value', 'mean', 'percentile', 'probabilityAtLeast', 'probabilityAtMost'] as const;

/** What to look at of an uncertain result: its value on the sheet, or a statistic with the number it needs. */
export function MeasureFields({ entry, reading, showFaults, onChange }: MeasureFieldsProps) {
  const styles = useStyles();
  const { fields } = usePhrases().decide;
  const names = { value: fields.value, mean: fields.mean, percentile: fields.percentile, probabilityAtLeast: fields.atLeast, probabilityAtMost: fields.atMost };
  const reasons = { required: fields.required, notANumber: fields.notANumber, outOfRange: fillPhrase(fields.outOfRange, PERCENTILE_LIMITS) };
  const fault = showFaults && reading.status === 'wrong' ? reasons[reading.reason] : undefined;
  return (
    <div className={entry.kind === 'value' || entry.kind === 'mean' ? undefined : styles.pair}>
      <Field label={fields.measure}>
        <Select value={entry.kind} onChange={(_event, { value }) => onChange({ ...entry, kind: kinds.find((kind) => kind === value) ?? 'value' })}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {names[kind]}
            </option>
          ))}
        </Select>
      </Field>
      {entry.kind === 'percentile' && <EntryField label={fields.percentileOf} value={entry.percentile} fault={fault} onChange={(percentile) => onChange({ ...entry, percentile })} />}
      {(entry.kind === 'probabilityAtLeast' || entry.kind === 'probabilityAtMost') && (
        <EntryField label={fields.threshold} value={entry.threshold} fault={fault} onChange={(threshold) => onChange({ ...entry, threshold })} />
      )}
    </div>
  );
}
