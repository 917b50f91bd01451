import { Body1, Body1Strong, Button, Caption1, makeStyles, mergeClasses, shorthands, Spinner, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { SubtractCircleFilled } from '@fluentui/react-icons/svg/subtract-circle';
import { fillPhrase } from '../../locales';
import { repairFunctionFormulas } from '../../workbook/functionFormulas';
import { selfTest } from '../../workbook/selfTest';
import { usePhrases } from '../language';
import { useServices } from '../services';
import { CopyableText } from '../shared/CopyableText';
import { ProblemBar } from '../shared/ProblemBar';
import { Section } from '../shared/Section';
import { Stack } from '../shared/Stack';
import { useTask } from '../shared/useTask';
import { RepairLeft } from '../shared/RepairLeft';
import { describeFinding, describeVersions, reportText } from './report';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
  findings: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    ...shorthands.border(tokens.strokeWidthThin, 'solid', tokens.colorNeutralStroke2),
    borderRadius: tokens.borderRadiusLarge,
    '& li': { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
    '& li + li': { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  },
  finding: { display: 'flex', flexDirection: 'column' },
  icon: { fontSize: '20px', display: 'flex' },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  notApplicable: { color: tokens.colorNeutralForeground3 },
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const icons = { passed: <CheckmarkCircleFilled />, failed: <ErrorCircleFilled />, notApplicable: <SubtractCircleFilled /> };

/** Versions, the self-test, the repair of unknown functions, and a report to send to whoever helps. */
export default function DiagnosticsPage() {
  const styles = useStyles();
  const phrases = usePhrases();
  const { diagnostics } = phrases.pane;
  const { port, host } = useServices();
  const test = useTask(() => selfTest(port, host));
  const repair = useTask(async () => {
    const outcome = await repairFunctionFormulas(port);
    await test.run();
    return outcome;
  });
  const findings = test.task.status === 'done' ? test.task.result : [];
  const versions = describeVersions(host, phrases);
  const report = reportText(versions, findings, phrases);
  const canRepair = findings.some(({ question, outcome }) => question === 'functions' && outcome === 'failed');

  return (
    <Stack>
      <Section heading={diagnostics.about}>
        <dl className={styles.facts}>
          {versions.map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
        </dl>
      </Section>
      <Section heading={diagnostics.selfTest}>
        <Body1 className={styles.quiet}>{diagnostics.selfTestHint}</Body1>
        {repair.task.status === 'failed' && <ProblemBar problem={repair.task.problem} onDismiss={repair.reset} />}
        <div className={styles.actions}>
          <Button appearance="primary" disabled={test.task.status === 'running'} onClick={() => void test.run()}>
            {diagnostics.run}
          </Button>
          {canRepair && (
            <Button disabled={repair.task.status === 'running'} onClick={() => void repair.run()}>
              {diagnostics.repair}
            </Button>
          )}
        </div>
        <div role="status">
          {test.task.status === 'running' && <Spinner size="tiny" label={diagnostics.running} />}
          {repair.task.status === 'done' && <Body1 block>{fillPhrase(phrases.pane.model.repaired, { count: repair.task.result.repaired })}</Body1>}
          {repair.task.status === 'done' && <RepairLeft {...repair.task.result} />}
        </div>
        {findings.length > 0 && (
          <ul className={styles.findings}>
            {findings.map((finding) => (
              <li key={finding.question}>
                <span className={mergeClasses(styles.icon, styles[finding.outcome])} role="img" aria-label={diagnostics.outcome[finding.outcome]}>
                  {icons[finding.outcome]}
                </span>
                <span className={styles.finding}>
                  <Body1Strong>{diagnostics.findings[finding.question].name}</Body1Strong>
                  <Caption1 className={styles.quiet}>{describeFinding(finding, phrases)}</Caption1>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section heading={diagnostics.report}>
        <CopyableText name={diagnostics.report} text={report} />
      </Section>
    </Stack>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>
        <Body1>{name}</Body1>
      </dt>
      <dd>
        <Body1>{value}</Body1>
      </dd>
    </>
  );
}
