import { Button, Caption1, Field, Input, makeStyles, Switch, tokens, Tooltip } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import { type IdleDisplay } from '../../../engine/risk/distributions/defineDistribution';
import { MOST_TRIALS } from '../../../engine/simulation/simulate';
import { fillPhrase } from '../../../locales';
import { type SimulationSettings } from '../../../workbook/simulation/settings';
import { countText } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { IdleDisplayChoice } from './IdleDisplayChoice';
import { StopRule } from './StopRule';
import { FEWEST_TRIALS, readTrials } from './trialCounts';

const useStyles = makeStyles({
  settings: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', columnGap: tokens.spacingHorizontalM },
  input: { minWidth: 0, width: '100%' },
  quiet: { color: tokens.colorNeutralForeground3 },
  held: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, marginTop: tokens.spacingVerticalXS },
});

interface RunSettingsProps {
  readonly settings: SimulationSettings;
  /** Names of the marked outputs. */
  readonly outputs: readonly string[];
  readonly idleDisplay: IdleDisplay;
  readonly onSettings: (settings: SimulationSettings) => void;
}

/** Trials, seed, way of sampling, what cells show meanwhile and when to stop. What cannot be used stays in its field with the reason, and changes nothing. */
export function RunSettings({ settings, outputs, idleDisplay, onSettings }: RunSettingsProps) {
  const styles = useStyles();
  const language = useLanguage();
  const phrases = usePhrases().simulate.settings;
  const [trials, setTrials] = useState<string | null>(null);
  const [seed, setSeed] = useState<string | null>(null);
  const trialsWrong = trials !== null && readTrials(trials) === null;
  const seedWrong = seed !== null && seed.trim() === '';
  const range = fillPhrase(phrases.trialsRange, { minimum: countText(FEWEST_TRIALS, language), maximum: countText(MOST_TRIALS, language) });

  const typeTrials = (text: string): void => {
    setTrials(text);
    const read = readTrials(text);
    if (read !== null) onSettings({ ...settings, trials: read });
  };
  const typeSeed = (text: string): void => {
    setSeed(text);
    if (text.trim() !== '') onSettings({ ...settings, seed: text.trim() });
  };

  return (
    <div className={styles.settings}>
      <div className={styles.pair}>
        <Field label={phrases.trials} {...(trialsWrong ? { validationMessage: range } : {})}>
          <Input
            className={styles.input}
            input={{ className: styles.input }}
            inputMode="numeric"
            value={trials ?? countText(settings.trials, language)}
            onChange={(_event, { value }) => typeTrials(value)}
            onBlur={() => !trialsWrong && setTrials(null)}
          />
        </Field>
        <Field label={phrases.seed} {...(seedWrong ? { validationMessage: phrases.seedEmpty } : {})}>
          <Input
            className={styles.input}
            input={{ className: styles.input }}
            value={seed ?? settings.seed}
            onChange={(_event, { value }) => typeSeed(value)}
            onBlur={() => !seedWrong && setSeed(null)}
            contentAfter={
              <Tooltip content={phrases.newSeed} relationship="label">
                <Button appearance="transparent" size="small" icon={<ArrowSyncRegular />} onClick={() => typeSeed(String(Math.floor(Math.random() * 1_000_000)))} />
              </Tooltip>
            }
          />
        </Field>
      </div>
      <Caption1 className={styles.quiet}>
        {phrases.trialsHint} {phrases.seedHint}
      </Caption1>
      <Field hint={phrases.latinHypercubeHint}>
        <Switch
          label={phrases.latinHypercube}
          checked={settings.method === 'latinHypercube'}
          onChange={(_event, { checked }) => onSettings({ ...settings, method: checked ? 'latinHypercube' : 'random' })}
        />
      </Field>
      <IdleDisplayChoice idleDisplay={idleDisplay} />
      {settings.freeze.length > 0 && (
        <div>
          <Caption1 block>{phrases.held}</Caption1>
          <div className={styles.held}>
            {settings.freeze.map((address) => (
              <Button
                key={address}
                size="small"
                shape="circular"
                icon={<DismissRegular />}
                iconPosition="after"
                aria-label={fillPhrase(phrases.release, { address })}
                onClick={() => onSettings({ ...settings, freeze: settings.freeze.filter((other) => other !== address) })}
              >
                {address}
              </Button>
            ))}
          </div>
        </div>
      )}
      {outputs.length > 0 && <StopRule precision={settings.precision} outputs={outputs} onPrecision={(precision) => onSettings({ ...settings, precision })} />}
    </div>
  );
}
