import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles({
  group: {
    display: 'flex',
    minWidth: 0,
    margin: 0,
    padding: '2px',
    columnGap: '2px',
    backgroundColor: tokens.colorNeutralBackground4,
    ...shorthands.border('none'),
    borderRadius: tokens.borderRadiusLarge,
  },
  segment: { position: 'relative', flexGrow: 1, flexBasis: 0, minWidth: 'min-content', display: 'flex' },
  input: { position: 'absolute', inset: 0, width: '100%', height: '100%', margin: 0, opacity: 0, cursor: 'pointer', ':focus-visible + span': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` } },
  face: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexGrow: 1,
    minHeight: '26px',
    padding: `0 ${tokens.spacingHorizontalSNudge}`,
    borderRadius: tokens.borderRadiusMedium,
    ...shorthands.border(tokens.strokeWidthThin, 'solid', 'transparent'),
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    textAlign: 'center',
  },
  chosen: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1,
    ...shorthands.borderColor(tokens.colorNeutralStroke1),
    '@media (forced-colors: active)': { ...shorthands.borderColor('Highlight') },
  },
});

export interface Choice<K extends string> {
  readonly key: K;
  readonly label: ReactNode;
}

interface SegmentedProps<K extends string> {
  readonly label: string;
  readonly choices: readonly Choice<K>[];
  readonly chosen: K;
  readonly onChoose: (key: K) => void;
}

/** A few choices side by side, one of them taken: radio buttons underneath, so arrow keys and screen readers know them. */
export function Segmented<K extends string>({ label, choices, chosen, onChoose }: SegmentedProps<K>) {
  const styles = useStyles();
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.group}>
      {choices.map(({ key, label: text }) => (
        <label key={key} className={styles.segment}>
          <input type="radio" name={name} className={styles.input} checked={key === chosen} onChange={() => onChoose(key)} />
          <span className={mergeClasses(styles.face, key === chosen && styles.chosen)}>{text}</span>
        </label>
      ))}
    </div>
  );
}
