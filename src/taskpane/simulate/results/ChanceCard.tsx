import { Body1, Caption1, Input, makeStyles, Select, shorthands, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { fillPhrase } from '../../../locales';
import { countText, numberText, probabilityText, shareErrorText, type NumberKind } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { readNumber } from '../../shared/readNumber';
import { type ResultChoices } from './choices';
import { type Share } from './outcomeShare';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ...shorthands.border(tokens.strokeWidthThin, 'solid', tokens.colorNeutralStroke2),
    borderRadius: tokens.borderRadiusLarge,
  },
  head: { display: 'flex', alignItems: 'baseline', columnGap: tokens.spacingHorizontalS },
  name: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
  fields: { display: 'grid', gridTemplateColumns: 'minmax(108px, auto) minmax(72px, 1fr)', columnGap: tokens.spacingHorizontalXS },
  input: { minWidth: 0, width: '100%' },
  number: { textAlign: 'end', minWidth: 0, width: '100%' },
  chance: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    letterSpacing: '-0.01em',
    color: tokens.colorBrandForeground1,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  wrong: { color: tokens.colorStatusDangerForeground1 },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
});

interface ChanceCardProps {
  readonly output: string;
  readonly kind: NumberKind;
  readonly target: number;
  readonly direction: ResultChoices['direction'];
  /** Probability of the event asked about. */
  readonly chance: Share;
  /** Chance moves the number by no more than the standard error, but by less. */
  readonly errorAtMost: boolean;
  /** Trials that ended in an error, of how many. */
  readonly failed: number;
  readonly trials: number;
  readonly onTarget: (value: number) => void;
  readonly onDirection: (direction: ResultChoices['direction']) => void;
}

/** The question most simulations are run for: how likely is it to reach a target? */
export function ChanceCard({ output, kind, target, direction, chance, errorAtMost, failed, trials, onTarget, onDirection }: ChanceCardProps) {
  const styles = useStyles();
  const language = useLanguage();
  const { results } = usePhrases().simulate;
  const heading = useId();
  const wrongId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && readNumber(typed) === null;
  const chanceText = probabilityText(chance.value, language);
  const errorText = shareErrorText(chance.standardError, language);
  const sentence = fillPhrase(direction === 'atLeast' ? results.chance : results.chanceBelow, { chance: chanceText, output, target: numberText(target, kind, language) });
  return (
    <div className={styles.card} role="group" aria-labelledby={heading}>
      <div className={styles.head}>
        <Caption1 id={heading} className={styles.name}>
          {fillPhrase(results.chanceOf, { output })}
        </Caption1>
        <Caption1 aria-hidden className={styles.quiet} title={fillPhrase(errorAtMost ? results.accuracyAtMost : results.accuracy, { error: errorText })}>
          {errorAtMost ? results.standardErrorAtMost : '±'} {errorText}
        </Caption1>
        <span aria-hidden className={styles.chance}>
          {chanceText}
        </span>
      </div>
      <div className={styles.fields}>
        <Select aria-label={fillPhrase(results.chanceOf, { output })} value={direction} onChange={(_event, { value }) => onDirection(value as ResultChoices['direction'])}>
          <option value="atLeast">{results.atLeast}</option>
          <option value="atMost">{results.atMost}</option>
        </Select>
        <Input
          className={styles.input}
          input={{ className: styles.number }}
          aria-label={results.target}
          aria-invalid={wrong}
          aria-describedby={wrong ? wrongId : undefined}
          value={typed ?? numberText(target, kind, language)}
          onChange={(_event, { value }) => {
            setTyped(value);
            const read = readNumber(value);
            if (read !== null) onTarget(read);
          }}
          onBlur={() => setTyped(null)}
          onKeyDown={(event) => event.key === 'Enter' && setTyped(null)}
        />
      </div>
      <Body1 role="status" className={styles.unseen}>
        {sentence}
      </Body1>
      {failed > 0 && <Caption1>{fillPhrase(results.failedNotReached, { failed: countText(failed, language), trials: countText(trials, language) })}</Caption1>}
      {wrong && (
        <Caption1 id={wrongId} className={styles.wrong}>
          {results.targetInvalid}
        </Caption1>
      )}
    </div>
  );
}
