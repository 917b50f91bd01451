import { Field, Input, makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { fillPhrase } from '../../../locales';
import { type PrecisionTarget } from '../../../workbook/simulation/settings';
import { usePhrases } from '../../language';
import { readNumber } from '../../shared/readNumber';

const useStyles = makeStyles({
  rule: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', columnGap: tokens.spacingHorizontalM },
  input: { minWidth: 0, width: '100%' },
});

const offeredPercentiles = [5, 10, 50, 90, 95];

interface StopRuleProps {
  readonly precision: PrecisionTarget | null;
  readonly outputs: readonly string[];
  readonly onPrecision: (precision: PrecisionTarget | null) => void;
}

/** Which number has to be known how well before a run may stop early. */
export function StopRule({ precision, outputs, onPrecision }: StopRuleProps) {
  const styles = useStyles();
  const phrases = usePhrases().simulate.settings;
  const [tolerance, setTolerance] = useState<string | null>(null);
  const read = tolerance === null ? null : readNumber(tolerance);
  const wrong = tolerance !== null && !(read !== null && read > 0);
  const turn = (on: boolean): void => onPrecision(on ? { output: outputs[0]!, statistic: 'mean', goal: { tolerance: 0.005, relative: true } } : null);
  return (
    <div className={styles.rule}>
      <Field hint={phrases.stopHint}>
        <Switch label={phrases.stop} checked={precision !== null} onChange={(_event, { checked }) => turn(checked)} />
      </Field>
      {precision !== null && (
        <>
          <div className={styles.pair}>
            <Field label={phrases.stopOutput}>
              <Select value={precision.output} onChange={(_event, { value }) => onPrecision({ ...precision, output: value })}>
                {[...new Set([...outputs, precision.output])].map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </Select>
            </Field>
            <Field label={phrases.stopStatistic}>
              <Select
                value={precision.statistic === 'mean' ? 'mean' : String(Math.round(precision.statistic.percentile * 100))}
                onChange={(_event, { value }) => onPrecision({ ...precision, statistic: value === 'mean' ? 'mean' : { percentile: Number(value) / 100 } })}
              >
                <option value="mean">{phrases.stopMean}</option>
                {offeredPercentiles.map((percentile) => (
                  <option key={percentile} value={String(percentile)}>
                    {fillPhrase(phrases.stopPercentile, { percentile })}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
          <div className={styles.pair}>
            <Field label={phrases.stopTolerance} {...(wrong ? { validationMessage: phrases.stopToleranceInvalid } : {})}>
              <Input
                className={styles.input}
                input={{ className: styles.input }}
                value={tolerance ?? shownTolerance(precision)}
                onChange={(_event, { value }) => {
                  setTolerance(value);
                  const typed = readNumber(value);
                  if (typed !== null && typed > 0) onPrecision({ ...precision, goal: { ...precision.goal, tolerance: precision.goal.relative ? typed / 100 : typed } });
                }}
                onBlur={() => !wrong && setTolerance(null)}
              />
            </Field>
            <Field label={phrases.stopUnit}>
              <Select
                value={precision.goal.relative ? 'relative' : 'absolute'}
                onChange={(_event, { value }) => {
                  setTolerance(null);
                  onPrecision({ ...precision, goal: { relative: value === 'relative', tolerance: value === 'relative' ? 0.005 : 1 } });
                }}
              >
                <option value="relative">{phrases.relative}</option>
                <option value="absolute">{phrases.absolute}</option>
              </Select>
            </Field>
          </div>
        </>
      )}
    </div>
  );
}

function shownTolerance({ goal: { tolerance, relative } }: PrecisionTarget): string {
  return String(relative ? Number((tolerance * 100).toPrecision(12)) : tolerance);
}
