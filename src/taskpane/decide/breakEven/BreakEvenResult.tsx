import { Body1, Button, Caption1 } from '@fluentui/react-components';
import { useState } from 'react';
import { type BreakEvenPoint } from '../../../engine/decide/breakEven';
import { fillPhrase } from '../../../locales';
import { ChartFrame } from '../../charts/ChartFrame';
import { numberText } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { type PaneSimulator } from '../../shared/paneSimulator';
import { AddAsSheet } from '../AddAsSheet';
import { useDecideStyles } from '../decideStyles';
import { factorKey, factorName, nameList } from '../factorNames';
import { kindOf, useCellFacts } from '../useCellFacts';
import { type BreakEvenAnswer } from './breakEvenDraft';
import { MarginBars } from './MarginBars';

/** Rows shown before the rest is asked for. */
const SHOWN_ROWS = 12;

type ReachedPoint = BreakEvenPoint & { readonly value: number };

interface BreakEvenResultProps {
  readonly answer: BreakEvenAnswer;
  readonly simulator: PaneSimulator;
  readonly onJump: (address: string) => void;
}

/** Room of every input, the smallest first. */
export function BreakEvenResult({ answer, simulator, onJump }: BreakEvenResultProps) {
  const styles = useDecideStyles();
  const { breakEven: words, sensitivity } = usePhrases().decide;
  const [showsAll, setShowsAll] = useState(false);
  const language = useLanguage();
  const { value: report, output, outputKind, names } = answer;
  const facts = useCellFacts(simulator, report.factors.map(({ cell }) => cell));
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const result = (value: number): string => numberText(value, outputKind, language);
  const input = (point: BreakEvenPoint, value: number): string => numberText(value, kindOf(facts, { address: point.cell }), language);
  const title = fillPhrase(words.caption, { output: output.label, target: result(report.target) });
  const without = nameList(report.withoutInfluence, names);
  const quiet = without !== '' && <Caption1 className={styles.quiet}>{fillPhrase(words.without, { inputs: without })}</Caption1>;
  if (report.factors.length === 0) {
    return (
      <div className={styles.card}>
        <Body1>{words.nothing}</Body1>
        {quiet}
      </div>
    );
  }
  const reached = report.factors.filter((point): point is ReachedPoint => point.value !== null);
  const unreached = report.factors.filter(({ value, pole }) => value === null && pole === null);
  const poles = report.factors.filter(({ value, pole }) => value === null && pole !== null);
  const rows = reached.map((point) => {
    const { margin, jumps, cell } = point;
    const blanks = { input: factorName(point, names), now: input(point, point.base), value: input(point, point.value), margin: margin === null ? '–' : percent.format(margin) };
    return { key: factorKey(point), address: cell, name: blanks.input, now: blanks.now, value: blanks.value, margin, marginText: blanks.margin, description: fillPhrase(words.row, blanks) + (jumps ? ` (${words.jump})` : '') };
  });
  return (
    <>
      <ChartFrame
        title={title}
        table={{ head: [words.input, words.now, words.value, words.margin], rows: rows.map(({ name, now, value, marginText }) => [name, now, value, marginText]) }}
        note={fillPhrase(words.note, { output: output.label, base: result(report.base) })}
      >
        {rows.length === 0 ? <Body1>{words.never}</Body1> : <MarginBars label={title} rows={showsAll ? rows : rows.slice(0, SHOWN_ROWS)} onChoose={onJump} />}
        {!showsAll && rows.length > SHOWN_ROWS && (
          <div>
            <Button appearance="transparent" size="small" onClick={() => setShowsAll(true)}>
              {fillPhrase(sensitivity.showAll, { count: rows.length })}
            </Button>
          </div>
        )}
      </ChartFrame>
      {unreached.length > 0 && <Caption1 className={styles.quiet}>{fillPhrase(words.unreached, { inputs: nameList(unreached, names) })}</Caption1>}
      {poles.length > 0 && (
        <Caption1 className={styles.quiet}>{fillPhrase(words.poles, { inputs: poles.map((point) => fillPhrase(words.pole, { input: factorName(point, names), value: input(point, point.pole ?? NaN) })).join(' · ') })}</Caption1>
      )}
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
