import { callTable } from './boundary';

/**
 * The best split of a budget over channels.
 * @customfunction ALLOCATE
 */
export function allocate(budget: any, curves: any[][], minimum?: any[][], maximum?: any[][]): any[][] {
  return callTable('ALLOCATE', [budget, curves, minimum, maximum]);
}
