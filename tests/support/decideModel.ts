import type { CellValue } from '../../src/engine/core/cellValue';
import type { Result } from '../../src/engine/core/result';
import { compileModel } from '../../src/engine/compile/compileModel';
import type { CompiledModel } from '../../src/engine/compile/compiledModel';
import { sheetModel } from './sheetModel';

/** A compiled sheet in which the cells named first may change, and the cells named last are the results. */
export function decideModel(cells: Readonly<Record<string, CellValue>>, parameters: readonly string[], outputs: readonly string[]): CompiledModel {
  const outcome = compileModel(sheetModel(cells), { parameters, outputs });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.model;
}

/** The value of a result that must not have failed. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
