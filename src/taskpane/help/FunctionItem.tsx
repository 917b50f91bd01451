import { AccordionHeader, AccordionItem, AccordionPanel, Caption1, Caption1Strong, makeStyles, tokens } from '@fluentui/react-components';
import { usePhrases } from '../language';
import { type FunctionEntry } from './functionEntries';

const useStyles = makeStyles({
  item: { backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusMedium, marginBottom: tokens.spacingVerticalXS },
  header: { display: 'flex', flexDirection: 'column', paddingBlock: tokens.spacingVerticalXS, minWidth: 0 },
  name: { fontFamily: tokens.fontFamilyMonospace, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  panel: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalM },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    userSelect: 'all',
  },
  parameters: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, margin: 0, '& dd': { margin: 0 } },
});

/** One function: what it computes, and on opening its arguments, result, errors and an example. */
export function FunctionItem({ entry }: { readonly entry: FunctionEntry }) {
  const styles = useStyles();
  const { help } = usePhrases().pane;
  return (
    <AccordionItem value={entry.name} className={styles.item}>
      <AccordionHeader as="h3" expandIconPosition="end">
        <span className={styles.header}>
          <span className={styles.name}>{entry.name}</span>
          <Caption1 className={styles.quiet}>{entry.description}</Caption1>
        </span>
      </AccordionHeader>
      <AccordionPanel className={styles.panel}>
        <code className={styles.code}>{entry.signature}</code>
        <dl className={styles.parameters}>
          {entry.parameters.map(({ name, meaning, optional }) => (
            <div key={name}>
              <dt>
                <Caption1Strong className={styles.name}>{name}</Caption1Strong>
                {optional && <Caption1 className={styles.quiet}> {help.optional}</Caption1>}
              </dt>
              <dd>
                <Caption1>{meaning}</Caption1>
              </dd>
            </div>
          ))}
        </dl>
        <Labelled label={help.result} text={entry.result} />
        <Labelled label={help.errors} text={entry.errors} />
        <div>
          <Caption1Strong block>{help.example}</Caption1Strong>
          <code className={styles.code}>{entry.example}</code>
        </div>
      </AccordionPanel>
    </AccordionItem>
  );
}

function Labelled({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div>
      <Caption1Strong block>{label}</Caption1Strong>
      <Caption1>{text}</Caption1>
    </div>
  );
}
