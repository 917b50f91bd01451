import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { fillPhrase } from '../../locales';
import { usePhrases } from '../language';
import { Section } from '../shared/Section';
import { CellButton } from '../shared/CellButton';
import { List } from '../shared/List';

/** A cell of a conversion, in words. */
export interface ConversionLine {
  readonly address: string;
  readonly before: string;
  /** Empty where the cell stays as it is. */
  readonly after: string;
  readonly notes: readonly string[];
}

interface ConversionListProps {
  /** With the blank `{count}`. */
  readonly heading: string;
  readonly lines: readonly ConversionLine[];
  readonly onJump: (address: string) => void;
}

/** Enough to see what a conversion does. */
const SHOWN_AT_FIRST = 4;

const useStyles = makeStyles({
  line: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, minWidth: 0 },
  formula: { margin: 0, fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
  former: { color: tokens.colorNeutralForeground3 },
  note: { color: tokens.colorNeutralForeground2 },
});

/** Formulas before and after, with what to know about them; the first few, the rest on request. */
export function ConversionList({ heading, lines, onJump }: ConversionListProps) {
  const styles = useStyles();
  const { pane } = usePhrases().moveIn;
  const [all, setAll] = useState(false);
  const title = fillPhrase(heading, { count: lines.length });
  const shown = all ? lines : lines.slice(0, SHOWN_AT_FIRST);
  return (
    <Section heading={title}>
      <List label={title}>
        {shown.map(({ address, before, after, notes }) => (
          <li key={address} className={styles.line}>
            <div>
              <CellButton address={address} onJump={onJump} />
            </div>
            {before !== '' && (
              <p className={`${styles.formula} ${styles.former}`} aria-label={`${pane.before}: ${before}`}>
                {before}
              </p>
            )}
            {after !== '' && (
              <p className={styles.formula} aria-label={`${pane.after}: ${after}`}>
                {after}
              </p>
            )}
            {notes.map((note) => (
              <Caption1 key={note} className={styles.note}>
                {note}
              </Caption1>
            ))}
          </li>
        ))}
      </List>
      {lines.length > shown.length && (
        <div>
          <Button appearance="transparent" size="small" onClick={() => setAll(true)}>
            {fillPhrase(pane.showAll, { count: lines.length })}
          </Button>
        </div>
      )}
    </Section>
  );
}
