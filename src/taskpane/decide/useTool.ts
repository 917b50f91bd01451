import { useSyncExternalStore } from 'react';
import { type ToolState, type ToolStore } from './toolStore';

export function useTool<Draft, Answer>(store: ToolStore<Draft, Answer>): ToolState<Draft, Answer> {
  return useSyncExternalStore(store.subscribe, store.snapshot);
}
