import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { fillPhrase } from '../../../locales';
import { usePhrases } from '../../language';
import { EditorPage } from '../../shared/EditorPage';
import { useSimulatorState } from '../../shared/useSimulatorState';
import { calculate } from '../calculate';
import { useDecideStyles } from '../decideStyles';
import { factorNames } from '../factorNames';
import { EntryField } from '../fields/EntryField';
import { OutputField } from '../fields/OutputField';
import { readEntry } from '../numberEntry';
import { ToolIntroduction } from '../ToolIntroduction';
import { type ToolProps } from '../toolProps';
import { useCellFacts } from '../useCellFacts';
import { MOST_FIXED, useInputCells } from '../useInputCells';
import { useTool } from '../useTool';
import { WorkStatus } from '../WorkStatus';
import { SensitivityResult } from './SensitivityResult';
import { PERCENT_LIMITS } from './sensitivityDraft';

const quantilesOf = { quantiles: [0.1, 0.9], wideQuantiles: [0.05, 0.95], relative: undefined } as const;
const ways = ['quantiles', 'wideQuantiles', 'relative'] as const;

/** What each input does to a result while all others stay as they are. */
export function SensitivityTool({ session, simulator, settings, onJump, onShow, onBack }: ToolProps) {
  const styles = useDecideStyles();
  const { decide } = usePhrases();
  const { fields, sensitivity: words } = decide;
  const store = session.sensitivity;
  const { draft, activity, answer } = useTool(store);
  const { found } = useSimulatorState(simulator);
  const [asked, setAsked] = useState(false);
  const facts = useCellFacts(simulator, draft.output === null ? [] : [draft.output.address]);
  const { constants, estimates, searching } = useInputCells(simulator, draft.output);
  const uncertain = (found?.inputs.length ?? 0) > 0;
  const ranges = uncertain ? draft.ranges : 'relative';
  const varied = draft.includesSelectors ? constants : estimates;
  const fixed = draft.includesFixed || !uncertain ? varied.slice(0, MOST_FIXED) : [];
  const selectors = constants.length - estimates.length;
  const percent = readEntry(draft.percent.replace(/[%％]\s*$/, ''), 'amount');
  const percentIsGood = percent !== null && percent >= PERCENT_LIMITS.minimum && percent <= PERCENT_LIMITS.maximum;
  const needsPercent = ranges === 'relative' || fixed.length > 0;

  const calculateEffects = (): void => {
    setAsked(true);
    const { output } = draft;
    if (output === null || searching || (needsPercent && !percentIsGood)) return;
    const change = needsPercent && percent !== null ? percent / 100 : undefined;
    void store.start(async (attendance) => {
      const outcome = await calculate({
        simulator,
        settings,
        attendance,
        output: output.address,
        parameters: fixed.map(({ address }) => address),
        question: { kind: 'oneAtATime', options: { output: output.address, inputs: ranges === 'relative' ? 'change' : 'quantiles', quantiles: quantilesOf[ranges], change } },
      });
      if (outcome.status !== 'done') return outcome;
      const names = factorNames(found?.inputs ?? [], constants);
      return { status: 'done', answer: { ...outcome.answer, output, names, fixedIncluded: fixed.length, fixedLeftOut: fixed.length === 0 ? 0 : varied.length - fixed.length } };
    });
  };

  return (
    <EditorPage title={decide.tools.sensitivity.title} onBack={onBack}>
      <ToolIntroduction text={decide.tools.sensitivity.text} />
      <div className={styles.form}>
        <OutputField simulator={simulator} chosen={draft.output} facts={facts} fault={asked && draft.output === null ? fields.required : undefined} onChoose={(output) => store.edit({ output })} onJump={onJump} />
        <div className={styles.pair}>
          {uncertain && (
            <Field label={words.ranges}>
              <Select value={draft.ranges} onChange={(_event, { value }) => store.edit({ ranges: ways.find((way) => way === value) ?? 'quantiles' })}>
                {ways.map((way) => (
                  <option key={way} value={way}>
                    {words[way]}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          {needsPercent && (
            <EntryField
              label={ranges === 'relative' ? words.percent : words.fixedPercent}
              value={draft.percent}
              after="%"
              fault={asked && !percentIsGood ? fillPhrase(fields.outOfRange, PERCENT_LIMITS) : undefined}
              onChange={(typed) => store.edit({ percent: typed })}
              onEnter={calculateEffects}
            />
          )}
        </div>
        {uncertain && <Checkbox label={words.fixed} checked={draft.includesFixed} onChange={(_event, { checked }) => store.edit({ includesFixed: checked === true })} />}
        {(draft.includesFixed || !uncertain) && selectors > 0 && (
          <Checkbox label={fillPhrase(fields.selectors, { count: selectors })} checked={draft.includesSelectors} onChange={(_event, { checked }) => store.edit({ includesSelectors: checked === true })} />
        )}
        <div className={styles.actions}>
          <Button appearance="primary" disabled={activity.status === 'working' || searching} onClick={calculateEffects}>
            {searching ? fields.searching : decide.work.calculate}
          </Button>
        </div>
        <WorkStatus activity={activity} onCancel={store.cancel} onDismiss={store.dismiss} onJump={onJump} onShow={onShow} />
        {answer !== null && <SensitivityResult answer={answer} picture={draft.picture} simulator={simulator} onPicture={(picture) => store.edit({ picture })} onJump={onJump} onShow={onShow} />}
      </div>
    </EditorPage>
  );
}
