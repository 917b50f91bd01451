import { Badge, Body1, Button, Caption1, makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockFilled } from '@fluentui/react-icons/svg/clock';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { QuestionCircleFilled } from '@fluentui/react-icons/svg/question-circle';
import { useState } from 'react';
import { fillPhrase } from '../../locales';
import { type ModelCheck } from '../../workbook/readModel';
import { usePhrases } from '../language';
import { Section } from '../shared/Section';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    ...shorthands.border(tokens.strokeWidthThin, 'solid', tokens.colorNeutralStroke2),
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
    '& li + li': { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  },
  check: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    width: '100%',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: 'none',
    textAlign: 'start',
    fontFamily: tokens.fontFamilyBase,
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  address: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  icon: { fontSize: '20px', display: 'flex' },
  holds: { color: tokens.colorStatusSuccessForeground1 },
  broken: { color: tokens.colorStatusDangerForeground1 },
  pending: { color: tokens.colorNeutralForeground3 },
  unknown: { color: tokens.colorStatusWarningForeground1 },
});

const icons = { holds: <CheckmarkCircleFilled />, broken: <ErrorCircleFilled />, pending: <ClockFilled />, unknown: <QuestionCircleFilled /> };

/** The model's own checks: what needs attention first, the rest on request. */
export function Checks({ checks, onGo }: { readonly checks: readonly ModelCheck[]; readonly onGo: (address: string) => void }) {
  const styles = useStyles();
  const phrases = usePhrases().pane.checks;
  const [all, setAll] = useState(false);
  const attention = checks.filter(({ outcome }) => outcome !== 'holds');
  const shown = all ? checks : attention;
  const outcomes = { holds: phrases.holds, broken: phrases.isBroken, pending: phrases.pending, unknown: phrases.unknown };
  const summary =
    attention.length === 0 ? (
      <Badge appearance="tint" color="success" size="large">
        {fillPhrase(phrases.allHold, { count: checks.length })}
      </Badge>
    ) : (
      <Badge appearance="tint" color="danger" size="large">
        {fillPhrase(phrases.broken, { count: attention.length })}
      </Badge>
    );

  return (
    <Section heading={phrases.heading} aside={<span role="status">{checks.length > 0 && summary}</span>}>
      {checks.length === 0 && <Caption1>{phrases.none}</Caption1>}
      {shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map(({ description, outcome, address }) => (
            <li key={`${address} ${description}`}>
              <button
                type="button"
                className={styles.check}
                aria-label={fillPhrase(phrases.goTo, { outcome: outcomes[outcome], description, address })}
                onClick={() => onGo(address)}
              >
                <span className={mergeClasses(styles.icon, styles[outcome])}>{icons[outcome]}</span>
                <Body1>{description}</Body1>
                <Caption1 className={styles.address}>{address}</Caption1>
              </button>
            </li>
          ))}
        </ul>
      )}
      {checks.length > attention.length && (
        <div>
          <Button appearance="transparent" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? phrases.showBroken : phrases.showAll}
          </Button>
        </div>
      )}
    </Section>
  );
}
