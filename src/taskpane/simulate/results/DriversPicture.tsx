import { Body1, Button, Caption1, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import { actsOnlyTogether } from '../../../engine/simulation/varianceShares';
import { fillPhrase, type Language, type PaneWords } from '../../../locales';
import { ChartFrame } from '../../charts/ChartFrame';
import { type TableData } from '../../charts/DataTable';
import { numberText, probabilityText, shareErrorText, signedText, type NumberKind } from '../../charts/numberText';
import { TornadoChart, type TornadoBar } from '../../charts/TornadoChart';
import { useLanguage, usePhrases } from '../../language';
import { Segmented } from '../../shared/Segmented';
import { type DriverMeasure } from './choices';
import { drivers, tellingDrivers, type Driver } from './drivers';
import { type ShownOutput } from './shownRun';

interface DriversPictureProps {
  readonly statistics: ShownOutput;
  readonly trials: number;
  readonly inputNames: readonly string[];
  readonly kind: NumberKind;
  readonly by: DriverMeasure;
  readonly onBy: (measure: DriverMeasure) => void;
  readonly onChoose: (input: number) => void;
}

/** A tornado of what moves the output, by one of three measures; a bar leads to the scatter of its input. */
export function DriversPicture({ statistics, trials, inputNames, kind, by, onBy, onChoose }: DriversPictureProps) {
  const language = useLanguage();
  const phrases = usePhrases();
  const { results } = phrases.simulate;
  const [all, setAll] = useState(false);
  const { output, sensitivities, mean } = statistics;
  if (sensitivities === null) return <Spinner size="small" label={results.driversLater} />;
  const sorted = drivers(sensitivities, by);
  const shown = all ? sorted : sorted.slice(0, tellingDrivers(sorted, trials));
  const title = fillPhrase(results.driversHeading, { output: output.name });
  const notes = { rankCorrelation: results.rankCorrelationNote, varianceShare: results.varianceShareNote, conditionalMean: results.conditionalMeanNote };
  const together = shown.filter(actsOnlyTogether).map(({ input }) => inputNames[input] ?? '');
  const bars = shown.map((driver) => tornadoBar(driver, inputNames[driver.input] ?? '', by, kind, language, results));
  const table = (): TableData => ({
    head: [results.input, results.rankCorrelation, results.direction, results.varianceShare, results.standardError, results.totalShare, results.standardError, results.inputLow, results.inputHigh],
    rows: sorted.map((driver) => [
      inputNames[driver.input] ?? '',
      signedText(driver.rankCorrelation, language),
      results.directions[driver.direction],
      probabilityText(driver.varianceShare, language),
      shareErrorText(driver.varianceShareError, language),
      probabilityText(driver.totalShare, language),
      shareErrorText(driver.totalShareError, language),
      numberText(driver.low, kind, language),
      numberText(driver.high, kind, language),
    ]),
  });
  return (
    <>
      <Segmented
        label={results.driversBy}
        choices={[
          { key: 'rankCorrelation', label: results.rankCorrelation },
          { key: 'varianceShare', label: results.varianceShare },
          { key: 'conditionalMean', label: results.conditionalMean },
        ]}
        chosen={by}
        onChoose={onBy}
      />
      <ChartFrame title={title} table={table} note={notes[by]}>
        {bars.length === 0 ? (
          <Body1>{results.noDrivers}</Body1>
        ) : (
          <TornadoChart label={title} bars={bars} middle={by === 'conditionalMean' ? mean : 0} onChoose={({ key }) => onChoose(Number(key))} />
        )}
        {!all && shown.length < sorted.length && (
          <div>
            <Button appearance="transparent" size="small" onClick={() => setAll(true)}>
              {fillPhrase(results.allDrivers, { count: sorted.length })}
            </Button>
          </div>
        )}
      </ChartFrame>
      {by === 'varianceShare' && together.length > 0 && <Caption1>{fillPhrase(results.onlyTogether, { inputs: together.join(phrases.language.listSeparator), count: together.length })}</Caption1>}
      {bars.length > 0 && <Caption1>{results.chooseDriver}</Caption1>}
    </>
  );
}

function tornadoBar(driver: Driver, name: string, by: DriverMeasure, kind: NumberKind, language: Language, words: PaneWords['simulate']['results']): TornadoBar {
  const key = String(driver.input);
  if (by === 'conditionalMean') {
    const [lowText, highText] = [driver.low, driver.high].map((value) => numberText(value, kind, language)) as [string, string];
    return { key, name, low: driver.low, high: driver.high, lowText, highText, description: fillPhrase(words.driverRange, { input: name, low: lowText, high: highText }) };
  }
  if (by === 'varianceShare') {
    const [alone, total] = [driver.varianceShare, driver.totalShare].map((share) => probabilityText(share, language)) as [string, string];
    const description = fillPhrase(words.driverShares, { input: name, alone, total, direction: words.directions[driver.direction] });
    return { key, name, low: 0, high: driver.varianceShare, beyond: driver.totalShare, lowText: '', highText: driver.totalShare > driver.varianceShare ? total : alone, description };
  }
  const value = driver.rankCorrelation;
  const text = signedText(value, language);
  const [low, high] = value < 0 ? [value, 0] : [0, value];
  return { key, name, low, high, lowText: value < 0 ? text : '', highText: value < 0 ? '' : text, description: `${name}: ${text}` };
}
