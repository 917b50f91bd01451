import { Body1, Caption1, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { fillPhrase, type Language } from '../../locales';
import { languages } from '../../locales/languages';
import { nearestLanguage } from '../../locales/loadWords';
import { usePhrases } from '../language';
import { type LanguageChoice } from '../../page/preferences';
import { useServices } from '../services';
import { Section } from '../shared/Section';
import { Stack } from '../shared/Stack';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

/** Languages are always written in themselves: whoever is lost can read their own. */
function ownName(tag: Language): string {
  return languages.find((language) => language.tag === tag)!.ownName;
}

export default function SettingsPage({ choice, onChoose }: { readonly choice: LanguageChoice; readonly onChoose: (choice: LanguageChoice) => void }) {
  const styles = useStyles();
  const { settings } = usePhrases().pane;
  const { host } = useServices();
  const hint = useId();
  return (
    <Stack>
      <Section heading={settings.language}>
        <RadioGroup aria-label={settings.language} aria-describedby={hint} value={choice} onChange={(_event, { value }) => onChoose(value as LanguageChoice)}>
          <Radio value="automatic" label={fillPhrase(settings.automatic, { language: ownName(nearestLanguage(host.displayLanguage)) })} />
          {languages.map((language) => (
            <Radio key={language.tag} value={language.tag} label={language.ownName} />
          ))}
        </RadioGroup>
        <Caption1 id={hint} className={styles.quiet}>
          {settings.languageHint}
        </Caption1>
      </Section>
      <Section heading={settings.appearance}>
        <Body1 className={styles.quiet}>{settings.appearanceText}</Body1>
      </Section>
      <Section heading={settings.privacy}>
        <Body1 className={styles.quiet}>{settings.privacyText}</Body1>
      </Section>
    </Stack>
  );
}
