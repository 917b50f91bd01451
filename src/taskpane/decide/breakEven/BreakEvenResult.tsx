import { Body1, Caption1 } from '@fluentui/react-components';
import { type BreakEvenPoint } from '../../../engine/decide/breakEven';
import { fillPhrase } from '../../../locales';
import { ChartFrame } from '../../charts/ChartFrame';
import { numberText } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { type PaneSimulator } from '../../simulate/paneSimulator';
import { AddAsSheet } from '../AddAsSheet';
import { useDecideStyles } from '../decideStyles';
import { factorKey, factorName } from '../factorNames';
import { kindOf, useCellFacts } from '../useCellFacts';
import { type BreakEvenAnswer } from './breakEvenDraft';
import { MarginBars } from './MarginBars';

interface BreakEvenResultProps {
  readonly answer: BreakEvenAnswer;
  readonly simulator: PaneSimulator;
  readonly onJump: (address: string) => void;
}

/** Room of every input, the smallest first. */
export function BreakEvenResult({ answer, simulator, onJump }: BreakEvenResultProps) {
  const styles = useDecideStyles();
  const { breakEven: words } = usePhrases().decide;
  const language = useLanguage();
  const { value: report, output, outputKind, names } = answer;
  const facts = useCellFacts(simulator, report.factors.map(({ cell }) => cell));
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const result = (value: number): string => numberText(value, outputKind, language);
  const input = (point: BreakEvenPoint, value: number): string => numberText(value, kindOf(facts, { address: point.cell }), language);
  const title = fillPhrase(words.caption, { output: output.label, target: result(report.target) });
  const without = report.withoutInfluence.map((factor) => factorName(factor, names)).join(' · ');
  const quiet = without !== '' && <Caption1 className={styles.quiet}>{fillPhrase(words.without, { inputs: without })}</Caption1>;
  if (report.factors.length === 0) {
    return (
      <div className={styles.card}>
        <Body1>{words.nothing}</Body1>
        {quiet}
      </div>
    );
  }
  const rows = report.factors.map((point) => {
    const blanks = { input: factorName(point, names), now: input(point, point.base), low: input(point, point.searched.low), high: input(point, point.searched.high) };
    const value = point.value === null ? null : input(point, point.value);
    const margin = point.margin === null ? null : percent.format(point.margin);
    return {
      key: factorKey(point),
      address: point.cell,
      name: blanks.input,
      now: blanks.now,
      value: value ?? words.none,
      margin: point.margin,
      marginText: margin ?? '–',
      description: value === null ? fillPhrase(words.rowNone, blanks) : fillPhrase(words.row, { ...blanks, value, margin: margin ?? '–' }) + (point.jumps ? ` (${words.jump})` : ''),
    };
  });
  return (
    <>
      <ChartFrame
        title={title}
        table={{ head: [words.input, words.now, words.value, words.margin], rows: rows.map(({ name, now, value, marginText }) => [name, now, value, marginText]) }}
        note={fillPhrase(words.note, { output: output.label, base: result(report.base) })}
      >
        <MarginBars label={title} rows={rows} onChoose={onJump} />
      </ChartFrame>
      {quiet}
      <div className={styles.actions}>
        <AddAsSheet
          answer={answer}
          table={() => ({
            kind: 'breakEven',
            measure: { output, statistic: null },
            target: report.target,
            rows: report.factors.map((point) => ({ input: { address: point.cell, label: factorName(point, names) }, now: point.base, breakEven: point.value })),
          })}
          onJump={onJump}
        />
      </div>
    </>
  );
}
