import { Accordion, Caption1, makeStyles, SearchBox, Spinner, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { fillPhrase } from '../../locales';
import { usePhrases } from '../language';
import { Section } from '../shared/Section';
import { Stack } from '../shared/Stack';
import { functionEntries, matching } from './functionEntries';
import { FunctionItem } from './FunctionItem';
import { useFunctionTexts } from './useFunctionTexts';

const useStyles = makeStyles({
  search: { width: '100%', maxWidth: 'none' },
  find: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Every worksheet function with its arguments and an example, found by any word. */
export default function HelpPage() {
  const styles = useStyles();
  const phrases = usePhrases();
  const { help } = phrases.pane;
  const [search, setSearch] = useState('');
  const texts = useFunctionTexts();
  const entries = useMemo(() => (texts === null ? [] : functionEntries({ ...phrases, ...texts })), [phrases, texts]);
  const shown = matching(entries, search);
  const families = [...new Set(shown.map(({ family }) => family))];

  if (texts === null) return <Spinner />;
  return (
    <Stack>
      <div className={styles.find}>
        <SearchBox className={styles.search} aria-label={help.search} placeholder={help.search} value={search} onChange={(_event, { value }) => setSearch(value)} />
        <Caption1 className={styles.quiet} role="status">
          {shown.length === 0 ? fillPhrase(help.noMatch, { text: search }) : fillPhrase(help.count, { count: shown.length })}
        </Caption1>
      </div>
      {families.map((family) => (
        <Section key={family} heading={family}>
          <Accordion collapsible multiple>
            {shown
              .filter((entry) => entry.family === family)
              .map((entry) => (
                <FunctionItem key={entry.name} entry={entry} />
              ))}
          </Accordion>
        </Section>
      ))}
    </Stack>
  );
}
