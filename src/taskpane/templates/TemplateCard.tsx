import { Body1, Button, Caption1, makeStyles, shorthands, Spinner, Subtitle2, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import { fillPhrase } from '../../locales';
import { usePhrases } from '../language';
import { type TemplateOffer } from './templateOffer';

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    ...shorthands.border(tokens.strokeWidthThin, 'solid', tokens.colorNeutralStroke2),
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
    boxShadow: tokens.shadow2,
  },
  picture: {
    display: 'block',
    width: '100%',
    aspectRatio: '16 / 9',
    objectFit: 'cover',
    objectPosition: 'top left',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  text: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, padding: tokens.spacingHorizontalM },
  description: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalM, marginTop: tokens.spacingVerticalS },
});

interface TemplateCardProps {
  readonly offer: TemplateOffer;
  /** What is going on with this template, or null. */
  readonly activity: string | null;
  readonly disabled: boolean;
  readonly onInsert: () => void;
}

export function TemplateCard({ offer, activity, disabled, onInsert }: TemplateCardProps) {
  const styles = useStyles();
  const { templates } = usePhrases().pane;
  const [hasPicture, setHasPicture] = useState(true);
  return (
    <article className={styles.card}>
      {hasPicture && <img className={styles.picture} src={offer.picture} alt={fillPhrase(templates.pictureOf, { title: offer.title })} onError={() => setHasPicture(false)} />}
      <div className={styles.text}>
        <Subtitle2 as="h3">{offer.title}</Subtitle2>
        <Body1 className={styles.description}>{offer.description}</Body1>
        <div className={styles.actions}>
          <Button appearance="primary" icon={<AddRegular />} disabledFocusable={disabled} aria-label={fillPhrase(templates.insertNamed, { title: offer.title })} onClick={onInsert}>
            {templates.insert}
          </Button>
          <span role="status">{activity !== null && <Spinner size="tiny" label={<Caption1>{activity}</Caption1>} />}</span>
        </div>
      </div>
    </article>
  );
}
