import { Button, Checkbox } from '@fluentui/react-components';
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
import { kindOf, useCellFacts } from '../useCellFacts';
import { MOST_FIXED, useInputCells } from '../useInputCells';
import { useTool } from '../useTool';
import { WorkStatus } from '../WorkStatus';
import { BreakEvenResult } from './BreakEvenResult';

/** How far each input alone may move before a result reaches a limit. */
export function BreakEvenTool({ session, simulator, settings, onJump, onShow, onBack }: ToolProps) {
  const styles = useDecideStyles();
  const { decide } = usePhrases();
  const { fields } = decide;
  const store = session.breakEven;
  const { draft, activity, answer } = useTool(store);
  const { found } = useSimulatorState(simulator);
  const [asked, setAsked] = useState(false);
  const facts = useCellFacts(simulator, draft.output === null ? [] : [draft.output.address]);
  const { constants, estimates, searching } = useInputCells(simulator, draft.output);
  const outputKind = kindOf(facts, draft.output);
  const target = readEntry(draft.target, outputKind);

  const find = (): void => {
    setAsked(true);
    const { output } = draft;
    if (output === null || target === null || searching) return;
    void store.start(async (attendance) => {
      const outcome = await calculate({
        simulator,
        settings,
        attendance,
        output: output.address,
        parameters: (draft.includesSelectors ? constants : estimates).slice(0, MOST_FIXED).map(({ address }) => address),
        question: { kind: 'breakEven', options: { output: output.address, target } },
      });
      return outcome.status === 'done' ? { status: 'done', answer: { ...outcome.answer, output, outputKind, names: factorNames(found?.inputs ?? [], constants) } } : outcome;
    });
  };

  return (
    <EditorPage title={decide.tools.breakEven.title} onBack={onBack}>
      <ToolIntroduction text={decide.tools.breakEven.text} />
      <div className={styles.form}>
        <OutputField simulator={simulator} chosen={draft.output} facts={facts} fault={asked && draft.output === null ? fields.required : undefined} onChoose={(output) => store.edit({ output })} onJump={onJump} />
        <EntryField
          label={decide.breakEven.target}
          value={draft.target}
          fault={asked && target === null ? (draft.target.trim() === '' ? fields.required : fields.notANumber) : undefined}
          onChange={(typed) => store.edit({ target: typed })}
          onEnter={find}
        />
        {constants.length > estimates.length && (
          <Checkbox
            label={fillPhrase(fields.selectors, { count: constants.length - estimates.length })}
            checked={draft.includesSelectors}
            onChange={(_event, { checked }) => store.edit({ includesSelectors: checked === true })}
          />
        )}
        <div className={styles.actions}>
          <Button appearance="primary" disabled={activity.status === 'working' || searching} onClick={find}>
            {searching ? fields.searching : decide.work.calculate}
          </Button>
        </div>
        <WorkStatus activity={activity} onCancel={store.cancel} onDismiss={store.dismiss} onJump={onJump} onShow={onShow} />
        {answer !== null && <BreakEvenResult answer={answer} simulator={simulator} onJump={onJump} />}
      </div>
    </EditorPage>
  );
}
