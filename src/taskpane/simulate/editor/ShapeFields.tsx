import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { usePhrases } from '../../language';
import { confidences, type FieldKey, type Shape } from './shapes';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(84px, 1fr))', gap: tokens.spacingHorizontalS, alignItems: 'start' },
  whole: { gridColumn: '1 / -1' },
  input: { minWidth: 0, width: '100%' },
});

interface ShapeFieldsProps {
  readonly shape: Shape;
  readonly texts: Readonly<Partial<Record<FieldKey, string>>>;
  readonly faults: ReadonlyMap<string | null, string>;
  readonly onText: (key: FieldKey, text: string) => void;
}

/** The fields of a shape, side by side where they are short. A fault is said at its field. */
export function ShapeFields({ shape, texts, faults, onText }: ShapeFieldsProps) {
  const styles = useStyles();
  const { fields, editor } = usePhrases().simulate;
  return (
    <div className={styles.fields}>
      {shape.fields.map(({ key, kind }) => {
        const fault = faults.get(key);
        const hint = kind === 'list' ? editor.fieldListHint : undefined;
        return (
          <Field
            key={key}
            label={fields[key]}
            className={kind === 'list' ? styles.whole : ''}
            {...(fault === undefined ? (hint === undefined ? {} : { hint }) : { validationMessage: fault })}
          >
            {key === 'confidence' ? (
              <Select value={texts[key] ?? '90%'} onChange={(_event, { value }) => onText(key, value)}>
                {confidences.map((confidence) => (
                  <option key={confidence}>{confidence}</option>
                ))}
              </Select>
            ) : (
              <Input className={styles.input} input={{ className: styles.input }} value={texts[key] ?? ''} onChange={(_event, { value }) => onText(key, value)} />
            )}
          </Field>
        );
      })}
    </div>
  );
}
