import { Button, Caption1, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { goalSeek } from '../../../engine/decide/goalSeek';
import { fillPhrase } from '../../../locales';
import { usePhrases } from '../../language';
import { EditorPage } from '../../shared/EditorPage';
import { useSimulatorState } from '../../shared/useSimulatorState';
import { calculate } from '../calculate';
import { CellChooser } from '../fields/CellChooser';
import { EntryField } from '../fields/EntryField';
import { MeasureFields } from '../fields/MeasureFields';
import { OutputField } from '../fields/OutputField';
import { isProbability, readMeasure, type MeasureEntry } from '../measureEntry';
import { ToolIntroduction } from '../ToolIntroduction';
import { type ToolProps } from '../toolProps';
import { kindOf, useCellFacts } from '../useCellFacts';
import { useDecideStyles } from '../decideStyles';
import { useInputCells } from '../useInputCells';
import { useTool } from '../useTool';
import { WorkStatus } from '../WorkStatus';
import { GoalSeekResult } from './GoalSeekResult';
import { readGoalSeek, type GoalSeekFault } from './readGoalSeek';

const likelyProfit: MeasureEntry = { kind: 'probabilityAtLeast', percentile: '10', threshold: '0' };
const sheetValue: MeasureEntry = { kind: 'value', percentile: '10', threshold: '0' };

/** Which value of a cell makes a result, or the chance of it, what it should be. */
export function GoalSeekTool({ session, simulator, settings, onJump, onShow, onBack }: ToolProps) {
  const styles = useDecideStyles();
  const { decide } = usePhrases();
  const { fields, goalSeek: words } = decide;
  const store = session.goalSeek;
  const { draft, activity, answer } = useTool(store);
  const { found } = useSimulatorState(simulator);
  const [asked, setAsked] = useState(false);
  const facts = useCellFacts(simulator, [draft.change, draft.output].flatMap((cell) => cell?.address ?? []));
  const inputs = useInputCells(simulator, draft.output);
  const uncertain = (found?.inputs.length ?? 0) > 0;
  const measure = draft.measure ?? (uncertain ? likelyProfit : sheetValue);
  const [changeKind, outputKind] = [kindOf(facts, draft.change), kindOf(facts, draft.output)];
  const reading = readGoalSeek(draft, measure, changeKind, outputKind);

  const phrases: Readonly<Record<GoalSeekFault, string | undefined>> = {
    required: fields.required,
    notANumber: fields.notANumber,
    notAProbability: fillPhrase(fields.outOfRange, { minimum: '0%', maximum: '100%' }),
    sameCell: words.sameCell,
    limitsCrossed: words.limitsCrossed,
    measure: undefined,
  };
  const faultOf = (field: keyof typeof draft): string | undefined => {
    const fault = reading.ok || !asked ? undefined : reading.faults[field];
    return fault === undefined ? undefined : phrases[fault];
  };

  const find = (): void => {
    setAsked(true);
    if (!reading.ok) return;
    const { change, output, measure: asks, ...rest } = reading.question;
    const options = { ...rest, change: change.address, output: output.address, measure: asks };
    void store.start(async (attendance) => {
      const outcome = await calculate({
        simulator,
        settings,
        attendance,
        output: output.address,
        parameters: [change.address],
        question: { kind: 'goalSeek', options },
        simulated: asks.kind === 'value' ? undefined : (model, attended, trials) => goalSeek(model, { ...options, ...attended, trials }),
      });
      return outcome.status === 'done' ? { status: 'done', answer: { ...outcome.answer, change, output, changeKind, outputKind } } : outcome;
    });
  };

  return (
    <EditorPage title={decide.tools.goalSeek.title} onBack={onBack}>
      <ToolIntroduction text={decide.tools.goalSeek.text} />
      <div className={styles.form}>
        <OutputField simulator={simulator} chosen={draft.output} facts={facts} fault={faultOf('output')} onChoose={(output) => store.edit({ output })} onJump={onJump} />
        {uncertain && <MeasureFields entry={measure} reading={readMeasure(measure, outputKind)} showFaults={asked} onChange={(entry) => store.edit({ measure: entry })} />}
        <EntryField label={words.target} value={draft.target} placeholder={isProbability(measure.kind) ? fillPhrase(fields.example, { text: '80%' }) : undefined} fault={faultOf('target')} onChange={(target) => store.edit({ target })} onEnter={find} />
        <CellChooser
          label={words.change}
          groups={inputs.groups}
          chosen={draft.change}
          shown={draft.change === null ? undefined : facts.get(draft.change.address)?.text}
          note={inputs.searching ? fields.searching : undefined}
          fault={faultOf('change')}
          onChoose={(change) => store.edit({ change, low: '', high: '' })}
          onJump={onJump}
        />
        <fieldset className={styles.group}>
          <legend>
            <Caption1 className={styles.quiet}>{words.limitsHint}</Caption1>
          </legend>
          <div className={styles.pair}>
          <EntryField label={words.low} value={draft.low} fault={faultOf('low')} onChange={(low) => store.edit({ low })} onEnter={find} />
          <EntryField label={words.high} value={draft.high} fault={faultOf('high')} onChange={(high) => store.edit({ high })} onEnter={find} />
          </div>
        </fieldset>
        <Checkbox label={words.whole} checked={draft.whole} onChange={(_event, { checked }) => store.edit({ whole: checked === true })} />
        <div className={styles.actions}>
          <Button appearance="primary" disabled={activity.status === 'working'} onClick={find}>
            {words.find}
          </Button>
        </div>
        <WorkStatus activity={activity} onCancel={store.cancel} onDismiss={store.dismiss} onJump={onJump} onShow={onShow} />
        {answer !== null && <GoalSeekResult answer={answer} facts={facts} onJump={onJump} />}
      </div>
    </EditorPage>
  );
}
