import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { fillPhrase } from '../../../locales';
import { saveScenario } from '../../../workbook/scenarios/changeScenarios';
import { usePhrases } from '../../language';
import { useServices } from '../../services';
import { ProblemBar } from '../../shared/ProblemBar';
import { useTask } from '../../shared/useTask';
import { useSimulatorState } from '../../shared/useSimulatorState';
import { chosenCell } from '../chosenCell';
import { useDecideStyles } from '../decideStyles';
import { CellListField } from '../fields/CellListField';
import { EntryField } from '../fields/EntryField';
import { type ToolProps } from '../toolProps';
import { useCellFacts } from '../useCellFacts';
import { useInputCells } from '../useInputCells';
import { useTool } from '../useTool';
import { MOST_COMPARED_RESULTS, MOST_INPUTS } from './scenarioDraft';

/** Chooses the cells that scenarios are about, and keeps what they hold now as the first one. */
export function FirstScenario({ session, simulator, onJump, onSaved }: ToolProps & { readonly onSaved: () => Promise<void> }) {
  const styles = useDecideStyles();
  const phrases = usePhrases();
  const { fields, scenarios: words } = phrases.decide;
  const { port } = useServices();
  const store = session.scenarios;
  const { draft } = useTool(store);
  const { found } = useSimulatorState(simulator);
  const [asked, setAsked] = useState(false);
  const marked = [...(found?.outputs ?? []), ...(found?.outputCandidates ?? [])].map(chosenCell);
  const results = draft.results ?? marked.slice(0, 3);
  const inputs = useInputCells(simulator, results[0] ?? null);
  const facts = useCellFacts(simulator, [...draft.inputs, ...results].map(({ address }) => address));
  const { task, run } = useTask(async (name: string) => {
    await saveScenario(port, { name, inputs: draft.inputs, results }, phrases);
    await onSaved();
  });
  const save = (): void => {
    setAsked(true);
    if (draft.name.trim() !== '' && draft.inputs.length > 0) void run(draft.name.trim());
  };
  return (
    <>
      <CellListField
        label={words.inputs}
        hint={words.inputsHint}
        addLabel={words.addInput}
        removeLabel={words.remove}
        suggestions={inputs.groups.flatMap(({ cells }) => cells)}
        cells={draft.inputs}
        most={MOST_INPUTS}
        facts={facts}
        fault={asked && draft.inputs.length === 0 ? words.inputsMissing : undefined}
        onAdd={(cells) => store.edit({ inputs: [...draft.inputs, ...cells] })}
        onRemove={(address) => store.edit({ inputs: draft.inputs.filter((cell) => cell.address !== address) })}
        onJump={onJump}
      />
      <CellListField
        label={words.results}
        addLabel={words.addResult}
        removeLabel={words.remove}
        suggestions={marked}
        cells={results}
        most={MOST_COMPARED_RESULTS}
        facts={facts}
        onAdd={(cells) => store.edit({ results: [...results, ...cells] })}
        onRemove={(address) => store.edit({ results: results.filter((cell) => cell.address !== address) })}
        onJump={onJump}
      />
      <EntryField label={words.name} value={draft.name} placeholder={fillPhrase(fields.example, { text: words.namePlaceholder })} fault={asked && draft.name.trim() === '' ? words.nameMissing : undefined} onChange={(name) => store.edit({ name })} onEnter={save} />
      <div className={styles.actions}>
        <Button appearance="primary" disabled={task.status === 'running'} onClick={save}>
          {task.status === 'running' ? words.saving : words.save}
        </Button>
      </div>
      {task.status === 'failed' && <ProblemBar problem={task.problem} />}
    </>
  );
}
