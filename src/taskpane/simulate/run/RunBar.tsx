import { Button, makeStyles, Menu, MenuButton, MenuItem, MenuItemRadio, MenuList, MenuPopover, MenuTrigger, shorthands, ToggleButton, tokens, Tooltip } from '@fluentui/react-components';
import { OptionsRegular } from '@fluentui/react-icons/svg/options';
import { PlayFilled } from '@fluentui/react-icons/svg/play';
import { StopFilled } from '@fluentui/react-icons/svg/stop';
import { useState } from 'react';
import { countPhrase } from '../../../locales';
import { type SimulationSettings } from '../../../workbook/simulation/settings';
import { type SimulatorState } from '../../../workbook/simulation/simulatorState';
import { usePhrases } from '../../language';
import { isRunning } from './isRunning';
import { RunSettings } from './RunSettings';
import { RunStatus } from './RunStatus';
import { offeredTrials } from './trialCounts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    ...shorthands.border(tokens.strokeWidthThin, 'solid', tokens.colorNeutralStroke2),
    borderRadius: tokens.borderRadiusLarge,
  },
  controls: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  run: { flexShrink: 0, whiteSpace: 'nowrap' },
  trials: { flexGrow: 1, minWidth: 0, justifyContent: 'flex-start', fontWeight: tokens.fontWeightRegular, whiteSpace: 'nowrap', padding: `0 ${tokens.spacingHorizontalXS} 0 ${tokens.spacingHorizontalS}` },
});

interface RunBarProps {
  readonly state: SimulatorState;
  readonly settings: SimulationSettings;
  readonly onSettings: (settings: SimulationSettings) => void;
  readonly onRun: () => void;
  readonly onCancel: () => void;
}

/** Run and Cancel, the number of trials, the settings behind a button, and what the simulator is doing. */
export function RunBar({ state, settings, onSettings, onRun, onCancel }: RunBarProps) {
  const styles = useStyles();
  const { language, simulate: phrases } = usePhrases();
  const [open, setOpen] = useState(false);
  const running = isRunning(state.activity);
  const nothing = state.found === null || state.found.inputs.length === 0 || state.found.outputs.length === 0;
  const trialsText = (trials: number): string => countPhrase(phrases.run.trialsButton, trials, language);
  return (
    <div className={styles.bar} role="region" aria-label={phrases.run.settings}>
      <div className={styles.controls}>
        {running ? (
          <Button className={styles.run} icon={<StopFilled />} onClick={onCancel}>
            {phrases.run.cancel}
          </Button>
        ) : (
          <Button className={styles.run} appearance="primary" icon={<PlayFilled />} disabled={nothing} onClick={onRun}>
            {state.last === null ? phrases.run.run : phrases.run.runAgain}
          </Button>
        )}
        <Menu
          checkedValues={{ trials: [String(settings.trials)] }}
          onCheckedValueChange={(_event, { checkedItems }) => onSettings({ ...settings, trials: Number(checkedItems[0]) })}
        >
          <MenuTrigger disableButtonEnhancement>
            <MenuButton appearance="subtle" className={styles.trials} disabled={running}>
              {trialsText(settings.trials)}
            </MenuButton>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {offeredTrials.map((trials) => (
                <MenuItemRadio key={trials} name="trials" value={String(trials)}>
                  {trialsText(trials)}
                </MenuItemRadio>
              ))}
              <MenuItem onClick={() => setOpen(true)}>{phrases.settings.other} …</MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
        <Tooltip content={phrases.run.settings} relationship="label">
          <ToggleButton appearance="subtle" icon={<OptionsRegular />} checked={open} aria-expanded={open} onClick={() => setOpen(!open)} />
        </Tooltip>
      </div>
      {open && <RunSettings settings={settings} idleDisplay={state.idleDisplay} outputs={state.found?.outputs.map(({ name }) => name) ?? []} onSettings={onSettings} />}
      <RunStatus state={state} />
    </div>
  );
}
