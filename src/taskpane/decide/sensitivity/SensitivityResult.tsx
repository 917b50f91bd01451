import { Body1, Button, Caption1 } from '@fluentui/react-components';
import { useState } from 'react';
import { type FactorEffect } from '../../../engine/decide/oneAtATime';
import { fillPhrase } from '../../../locales';
import { type SpiderTable, type TornadoTable } from '../../../workbook/decisionTables/decisionTable';
import { ChartFrame } from '../../charts/ChartFrame';
import { LinePlot, MOST_LINES } from '../../charts/LinePlot';
import { numberText, shortNumberText } from '../../charts/numberText';
import { TornadoChart } from '../../charts/TornadoChart';
import { useLanguage, usePhrases } from '../../language';
import { Segmented } from '../../shared/Segmented';
import { type SimulatePartProps } from '../../simulate/simulateView';
import { AddAsSheet } from '../AddAsSheet';
import { useDecideStyles } from '../decideStyles';
import { factorKey, factorName, nameList } from '../factorNames';
import { kindOf, useCellFacts } from '../useCellFacts';
import { EndLegend } from './EndLegend';
import { type SensitivityAnswer, type SensitivityDraft } from './sensitivityDraft';
import { SimulatedTornado } from './SimulatedTornado';
import { tornadoBar } from './tornadoBar';

/** Bars shown before the rest is asked for. */
const SHOWN_BARS = 12;

interface SensitivityResultProps extends Pick<SimulatePartProps, 'simulator' | 'onJump' | 'onShow'> {
  readonly answer: SensitivityAnswer;
  readonly picture: SensitivityDraft['picture'];
  readonly onPicture: (picture: SensitivityDraft['picture']) => void;
}

