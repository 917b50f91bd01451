import { type Activity } from '../../../workbook/simulation/simulatorState';

/** Whether there is something to cancel. */
export function isRunning({ status }: Activity): boolean {
  return status === 'reading' || status === 'compiling' || status === 'running';
}
