import { useCallback, useEffect, useState } from 'react';
import { type WorkbookPort } from '../../../workbook/port';
import { readScenarios } from '../../../workbook/scenarios/readScenarios';
import { type ScenarioReading } from '../../../workbook/scenarios/scenarioTable';
import { toProblem, type Problem } from '../../shared/problem';

export type KnownScenarios = { readonly status: 'reading' } | { readonly status: 'failed'; readonly problem: Problem } | ScenarioReading;

/** The scenarios of the workbook, read again after every change of it. */
export function useScenarios(port: WorkbookPort): { readonly scenarios: KnownScenarios; readonly refresh: () => Promise<void> } {
  const [scenarios, setScenarios] = useState<KnownScenarios>({ status: 'reading' });
  const refresh = useCallback(async () => {
    try {
      setScenarios(await readScenarios(port));
    } catch (thrown) {
      setScenarios({ status: 'failed', problem: toProblem(thrown) });
    }
  }, [port]);
  useEffect(() => {
    let stop: (() => void) | null = null;
    let stopped = false;
    const first = setTimeout(() => void refresh());
    port.onChange(() => void refresh()).then(
      (unsubscribe) => (stopped ? unsubscribe() : (stop = unsubscribe)),
      // Without news of changes the scenarios are those of when the page was opened, or last changed here.
      () => undefined,
    );
    return () => {
      stopped = true;
      clearTimeout(first);
      stop?.();
    };
  }, [port, refresh]);
  return { scenarios, refresh };
}
