import { type BudgetCell } from '../../../engine/decide/allocateBudget';
import { readEntry } from '../numberEntry';
import { type AllocationDraft } from './allocationDraft';

export type AllocationFault = 'notANumber' | 'limitsCrossed';

export interface AllocationFaults {
  readonly tooFew: boolean;
  readonly budget: boolean;
  /** By address. */
  readonly minimum: ReadonlyMap<string, AllocationFault>;
  readonly maximum: ReadonlyMap<string, AllocationFault>;
}

export type AllocationReading =
  | { readonly ok: true; readonly cells: readonly BudgetCell[]; readonly budget: number | undefined }
  | { readonly ok: false; readonly faults: AllocationFaults };

/** The split that a filled-in form asks for, or what stands in its way. Empty limits and an empty budget are left to the engine. */
export function readAllocation({ cells, budget }: AllocationDraft): AllocationReading {
  const minimum = new Map<string, AllocationFault>();
  const maximum = new Map<string, AllocationFault>();
  const optional = (text: string): number | null | undefined => (text.trim() === '' ? undefined : readEntry(text, 'amount'));
  const read = cells.map((draft): BudgetCell => {
    const { address } = draft.cell;
    const [low, high] = [optional(draft.minimum), optional(draft.maximum)];
    if (low === null) minimum.set(address, 'notANumber');
    if (high === null) maximum.set(address, 'notANumber');
    if (typeof low === 'number' && typeof high === 'number' && low > high) maximum.set(address, 'limitsCrossed');
    return { parameter: address, minimum: low ?? undefined, maximum: high ?? undefined };
  });
  const total = optional(budget);
  const tooFew = cells.length < 2;
  if (tooFew || total === null || minimum.size > 0 || maximum.size > 0) return { ok: false, faults: { tooFew, budget: total === null, minimum, maximum } };
  return { ok: true, cells: read, budget: total };
}
