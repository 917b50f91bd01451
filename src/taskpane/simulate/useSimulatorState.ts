import { useCallback, useSyncExternalStore } from 'react';
import { type SimulatorState } from '../../workbook/simulation/simulatorState';
import { type PaneSimulator } from './paneSimulator';

/** What the simulator knows, followed as it changes. */
export function useSimulatorState(simulator: PaneSimulator): SimulatorState {
  const subscribe = useCallback((listener: () => void) => simulator.subscribe(listener), [simulator]);
  const snapshot = useCallback(() => simulator.snapshot(), [simulator]);
  return useSyncExternalStore(subscribe, snapshot);
}
