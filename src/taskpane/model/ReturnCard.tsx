import { Caption1, Caption1Strong, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { fillPhrase } from '../../locales';
import { type Headline } from '../../workbook/readModel';
import { useLanguage, usePhrases } from '../language';
import { useCardStyles } from './cardStyles';
import { CellLink } from './CellLink';
import { useHeadlineText } from './useHeadlineText';

const useStyles = makeStyles({
  value: {
    fontSize: tokens.fontSizeHero900,
    lineHeight: tokens.lineHeightHero900,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    letterSpacing: '-0.01em',
  },
  long: { fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightHero900 },
  gain: { color: tokens.colorBrandForeground1 },
  loss: { color: tokens.colorStatusDangerForeground1 },
  sentence: { color: tokens.colorNeutralForeground2, paddingBottom: tokens.spacingVerticalXS },
});

/** The return on investment, largest of all, with what it means for one unit of money. */
export function ReturnCard({ headline, onGo }: { readonly headline: Headline; readonly onGo: (address: string) => void }) {
  const card = useCardStyles();
  const styles = useStyles();
  const language = useLanguage();
  const { headlines } = usePhrases().pane;
  const shown = useHeadlineText(headline);
  const { address, value } = headline;
  const perUnit = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const isNumber = typeof value === 'number';
  return (
    <button
      type="button"
      className={card.card}
      aria-label={fillPhrase(headlines.goTo, { label: headlines.returnOnInvestment, value: shown, address })}
      onClick={() => onGo(address)}
    >
      <Caption1Strong className={card.label}>{headlines.returnOnInvestment}</Caption1Strong>
      <span className={mergeClasses(styles.value, shown.length > 9 && styles.long, isNumber && (value < 0 ? styles.loss : styles.gain))}>{shown}</span>
      {isNumber && (
        <Caption1 className={styles.sentence}>
          {value < 0 ? fillPhrase(headlines.lossPerUnit, { loss: perUnit.format(-value) }) : fillPhrase(headlines.gainPerUnit, { gain: perUnit.format(value) })}
        </Caption1>
      )}
      <CellLink address={address} />
    </button>
  );
}
