import { Button, Caption1, Link } from '@fluentui/react-components';
import { useCallback } from 'react';
import { fillPhrase } from '../../locales';
import { type DecisionTable } from '../../workbook/decisionTables/decisionTable';
import { writeDecisionTable } from '../../workbook/decisionTables/writeDecisionTable';
import { formatReference } from '../../engine/formula/parse/address';
import { usePhrases } from '../language';
import { useServices } from '../services';
import { ProblemBar } from '../shared/ProblemBar';
import { useTask } from '../shared/useTask';
import { type Calculated } from './calculate';

interface AddAsSheetProps {
  /** What the numbers come from. */
  readonly answer: Pick<Calculated<unknown>, 'fingerprint' | 'simulation'>;
  /** The answer as a table, made when it is wanted. */
  readonly table: () => DecisionTable;
  readonly onJump: (address: string) => void;
}

/** Writes an answer to a sheet of its own, with its picture as a chart of Excel's own. */
export function AddAsSheet({ answer: { fingerprint, simulation }, table, onJump }: AddAsSheetProps) {
  const phrases = usePhrases();
  const { sheet: words } = phrases.decide;
  const { port } = useServices();
  const { task, run } = useTask(
    useCallback((written: DecisionTable) => writeDecisionTable(port, written, { fingerprint, simulation: simulation ?? undefined, at: new Date() }, phrases), [port, fingerprint, simulation, phrases]),
  );
  return (
    <>
      <Button disabled={task.status === 'running'} onClick={() => void run(table())}>
        {task.status === 'running' ? words.inserting : words.insert}
      </Button>
      <Caption1 role="status">
        {task.status === 'done' && (
          <>
            {fillPhrase(words.inserted, { sheet: task.result })}{' '}
            <Link as="button" inline onClick={() => onJump(formatReference({ sheet: task.result, range: { top: 0, left: 0, bottom: 0, right: 0 } }))}>
              {words.show}
            </Link>
          </>
        )}
      </Caption1>
      {task.status === 'failed' && <ProblemBar problem={task.problem} />}
    </>
  );
}
