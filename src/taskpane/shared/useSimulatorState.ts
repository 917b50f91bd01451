import { startTransition, useEffect, useState } from 'react';
import { type SimulatorState } from '../../workbook/simulation/simulatorState';
import { type PaneSimulator } from './paneSimulator';

/**
 * What the simulator knows, followed as it changes. Each change is drawn as a transition, in slices between which the page
 * answers: a first picture with all its numbers takes longer than a click may wait.
 */
export function useSimulatorState(simulator: PaneSimulator): SimulatorState {
  const [state, setState] = useState(() => simulator.snapshot());
  useEffect(() => {
    const follow = (): void => startTransition(() => setState(simulator.snapshot()));
    const stop = simulator.subscribe(follow);
    follow();
    return stop;
  }, [simulator]);
  return state;
}
