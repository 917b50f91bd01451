import { Body1, Button, Caption1, Checkbox, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { type ModelProblem } from '../../../engine/compile/compiledModel';
import { fillPhrase } from '../../../locales';
import { describeError } from '../../../locales/describeError';
import { usePhrases } from '../../language';
import { CellButton } from '../../shared/CellButton';
import { List } from '../../shared/List';

const useStyles = makeStyles({
  problems: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  row: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, rowGap: tokens.spacingVerticalXXS },
  cell: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalXS})`, maxWidth: '100%', display: 'flex' },
  hold: { marginLeft: '-8px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Problems shown at first. */
const FEW = 6;

interface ProblemListProps {
  readonly problems: readonly ModelProblem[];
  readonly onJump: (address: string) => void;
  /** Runs with these cells held at the values they show; without any, tries again. */
  readonly onRun: (held: readonly string[]) => void;
}

/** What cannot be simulated, cell by cell, each with the reason, the way there and the choice to hold it at its value. */
export function ProblemList({ problems, onJump, onRun }: ProblemListProps) {
  const styles = useStyles();
  const words = usePhrases();
  const phrases = words.simulate.problems;
  const [held, setHeld] = useState<readonly string[]>([]);
  const [all, setAll] = useState(false);
  const shown = all ? problems : problems.slice(0, FEW);
  return (
    <div className={styles.problems}>
      <MessageBar intent="warning" layout="multiline" politeness="assertive">
        <MessageBarBody>
          <MessageBarTitle>{phrases.heading}</MessageBarTitle>
          {phrases.introduction}
        </MessageBarBody>
      </MessageBar>
      <List label={phrases.heading}>
        {shown.map(({ cell, error }, index) => (
          <li key={`${cell} ${index}`} className={styles.row}>
            {cell === null ? (
              <Caption1>{phrases.workbook}</Caption1>
            ) : (
              <span className={styles.cell}>
                <CellButton address={cell} onJump={onJump} />
              </span>
            )}
            <Body1>{describeError(error, words)}</Body1>
            {cell !== null && (
              <Checkbox
                className={styles.hold}
                label={phrases.hold}
                aria-label={`${phrases.hold}: ${cell}`}
                checked={held.includes(cell)}
                onChange={(_event, { checked }) => setHeld(checked === true ? [...held, cell] : held.filter((other) => other !== cell))}
              />
            )}
          </li>
        ))}
      </List>
      {shown.length < problems.length && (
        <div>
          <Button appearance="transparent" size="small" onClick={() => setAll(true)}>
            {fillPhrase(phrases.more, { count: problems.length })}
          </Button>
        </div>
      )}
      <div className={styles.buttons}>
        {held.length > 0 && (
          <Button appearance="primary" onClick={() => onRun(held)}>
            {fillPhrase(phrases.heldCount, { count: held.length })}
          </Button>
        )}
        <Button onClick={() => onRun([])}>{phrases.tryAgain}</Button>
      </div>
    </div>
  );
}
