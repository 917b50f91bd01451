import { useCallback } from 'react';
import { useServices } from '../services';
import { useTask, type Task } from '../shared/useTask';

/** Writes values into cells as one undo step. `task.result` tells which cells now hold what. */
export function useWrite(): { readonly task: Task<ReadonlyMap<string, number | boolean>>; readonly write: (cells: ReadonlyMap<string, number | boolean>) => void; readonly reset: () => void } {
  const { port } = useServices();
  const { task, run, reset } = useTask(
    useCallback(
      async (cells: ReadonlyMap<string, number | boolean>) => {
        await port.command((inside) => inside.writeCells(cells));
        return cells;
      },
      [port],
    ),
  );
  return { task, write: (cells) => void run(cells), reset };
}
