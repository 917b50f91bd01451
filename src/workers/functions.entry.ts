/** Runs worksheet functions that take long, away from the grid's thread: name and cells in, result out. */
import type { CellArgument } from '../engine/core/roiFunction';
import { roiFunction } from '../engine/library';

interface FunctionRequest {
  readonly id: number;
  readonly name: string;
  readonly args: readonly CellArgument[];
}

addEventListener('message', ({ data: { id, name, args } }: MessageEvent<FunctionRequest>) => {
  postMessage({ id, result: roiFunction(name)?.invoke(args) });
});
