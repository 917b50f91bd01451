import type { CellErrorCode } from '../../engine/core/error';

/** The error as a file holds it: those that came after the file format are stored as #VALUE!, as Excel does. */
export function storedErrorCode(code: CellErrorCode): CellErrorCode {
  return code === '#SPILL!' || code === '#CALC!' || code === '#BUSY!' ? '#VALUE!' : code;
}
