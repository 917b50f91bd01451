import { patchWorkbook } from '../file/xlsx/patchWorkbook';
import type { WorkbookPatches } from '../file/xlsx/cellPatch';
import { readPackageModel, type PackageModel } from '../file/xlsx/readModel';
import { workbookExtension } from '../file/xlsx/workbookExtension';
import { openPackage, type XlsxPackage } from '../file/xlsx/xlsxPackage';
import { UsageError, type CommandInput } from './command';
import { requireValue } from './requireValue';

/** A workbook that a command is going to write a changed copy of. */
export interface OpenWorkbook {
  readonly bytes: Uint8Array;
  readonly pack: XlsxPackage;
  readonly model: PackageModel;
}

export function openWorkbook(bytes: Uint8Array): OpenWorkbook {
  const pack = requireValue(openPackage(bytes));
  return { bytes, pack, model: requireValue(readPackageModel(pack)) };
}

const EXCEL_NAME = /\.(xls[xm]|xlt[xm])$/i;

/**
 * Excel refuses a file whose name says another kind of workbook than its content (macros or none, template or not): asked
 * before anything is calculated, so that nobody waits for a refusal.
 */
export function requireSameKind(out: string, { pack }: OpenWorkbook): void {
  const kind = workbookExtension(pack);
  const named = EXCEL_NAME.exec(out)?.[1]?.toLowerCase();
  if (kind !== undefined && named !== undefined && named !== kind) throw new UsageError('outOtherKind', { out, extension: `.${kind}` });
}

/** The patched bytes, read back and compared; nothing is written where they are not what they should be. */
export function patched({ bytes, model }: OpenWorkbook, patches: WorkbookPatches): Uint8Array {
  return requireValue(patchWorkbook(bytes, model, patches));
}

export function writePatched(out: string, workbook: OpenWorkbook, patches: WorkbookPatches, io: CommandInput): void {
  io.writeFile(out, patched(workbook, patches));
}
