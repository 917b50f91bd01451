import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import { type KeyboardEvent } from 'react';
import { fillPhrase } from '../../../locales';
import { usePhrases } from '../../language';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto', ...shorthands.border(tokens.strokeWidthThin, 'solid', tokens.colorNeutralStroke2), borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground1 },
  table: { borderCollapse: 'collapse', width: '100%', fontSize: tokens.fontSizeBase200 },
  head: { padding: tokens.spacingHorizontalXS, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3, textAlign: 'center' },
  name: {
    position: 'sticky',
    left: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    maxWidth: '130px',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  cell: { padding: '2px', textAlign: 'center', color: tokens.colorNeutralForegroundDisabled },
  input: {
    width: '52px',
    padding: '4px 2px',
    textAlign: 'center',
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    ...shorthands.border(tokens.strokeWidthThin, 'solid', tokens.colorNeutralStrokeAccessible),
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  wrong: { ...shorthands.borderColor(tokens.colorStatusDangerBorderActive) },
});

interface CorrelationMatrixProps {
  readonly names: readonly string[];
  /** What was typed, below the diagonal: texts[row][column] with column < row. */
  readonly texts: readonly (readonly string[])[];
  readonly isWrong: (text: string) => boolean;
  readonly onText: (row: number, column: number, text: string) => void;
}

const moves: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0] };

/** The lower half of a correlation matrix as fields; up, down and Enter move between them. */
export function CorrelationMatrix({ names, texts, isWrong, onText }: CorrelationMatrixProps) {
  const styles = useStyles();
  const { correlation } = usePhrases().simulate;
  const move = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number): void => {
    const step = moves[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = event.currentTarget.closest('table')?.querySelector<HTMLInputElement>(`[data-place="${row + step[0]} ${column + step[1]}"]`);
    next?.focus();
    next?.select();
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={correlation.matrix}>
        <thead>
          <tr>
            <td />
            {names.slice(0, -1).map((name, column) => (
              <th key={name} scope="col" className={styles.head} title={name}>
                {column + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, row) => (
            <tr key={name}>
              <th scope="row" className={styles.name} title={name}>
                {row + 1} {name}
              </th>
              {names.slice(0, -1).map((other, column) => {
                const text = texts[row]?.[column] ?? '';
                return (
                  <td key={other} className={styles.cell}>
                    {column < row ? (
                      <input
                        className={mergeClasses(styles.input, isWrong(text) && styles.wrong)}
                        aria-label={fillPhrase(correlation.cellLabel, { first: name, second: other })}
                        aria-invalid={isWrong(text)}
                        inputMode="decimal"
                        data-place={`${row} ${column}`}
                        value={text}
                        onChange={(event) => onText(row, column, event.target.value)}
                        onFocus={(event) => event.target.select()}
                        onKeyDown={(event) => move(event, row, column)}
                      />
                    ) : (
                      column === row && '1'
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
