import { cellAddress, sheetPrefix } from '../../engine/formula/parse/address';
import { fail, ok, type Result } from '../../engine/core/result';
import type { WorkbookPatches } from './cellPatch';
import { findUnintended } from './findUnintended';
import { patchValues } from './patchValues';
import type { PackageModel } from './readModel';
import { SharedFormulaError } from './sheetSurvey';
import { ZipError } from './zipArchive';

/**
 * The door to changing an existing file: patches it, reads the result back and compares it with what was read before. What
 * comes out has the new values where they were asked for and is the old file everywhere else; if that cannot be had, the
 * reason comes instead. `before` is what `bytes` hold. Costs about twice the reading of the file.
 */
export function patchWorkbook(bytes: Uint8Array, before: PackageModel, patches: WorkbookPatches): Result<Uint8Array> {
  let patched: Uint8Array;
  try {
    patched = patchValues(bytes, patches);
  } catch (thrown) {
    if (thrown instanceof SharedFormulaError) return fail({ code: 'writeSharedFormula', cellError: '#VALUE!', details: { cell: sharedAt(thrown, before, patches) } });
    if (thrown instanceof ZipError && thrown.part !== undefined) return fail({ code: 'writeDamagedPart', cellError: '#VALUE!', details: { part: thrown.part } });
    return fail({ code: 'writeFailed', cellError: '#VALUE!', details: { reason: thrown instanceof Error ? thrown.message : String(thrown) } });
  }
  const difference = findUnintended(bytes, patched, before, patches);
  return difference === null ? ok(patched) : fail(difference);
}

function sharedAt({ row, column }: SharedFormulaError, { sheets }: PackageModel, patches: WorkbookPatches): string {
  const sheet = sheets.find(({ part }) => patches.has(part))?.name ?? '';
  return sheetPrefix(sheet) + cellAddress(row, column);
}
