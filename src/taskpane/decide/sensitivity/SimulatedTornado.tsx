import { Body1, Button } from '@fluentui/react-components';
import { fillPhrase } from '../../../locales';
import { cellAddressOf } from '../cellAddressOf';
import { ChartFrame } from '../../charts/ChartFrame';
import { countText, numberText, shortNumberText, type NumberKind } from '../../charts/numberText';
import { TornadoChart } from '../../charts/TornadoChart';
import { useLanguage, usePhrases } from '../../language';
import { type SimulatePartProps } from '../../simulate/simulateView';
import { useSimulatorState } from '../../shared/useSimulatorState';
import { type ChosenCell } from '../chosenCell';
import { useDecideStyles } from '../decideStyles';
import { EndLegend } from './EndLegend';
import { tornadoBar } from './tornadoBar';

/** Bars that are worth a look. */
const SHOWN_BARS = 12;

interface SimulatedTornadoProps extends Pick<SimulatePartProps, 'simulator' | 'onJump' | 'onShow'> {
  readonly output: ChosenCell;
  readonly kind: NumberKind;
  readonly names: ReadonlyMap<string, string>;
}

/** The mean of the result while each input is in its lowest and highest tenth, all others varying too: from the last run. */
export function SimulatedTornado({ simulator, output, kind, names, onJump, onShow }: SimulatedTornadoProps) {
  const styles = useDecideStyles();
  const language = useLanguage();
  const { sensitivity: words } = usePhrases().decide;
  const { last } = useSimulatorState(simulator);
  const simulated = last?.result.outputs.find((candidate) => cellAddressOf(candidate.output) === output.address);
  if (last === null || simulated === undefined) {
    return (
      <div className={styles.card}>
        <Body1>{fillPhrase(words.needsRun, { output: output.label })}</Body1>
        <div>
          <Button onClick={() => onShow('results')}>{words.toResults}</Button>
        </div>
      </div>
    );
  }
  const result = (value: number): string => numberText(value, kind, language);
  const title = fillPhrase(words.simulatedTitle, { output: output.label });
  const effects = last.result.inputs
    .map((input, index) => ({ key: String(index), cell: cellAddressOf(input), name: input.name ?? names.get(cellAddressOf(input)) ?? cellAddressOf(input), ...simulated.sensitivities[index] }))
    .filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high))
    .sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low));
  return (
    <ChartFrame
      title={title}
      table={{ head: [words.input, words.resultFrom, words.resultTo, words.swing], rows: effects.map(({ name, low, high }) => [name, result(low), result(high), result(Math.abs(high - low))]) }}
      note={fillPhrase(words.simulatedNote, { output: output.label, mean: result(simulated.mean), trials: countText(last.result.trials, language) })}
    >
      <EndLegend />
      <TornadoChart
        label={title}
        middle={simulated.mean}
        bars={effects.slice(0, SHOWN_BARS).map(({ key, name, low, high }) =>
          tornadoBar({
            key,
            name,
            low,
            high,
            middle: simulated.mean,
            text: (value) => shortNumberText(value, kind, language),
            description: fillPhrase(words.simulatedBar, { input: name, output: output.label, resultLow: result(low), resultHigh: result(high) }),
          }),
        )}
        onChoose={({ key }) => {
          const chosen = effects.find((effect) => effect.key === key);
          if (chosen !== undefined) onJump(chosen.cell);
        }}
      />
    </ChartFrame>
  );
}