/** Tornado and spider of one calculation. */
export function SensitivityResult({ answer, picture, simulator, onPicture, onJump, onShow }: SensitivityResultProps) {
  const styles = useDecideStyles();
  const { sensitivity: words } = usePhrases().decide;
  const language = useLanguage();
  const [showsAll, setShowsAll] = useState(false);
  const { value: effects, output, names } = answer;
  const facts = useCellFacts(simulator, [output.address, ...effects.effects.map(({ cell }) => cell)]);
  const outputKind = kindOf(facts, output);
  const result = (value: number): string => numberText(value, outputKind, language);
  const input = (effect: FactorEffect, value: number): string => numberText(value, kindOf(facts, { address: effect.cell }), language);
  const nameOf = (effect: FactorEffect): string => factorName(effect, names);
  const shown = showsAll ? effects.effects : effects.effects.slice(0, SHOWN_BARS);
  const without = nameList(effects.withoutInfluence, names);
  const quiet = without !== '' && <Caption1 className={styles.quiet}>{fillPhrase(words.without, { inputs: without })}</Caption1>;

  if (effects.effects.length === 0) {
    return (
      <div className={styles.card}>
        <Body1>{words.none}</Body1>
        {quiet}
      </div>
    );
  }

  const tornado = (
    <ChartFrame
      title={fillPhrase(words.tornadoTitle, { output: output.label })}
      table={{
        head: [words.input, words.from, words.to, words.resultFrom, words.resultTo, words.swing],
        rows: effects.effects.map((effect) => [nameOf(effect), input(effect, effect.low), input(effect, effect.high), result(effect.outputAtLow), result(effect.outputAtHigh), result(effect.swing)]),
      }}
      note={fillPhrase(words.note, { output: output.label, base: result(effects.base) })}
    >
      <EndLegend />
      <TornadoChart
        label={fillPhrase(words.tornadoTitle, { output: output.label })}
        middle={effects.base}
        bars={shown.map((effect) =>
          tornadoBar({
          key: factorKey(effect),
          name: nameOf(effect),
          low: effect.outputAtLow,
          high: effect.outputAtHigh,
          middle: effects.base,
          text: (value) => shortNumberText(value, outputKind, language),
          description: fillPhrase(words.bar, {
            input: nameOf(effect),
            low: input(effect, effect.low),
            high: input(effect, effect.high),
            output: output.label,
            resultLow: result(effect.outputAtLow),
            resultHigh: result(effect.outputAtHigh),
          }),
        }),
        )}
        onChoose={({ key }) => {
          const chosen = effects.effects.find((effect) => factorKey(effect) === key);
          if (chosen !== undefined) onJump(chosen.cell);
        }}
      />
      {!showsAll && effects.effects.length > SHOWN_BARS && (
        <div>
          <Button appearance="transparent" size="small" onClick={() => setShowsAll(true)}>
            {fillPhrase(words.showAll, { count: effects.effects.length })}
          </Button>
        </div>
      )}
    </ChartFrame>
  );
  const lines = effects.effects.slice(0, MOST_LINES);
  const spider = (
    <ChartFrame
      title={fillPhrase(words.spiderTitle, { output: output.label })}
      table={{
        head: [words.input, ...(lines[0]?.points ?? []).map(({ position }) => positionText(position, words))],
        rows: lines.map((effect) => [nameOf(effect), ...effect.points.map(({ output: reached }) => result(reached))]),
      }}
      note={fillPhrase(words.note, { output: output.label, base: result(effects.base) })}
    >
      <LinePlot
        label={fillPhrase(words.spiderTitle, { output: output.label })}
        lines={lines.map((effect) => ({ key: factorKey(effect), name: nameOf(effect), points: effect.points.map(({ position, output: reached }) => [position, reached] as const) }))}
        across={{
          name: '',
          kind: 'amount',
          words: [
            [-1, words.low],
            [0, words.base],
            [1, words.high],
          ],
        }}
        up={outputKind}
        mark={0}
        level={effects.base}
      />
    </ChartFrame>
  );

  return (
    <>
      <Segmented
        label={words.pictures}
        choices={[
          { key: 'tornado', label: words.tornado },
          { key: 'spider', label: words.spider },
          { key: 'simulated', label: words.simulated },
        ]}
        chosen={picture}
        onChoose={onPicture}
      />
      {picture === 'tornado' && tornado}
      {picture === 'spider' && spider}
      {picture === 'simulated' && <SimulatedTornado simulator={simulator} output={output} kind={outputKind} names={names} onJump={onJump} onShow={onShow} />}
      {picture !== 'simulated' && (
        <>
          {answer.fixedLeftOut > 0 && <Caption1 className={styles.quiet}>{fillPhrase(words.fixedMore, { count: answer.fixedIncluded, all: answer.fixedIncluded + answer.fixedLeftOut })}</Caption1>}
          {quiet}
          <div className={styles.actions}>
            <AddAsSheet key={picture} answer={answer} table={() => (picture === 'tornado' ? tornadoTable(answer) : spiderTable(answer))} onJump={onJump} />
          </div>
        </>
      )}
    </>
  );
}

function positionText(position: number, words: { readonly low: string; readonly base: string; readonly high: string }): string {
  if (position === -1) return words.low;
  if (position === 0) return words.base;
  if (position === 1) return words.high;
  return `${position < 0 ? words.low : words.high} ${Math.round(Math.abs(position) * 100)}%`;
}

function tornadoTable({ value: { base, effects }, output, names }: SensitivityAnswer): TornadoTable {
  return {
    kind: 'tornado',
    measure: { output, statistic: null },
    base,
    bars: effects.map((effect) => ({
      input: { address: effect.cell, label: factorName(effect, names) },
      lowInput: effect.low,
      highInput: effect.high,
      swing: effect.swing,
      lowResult: effect.outputAtLow,
      highResult: effect.outputAtHigh,
    })),
  };
}

function spiderTable({ value: { base, effects }, output, names }: SensitivityAnswer): SpiderTable {
  return {
    kind: 'spider',
    measure: { output, statistic: null },
    base,
    steps: effects[0].points.map(({ position }) => position),
    lines: effects.slice(0, MOST_LINES).map((effect) => ({ input: { address: effect.cell, label: factorName(effect, names) }, results: effect.points.map(({ output: reached }) => reached) })),
  };
}
