import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { SlowFormula } from '../../../engine/compile/compiledModel';
import { fillPhrase } from '../../../locales';
import { countText } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { CellButton } from '../../shared/CellButton';

const MOST_SHOWN = 12;

const useStyles = makeStyles({
  summary: { cursor: 'pointer', color: tokens.colorNeutralForeground2, padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`, borderRadius: tokens.borderRadiusMedium },
  explained: { display: 'block', margin: `${tokens.spacingVerticalXS} 0`, paddingInlineStart: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground2 },
  list: { display: 'grid', rowGap: tokens.spacingVerticalXXS, margin: 0, paddingInlineStart: tokens.spacingHorizontalL, listStyleType: 'none' },
});

/** Which formulas the run recalculated in every trial, and why: they are what takes the time. Nothing where there are none. */
export function SlowFormulas({ formulas, onJump }: { readonly formulas: readonly SlowFormula[]; readonly onJump: (address: string) => void }) {
  const styles = useStyles();
  const language = useLanguage();
  const { run } = usePhrases().simulate;
  if (formulas.length === 0) return null;
  return (
    <details>
      <summary className={styles.summary}>
        <Caption1>{fillPhrase(run.slowTitle, { count: countText(formulas.length, language) })}</Caption1>
      </summary>
      <Caption1 className={styles.explained}>{run.slowExplained}</Caption1>
      <ul className={styles.list}>
        {formulas.slice(0, MOST_SHOWN).map(({ cell, reason, feature = '' }) => (
          <li key={cell}>
            <Caption1>
              <CellButton address={cell} onJump={onJump} /> {fillPhrase(run.slowReasons[reason], { feature })}
            </Caption1>
          </li>
        ))}
        {formulas.length > MOST_SHOWN && <li>…</li>}
      </ul>
    </details>
  );
}
