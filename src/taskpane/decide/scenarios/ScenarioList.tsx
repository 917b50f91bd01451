import { Button, Caption1, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { isCellError, type CellValue } from '../../../engine/core/cellValue';
import { fillPhrase } from '../../../locales';
import { formatReference } from '../../../engine/formula/parse/address';
import { applyScenario, deleteScenario, renameScenario, saveScenario, writeScenarioResults } from '../../../workbook/scenarios/changeScenarios';
import { type ScenarioCell, type ScenarioTable } from '../../../workbook/scenarios/scenarioTable';
import { DataTable } from '../../charts/DataTable';
import { numberText } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { useServices } from '../../services';
import { ProblemBar } from '../../shared/ProblemBar';
import { Section } from '../../shared/Section';
import { useTask } from '../../shared/useTask';
import { useDecideStyles } from '../decideStyles';
import { EntryField } from '../fields/EntryField';
import { type ToolProps } from '../toolProps';
import { kindOf, useCellFacts } from '../useCellFacts';
import { useTool } from '../useTool';
import { WorkStatus } from '../WorkStatus';
import { differences } from './differences';
import { evaluateScenarios } from './evaluateScenarios';
import { ScenarioCard } from './ScenarioCard';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
});

interface ScenarioListProps extends ToolProps {
  readonly table: ScenarioTable;
  readonly onChanged: () => Promise<void>;
}

/** The scenarios of the workbook: apply, keep, rename, delete and compare. */
export function ScenarioList({ session, simulator, settings, table, onChanged, onJump, onShow }: ScenarioListProps) {
  const styles = useStyles();
  const shared = useDecideStyles();
  const phrases = usePhrases();
  const { scenarios: words } = phrases.decide;
  const language = useLanguage();
  const { port } = useServices();
  const store = session.scenarios;
  const { activity } = useTool(store);
  const [name, setName] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const facts = useCellFacts(simulator, [...table.inputs, ...table.results].map(({ address }) => address));
  const { task, run } = useTask(
    useCallback(
      async (work: () => Promise<string>) => {
        const done = await work();
        await onChanged();
        return done;
      },
      [onChanged],
    ),
  );
  const isBusy = task.status === 'running' || activity.status === 'working';
  const nameFault = (wanted: string, except: string | null): string | null => {
    const isTaken = table.scenarios.some((scenario) => scenario.name !== except && scenario.name.toLowerCase() === wanted.toLowerCase());
    return wanted === '' ? words.nameMissing : isTaken ? words.nameTaken : null;
  };
  const valueText = (cell: ScenarioCell, value: CellValue): string => {
    if (typeof value === 'number') return numberText(value, kindOf(facts, cell), language);
    return isCellError(value) ? value.error : typeof value === 'boolean' ? String(value).toUpperCase() : (value ?? '–');
  };

  const save = (): void => {
    const wanted = name.trim();
    const refusal = nameFault(wanted, null);
    setFault(refusal);
    if (refusal !== null) return;
    void run(async () => {
      await saveScenario(port, { name: wanted, inputs: [], results: [] }, phrases);
      setName('');
      return fillPhrase(words.saved, { name: wanted });
    });
  };
  const recalculate = (): void =>
    void store.start(async ({ signal }) => {
      const evaluation = await evaluateScenarios(simulator, settings, table, signal);
      if (evaluation.status !== 'done') return evaluation;
      await writeScenarioResults(port, evaluation.answer, phrases);
      await onChanged();
      return { status: 'done', answer: null };
    });

  return (
    <>
      <ul className={styles.list} aria-label={words.list}>
        {table.scenarios.map((scenario) => (
          <ScenarioCard
            key={scenario.name}
            scenario={scenario}
            changes={differences(table, scenario)}
            valueText={({ input }, value) => valueText(input, value)}
            disabled={isBusy}
            onApply={() =>
              void run(async () => {
                const { formulas } = await applyScenario(port, scenario.name);
                const done = fillPhrase(words.appliedNow, { name: scenario.name });
                return formulas.length === 0 ? done : `${done} ${fillPhrase(words.formulas, { cells: formulas.join(', ') })}`;
              })
            }
            onOverwrite={() =>
              void run(async () => {
                await saveScenario(port, { name: scenario.name, inputs: [], results: [] }, phrases);
                return fillPhrase(words.overwritten, { name: scenario.name });
              })
            }
            onDelete={() =>
              void run(async () => {
                await deleteScenario(port, scenario.name, phrases);
                return fillPhrase(words.deleted, { name: scenario.name });
              })
            }
            onRename={(typed) => {
              const wanted = typed.trim();
              const refusal = nameFault(wanted, scenario.name);
              if (refusal === null && wanted !== scenario.name) {
                void run(async () => {
                  await renameScenario(port, scenario.name, wanted, phrases);
                  return fillPhrase(words.saved, { name: wanted });
                });
              }
              return refusal;
            }}
          />
        ))}
      </ul>
      <Caption1 role="status">{task.status === 'done' && task.result}</Caption1>
      {task.status === 'failed' && <ProblemBar problem={task.problem} />}
      <EntryField label={words.saveNew} value={name} placeholder={words.name} fault={fault ?? undefined} onChange={setName} onEnter={save} />
      <div className={shared.actions}>
        <Button appearance="primary" disabled={isBusy} onClick={save}>
          {words.save}
        </Button>
      </div>
      {table.scenarios.length > 0 && (
        <Section heading={words.compareTitle}>
          <div className={shared.card}>
            <DataTable
              label={words.compareTitle}
              data={{
                head: [words.result, ...table.scenarios.map((scenario) => scenario.name)],
                rows: [
                  ...table.results.map((cell, index) => [cell.label, ...table.scenarios.map(({ results }) => ((results[index] ?? null) === null ? words.notCalculated : valueText(cell, results[index] ?? null)))]),
                  ...table.inputs.map((cell, index) => [cell.label, ...table.scenarios.map(({ values }) => ((values[index] ?? null) === null ? words.unchanged : valueText(cell, values[index] ?? null)))]),
                ],
              }}
            />
          </div>
          <div className={shared.actions}>
            {table.results.length > 0 && (
              <Button disabled={isBusy} onClick={recalculate}>
                {words.recalculate}
              </Button>
            )}
            <Link as="button" onClick={() => onJump(formatReference({ sheet: table.sheet, range: { top: 0, left: 0, bottom: 0, right: 0 } }))}>
              {words.showSheet}
            </Link>
          </div>
          <WorkStatus activity={activity} onCancel={store.cancel} onDismiss={store.dismiss} onJump={onJump} onShow={onShow} />
        </Section>
      )}
    </>
  );
}
