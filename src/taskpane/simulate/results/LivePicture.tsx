import { type ProvisionalOutput } from '../../../engine/simulation/simulationResult';
import { fillPhrase } from '../../../locales';
import { ChartFrame } from '../../charts/ChartFrame';
import { Histogram } from '../../charts/Histogram';
import { countText, numberText, type NumberKind } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { histogramTable } from './outcomeTable';

interface LivePictureProps {
  readonly name: string;
  readonly output: ProvisionalOutput;
  readonly trials: number;
  readonly kind: NumberKind;
}

/** The histogram as it fills. */
export function LivePicture({ name, output, trials, kind }: LivePictureProps) {
  const language = useLanguage();
  const { results } = usePhrases().simulate;
  const mean = numberText(output.mean, kind, language);
  return (
    <ChartFrame title={name} table={() => histogramTable(output.histogram, kind, language, results)} note={fillPhrase(results.live, { trials: countText(trials, language) })}>
      <Histogram label={fillPhrase(results.histogramLive, { output: name, mean })} histogram={output.histogram} kind={kind} marks={[{ label: results.meanMark, value: output.mean }]} />
    </ChartFrame>
  );
}
