import { Button, Caption1, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { dataTable } from '../../../engine/decide/dataTable';
import { fillPhrase } from '../../../locales';
import { usePhrases } from '../../language';
import { EditorPage } from '../../shared/EditorPage';
import { useSimulatorState } from '../../shared/useSimulatorState';
import { calculate } from '../calculate';
import { useDecideStyles } from '../decideStyles';
import { MeasureFields } from '../fields/MeasureFields';
import { OutputField } from '../fields/OutputField';
import { readMeasure } from '../measureEntry';
import { ToolIntroduction } from '../ToolIntroduction';
import { type ToolProps } from '../toolProps';
import { kindOf, useCellFacts } from '../useCellFacts';
import { useInputCells } from '../useInputCells';
import { useTool } from '../useTool';
import { WorkStatus } from '../WorkStatus';
import { AxisFields } from './AxisFields';
import { readTable, type ReadAxis } from './readTable';
import { emptyAxis, MOST_RESULTS } from './tableDraft';
import { TableResult } from './TableResult';

/** A result for several values of one or two cells. */
export function TableTool({ session, simulator, settings, onJump, onShow, onBack }: ToolProps) {
  const styles = useDecideStyles();
  const { decide } = usePhrases();
  const { fields, table: words } = decide;
  const store = session.table;
  const { draft, activity, answer } = useTool(store);
  const { found } = useSimulatorState(simulator);
  const [asked, setAsked] = useState(false);
  const facts = useCellFacts(simulator, [draft.output, draft.rows.cell, draft.columns?.cell].flatMap((cell) => cell?.address ?? []));
  const inputs = useInputCells(simulator, draft.output);
  const uncertain = (found?.inputs.length ?? 0) > 0;
  const entry = uncertain ? draft.measure : { ...draft.measure, kind: 'value' as const };
  const outputKind = kindOf(facts, draft.output);
  const measure = readMeasure(entry, outputKind);
  const reading = readTable(draft, facts);
  const faults = asked && !reading.ok ? reading : null;

  const makeTable = (): void => {
    setAsked(true);
    const { output } = draft;
    if (output === null || measure.status !== 'ready' || !reading.ok) return;
    const { rows, columns } = reading;
    const { measure: asks } = measure;
    const axis = ({ cell, values }: ReadAxis) => ({ parameter: cell.address, values });
    const answered = ({ cell }: ReadAxis) => ({ cell, kind: kindOf(facts, cell) });
    const options = { output: output.address, measure: asks, rows: axis(rows), columns: columns === null ? undefined : axis(columns) };
    void store.start(async (attendance) => {
      const outcome = await calculate({
        simulator,
        settings,
        attendance,
        output: output.address,
        parameters: [rows, ...(columns === null ? [] : [columns])].map(({ cell }) => cell.address),
        question: { kind: 'dataTable', options },
        simulated: asks.kind === 'value' ? undefined : (model, attended, trials) => dataTable(model, { ...options, ...attended, trials }),
      });
      if (outcome.status !== 'done') return outcome;
      return { status: 'done', answer: { ...outcome.answer, output, outputKind, rows: answered(rows), columns: columns === null ? null : answered(columns) } };
    });
  };

  return (
    <EditorPage title={decide.tools.table.title} onBack={onBack}>
      <ToolIntroduction text={decide.tools.table.text} />
      <div className={styles.form}>
        <OutputField simulator={simulator} chosen={draft.output} facts={facts} fault={asked && draft.output === null ? fields.required : undefined} onChoose={(output) => store.edit({ output })} onJump={onJump} />
        {uncertain && <MeasureFields entry={entry} reading={measure} showFaults={asked} onChange={(changed) => store.edit({ measure: changed })} />}
        <AxisFields label={words.rows} axis={draft.rows} facts={facts} inputs={inputs} faults={faults?.rows ?? {}} onChange={(rows) => store.edit({ rows })} onEnter={makeTable} onJump={onJump} />
        <Checkbox label={words.second} checked={draft.columns !== null} onChange={(_event, { checked }) => store.edit({ columns: checked === true ? emptyAxis : null })} />
        {draft.columns !== null && (
          <AxisFields label={words.columns} axis={draft.columns} facts={facts} inputs={inputs} faults={faults?.columns ?? {}} onChange={(columns) => store.edit({ columns })} onEnter={makeTable} onJump={onJump} />
        )}
        {faults !== null && faults.tooMany !== null && (
          <Caption1 role="alert" className={styles.fault}>
            {fillPhrase(words.tooManyCells, { maximum: MOST_RESULTS, count: faults.tooMany })}
          </Caption1>
        )}
        <div className={styles.actions}>
          <Button appearance="primary" disabled={activity.status === 'working'} onClick={makeTable}>
            {decide.work.calculate}
          </Button>
        </div>
        <WorkStatus activity={activity} onCancel={store.cancel} onDismiss={store.dismiss} onJump={onJump} onShow={onShow} />
        {answer !== null && <TableResult answer={answer} onJump={onJump} />}
      </div>
    </EditorPage>
  );
}
