import { Button, Label } from '@fluentui/react-components';
import { useState } from 'react';
import { allocateBudget } from '../../../engine/decide/allocateBudget';
import { fillPhrase } from '../../../locales';
import { numberText } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { EditorPage } from '../../shared/EditorPage';
import { Segmented } from '../../shared/Segmented';
import { useSimulatorState } from '../../shared/useSimulatorState';
import { calculate } from '../calculate';
import { useDecideStyles } from '../decideStyles';
import { CellListField } from '../fields/CellListField';
import { EntryField } from '../fields/EntryField';
import { MeasureFields } from '../fields/MeasureFields';
import { OutputField } from '../fields/OutputField';
import { readMeasure } from '../measureEntry';
import { ToolIntroduction } from '../ToolIntroduction';
import { type ToolProps } from '../toolProps';
import { kindOf, useCellFacts } from '../useCellFacts';
import { useInputCells } from '../useInputCells';
import { useTool } from '../useTool';
import { WorkStatus } from '../WorkStatus';
import { MOST_CELLS, type BudgetCellDraft } from './allocationDraft';
import { AllocationResult } from './AllocationResult';
import { readAllocation, type AllocationFault } from './readAllocation';

/** Spreads a sum over cells so that a result becomes as large, or as small, as it can be. */
export function AllocationTool({ session, simulator, settings, onJump, onShow, onBack }: ToolProps) {
  const styles = useDecideStyles();
  const { decide } = usePhrases();
  const language = useLanguage();
  const { fields, allocation: words, goalSeek } = decide;
  const store = session.allocation;
  const { draft, activity, answer } = useTool(store);
  const { found } = useSimulatorState(simulator);
  const [asked, setAsked] = useState(false);
  const facts = useCellFacts(simulator, [...(draft.output === null ? [] : [draft.output]), ...draft.cells.map(({ cell }) => cell)].map(({ address }) => address));
  const inputs = useInputCells(simulator, draft.output);
  const uncertain = (found?.inputs.length ?? 0) > 0;
  const entry = uncertain ? draft.measure : { ...draft.measure, kind: 'value' as const };
  const outputKind = kindOf(facts, draft.output);
  const measure = readMeasure(entry, outputKind);
  const reading = readAllocation(draft);
  const faults = asked && !reading.ok ? reading.faults : null;
  const phrases: Readonly<Record<AllocationFault, string>> = { notANumber: fields.notANumber, limitsCrossed: goalSeek.limitsCrossed };
  const phraseOf = (fault: AllocationFault | undefined): string | undefined => (fault === undefined ? undefined : phrases[fault]);
  const shown = draft.cells.map(({ cell }) => facts.get(cell.address)?.value ?? null);
  const sum = shown.reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0);
  const editCell = (address: string, change: Partial<BudgetCellDraft>): void => store.edit({ cells: draft.cells.map((one) => (one.cell.address === address ? { ...one, ...change } : one)) });

  const find = (): void => {
    setAsked(true);
    const { output } = draft;
    if (output === null || !reading.ok || measure.status !== 'ready') return;
    const cells = draft.cells.map(({ cell }) => cell);
    const { measure: asks } = measure;
    const options = { output: output.address, measure: asks, cells: reading.cells, budget: reading.budget, minimize: draft.goal === 'minimize' };
    void store.start(async (attendance) => {
      const outcome = await calculate({
        simulator,
        settings,
        attendance,
        output: output.address,
        parameters: cells.map(({ address }) => address),
        question: { kind: 'allocateBudget', options },
        simulated: asks.kind === 'value' ? undefined : (model, attended, trials) => allocateBudget(model, { ...options, ...attended, trials }),
      });
      return outcome.status === 'done' ? { status: 'done', answer: { ...outcome.answer, output, outputKind, measure: asks, cells } } : outcome;
    });
  };

  return (
    <EditorPage title={decide.tools.allocation.title} onBack={onBack}>
      <ToolIntroduction text={decide.tools.allocation.text} />
      <div className={styles.form}>
        <OutputField simulator={simulator} chosen={draft.output} facts={facts} fault={asked && draft.output === null ? fields.required : undefined} onChoose={(output) => store.edit({ output })} onJump={onJump} />
        {uncertain && <MeasureFields entry={entry} reading={measure} showFaults={asked} onChange={(changed) => store.edit({ measure: changed })} />}
        <div>
          <Label aria-hidden>{words.goal}</Label>
          <Segmented
            label={words.goal}
            choices={[
              { key: 'maximize', label: words.maximize },
              { key: 'minimize', label: words.minimize },
            ]}
            chosen={draft.goal}
            onChoose={(chosen) => store.edit({ goal: chosen })}
          />
        </div>
        <CellListField
          label={words.cells}
          hint={words.none}
          addLabel={words.add}
          removeLabel={words.remove}
          suggestions={inputs.constants}
          cells={draft.cells.map(({ cell }) => cell)}
          most={MOST_CELLS}
          facts={facts}
          fault={faults?.tooFew === true ? words.tooFew : undefined}
          onAdd={(added) => store.edit({ cells: [...draft.cells, ...added.map((cell) => ({ cell, minimum: '', maximum: '' }))] })}
          onRemove={(address) => store.edit({ cells: draft.cells.filter(({ cell }) => cell.address !== address) })}
          onJump={onJump}
          details={(cell) => {
            const one = draft.cells.find((candidate) => candidate.cell.address === cell.address);
            return (
              one !== undefined && (
                <div className={styles.pair}>
                  <EntryField label={fillPhrase(words.minimumOf, { name: cell.label })} shortLabel={words.minimum} value={one.minimum} fault={phraseOf(faults?.minimum.get(cell.address))} onChange={(minimum) => editCell(cell.address, { minimum })} onEnter={find} />
                  <EntryField label={fillPhrase(words.maximumOf, { name: cell.label })} shortLabel={words.maximum} value={one.maximum} fault={phraseOf(faults?.maximum.get(cell.address))} onChange={(maximum) => editCell(cell.address, { maximum })} onEnter={find} />
                </div>
              )
            );
          }}
        />
        <EntryField
          label={words.budget}
          value={draft.budget}
          hint={draft.cells.length === 0 ? undefined : fillPhrase(words.budgetHint, { sum: numberText(sum, kindOf(facts, draft.cells[0].cell), language) })}
          fault={faults?.budget === true ? fields.notANumber : undefined}
          onChange={(budget) => store.edit({ budget })}
          onEnter={find}
        />
        <div className={styles.actions}>
          <Button appearance="primary" disabled={activity.status === 'working'} onClick={find}>
            {words.find}
          </Button>
        </div>
        <WorkStatus activity={activity} onCancel={store.cancel} onDismiss={store.dismiss} onJump={onJump} onShow={onShow} />
        {answer !== null && <AllocationResult answer={answer} facts={facts} onJump={onJump} />}
      </div>
    </EditorPage>
  );
}
