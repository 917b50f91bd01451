import { Caption1 } from '@fluentui/react-components';
import { fillPhrase } from '../../../locales';
import { type OneWayTable, type TwoWayTable } from '../../../workbook/decisionTables/decisionTable';
import { ChartFrame } from '../../charts/ChartFrame';
import { LinePlot } from '../../charts/LinePlot';
import { countText, numberText } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { AddAsSheet } from '../AddAsSheet';
import { useDecideStyles } from '../decideStyles';
import { isProbability, measureKind, measureText } from '../measureEntry';
import { HeatTable } from './HeatTable';
import { type TableAnswer } from './tableDraft';

/** A line for one cell, a shaded table for two. */
export function TableResult({ answer, onJump }: { readonly answer: TableAnswer; readonly onJump: (address: string) => void }) {
  const styles = useDecideStyles();
  const phrases = usePhrases();
  const language = useLanguage();
  const words = phrases.decide.table;
  const { value: table, output, outputKind, rows, columns, simulation } = answer;
  const measure = measureText(table.measure, output.label, outputKind, phrases, language);
  const kind = measureKind(table.measure.kind, outputKind);
  const results = table.cells.map((row) => row.map(({ value }) => value));
  const result = (value: number): string => numberText(value, kind, language);
  const rowText = (value: number): string => numberText(value, rows.kind, language);
  const largestError = Math.max(0, ...table.cells.flat().map(({ standardError }) => standardError).filter(Number.isFinite));
  const note =
    simulation === null ? undefined : (
      <>
        {fillPhrase(phrases.decide.fields.trials, { trials: countText(simulation.trials, language), seed: simulation.seed })}{' '}
        {largestError > 0 && fillPhrase(words.errorUpTo, { error: result(largestError) })}
      </>
    );
  const asked = { output, statistic: table.measure.kind === 'value' ? null : measure, probability: isProbability(table.measure.kind) };

  return (
    <>
      {columns === null || table.columns === null ? (
        <ChartFrame
          title={fillPhrase(words.caption, { measure, rows: rows.cell.label })}
          table={{ head: [rows.cell.label, measure], rows: table.rows.values.map((value, index) => [rowText(value), result(results[index][0])]) }}
          note={note}
        >
          <LinePlot
            label={fillPhrase(words.caption, { measure, rows: rows.cell.label })}
            lines={[{ key: 'result', name: measure, points: table.rows.values.map((value, index) => [value, results[index][0]] as const) }]}
            across={{ name: rows.cell.label, kind: rows.kind }}
            up={kind}
            mark={table.rows.parameter.displayed}
          />
        </ChartFrame>
      ) : (
        <div className={styles.card}>
          <HeatTable
            caption={fillPhrase(words.captionTwo, { measure, rows: rows.cell.label, columns: columns.cell.label })}
            corner={rows.cell.label}
            rows={table.rows.values.map((value) => ({ text: rowText(value), isPresent: value === table.rows.parameter.displayed }))}
            columns={table.columns.values.map((value) => ({ text: numberText(value, columns.kind, language), isPresent: value === table.columns?.parameter.displayed }))}
            results={results}
            resultText={result}
            presentText={words.present}
          />
          {note !== undefined && <Caption1 className={styles.quiet}>{note}</Caption1>}
        </div>
      )}
      <div className={styles.actions}>
        <AddAsSheet
          answer={answer}
          table={() =>
            columns === null || table.columns === null
              ? ({ kind: 'oneWay', parameter: rows.cell, values: table.rows.values, measure: asked, results: results.map(([first]) => first) } satisfies OneWayTable)
              : ({ kind: 'twoWay', rows: { parameter: rows.cell, values: table.rows.values }, columns: { parameter: columns.cell, values: table.columns.values }, measure: asked, results } satisfies TwoWayTable)
          }
          onJump={onJump}
        />
      </div>
    </>
  );
}
