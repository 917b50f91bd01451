import { Button, Caption1, makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import { useId, useState } from 'react';
import { usePhrases } from '../../language';
import { shapeById, shapes, type Shape, type ShapeId } from './shapes';

const useStyles = makeStyles({
  picker: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, minWidth: 0, margin: 0, padding: 0, ...shorthands.border('none') },
  legend: { padding: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, marginBottom: tokens.spacingVerticalXS },
  group: { color: tokens.colorNeutralForeground3, marginTop: tokens.spacingVerticalXS },
  choices: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  choice: { position: 'relative' },
  input: { position: 'absolute', inset: 0, width: '100%', height: '100%', margin: 0, opacity: 0, cursor: 'pointer', ':focus-visible + span': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` } },
  face: {
    display: 'block',
    padding: `3px ${tokens.spacingHorizontalS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    ...shorthands.border(tokens.strokeWidthThin, 'solid', tokens.colorNeutralStroke1),
    borderRadius: tokens.borderRadiusCircular,
    whiteSpace: 'nowrap',
  },
  chosen: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    ...shorthands.borderColor(tokens.colorBrandBackground),
    '@media (forced-colors: active)': { ...shorthands.borderColor('Highlight'), ...shorthands.borderWidth('2px') },
  },
  more: { alignSelf: 'flex-start' },
});

/** Enough for most estimates; the others are one click away. */
const usual: readonly ShapeId[] = ['pert', 'percentiles', 'range', 'uniform', 'yesNo'];

/** The ways to say what is known of a quantity, in words of estimating before words of statistics. */
export function ShapePicker({ chosen, onChoose }: { readonly chosen: ShapeId; readonly onChoose: (shape: ShapeId) => void }) {
  const styles = useStyles();
  const words = usePhrases().simulate;
  const name = useId();
  const hint = useId();
  const [all, setAll] = useState(() => !usual.includes(chosen));
  const groups = [
    { label: words.editor.byEstimate, group: 'estimate' },
    { label: words.editor.byParameter, group: 'parameter' },
    { label: words.editor.byCount, group: 'count' },
  ] as const;
  const choice = ({ id }: Shape) => (
    <label key={id} className={styles.choice}>
      <input type="radio" name={name} className={styles.input} checked={id === chosen} onChange={() => onChoose(id)} />
      <span className={mergeClasses(styles.face, id === chosen && styles.chosen)}>{words.shapes[id].name}</span>
    </label>
  );
  return (
    <fieldset className={styles.picker} aria-describedby={hint}>
      <legend className={styles.legend}>{words.editor.shape}</legend>
      {all ? (
        groups.map(({ label, group }) => (
          <div key={group}>
            <Caption1 block className={styles.group}>
              {label}
            </Caption1>
            <div className={styles.choices}>{shapes.filter((shape) => shape.group === group).map(choice)}</div>
          </div>
        ))
      ) : (
        <div className={styles.choices}>{usual.map((id) => choice(shapeById(id)))}</div>
      )}
      <Caption1 id={hint} className={styles.group}>
        {words.shapes[chosen].hint}
      </Caption1>
      <Button className={styles.more} appearance="transparent" size="small" icon={all ? <ChevronUpRegular /> : <ChevronDownRegular />} iconPosition="after" onClick={() => setAll(!all)}>
        {all ? words.editor.fewerShapes : words.editor.moreShapes}
      </Button>
    </fieldset>
  );
}
