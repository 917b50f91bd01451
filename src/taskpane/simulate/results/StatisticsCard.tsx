import { Button, Caption1, makeStyles, shorthands, tokens, Tooltip } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useState } from 'react';
import { type OutputStatistics } from '../../../engine/simulation/simulationResult';
import type { Language } from '../../../locales';
import { copyTable } from '../../charts/copyTable';
import { DataTable, type TableData } from '../../charts/DataTable';
import { type NumberKind } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { Section } from '../../shared/Section';
import { statisticsRows, type StatisticRow } from './statisticsRows';

const useStyles = makeStyles({
  card: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ...shorthands.border(tokens.strokeWidthThin, 'solid', tokens.colorNeutralStroke2),
    borderRadius: tokens.borderRadiusLarge,
  },
  tools: { display: 'flex', alignItems: 'center' },
});

interface StatisticsCardProps {
  readonly statistics: OutputStatistics;
  /** The same output in the run before; its numbers then stand beside the new ones. */
  readonly compared: OutputStatistics | null;
  readonly kind: NumberKind;
  /** The errors are upper limits. */
  readonly errorsAtMost: boolean;
}

/** The numbers of one output, each with how far chance may have moved it. */
export function StatisticsCard({ statistics, compared, kind, errorsAtMost }: StatisticsCardProps) {
  const styles = useStyles();
  const language = useLanguage();
  const { results, charts } = usePhrases().simulate;
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const rows = statisticsRows(statistics, kind, language, results);
  const table: TableData =
    compared === null
      ? { head: [results.statistic, results.value, errorsAtMost ? results.standardErrorAtMost : results.standardError], rows: rows.map(({ name, value, errorText, text }) => [name, text(value), errorText]) }
      : { head: [results.statistic, results.previous, results.current, results.change], rows: comparedRows(rows, statisticsRows(compared, kind, language, results), language) };
  return (
    <Section
      heading={compared === null ? results.statistics : results.comparison}
      aside={
        <span className={styles.tools}>
          <Caption1 role="status">{copied === 'failed' ? charts.copyFailed : copied === 'yes' && charts.copied}</Caption1>
          <Tooltip content={charts.copy} relationship="label">
            <Button
              appearance="subtle"
              size="small"
              icon={copied === 'yes' ? <CheckmarkRegular /> : <CopyRegular />}
              onClick={() => void copyTable(table).then((done) => setCopied(done ? 'yes' : 'failed'))}
              onBlur={() => setCopied('no')}
            />
          </Tooltip>
        </span>
      }
    >
      <div className={styles.card}>
        <DataTable label={`${results.statistics}: ${statistics.output.name}`} data={table} whole />
      </div>
    </Section>
  );
}

function comparedRows(rows: readonly StatisticRow[], before: readonly StatisticRow[], language: Language): TableData['rows'] {
  const earlier = new Map(before.map((row) => [row.name, row.value]));
  return rows.map(({ name, value, text }) => {
    const was = earlier.get(name) ?? NaN;
    const change = value - was;
    const sign = change > 0 ? '+' : '';
    const unchanged = new Intl.NumberFormat(language).format(0);
    return [name, text(was), text(value), !Number.isFinite(change) ? '–' : change === 0 ? unchanged : `${sign}${changeText(change, text)}`];
  });
}

/** A change of a probability is a difference of percentages, which may be negative. */
function changeText(change: number, text: StatisticRow['text']): string {
  return change < 0 ? `−${text(-change)}` : text(change);
}
