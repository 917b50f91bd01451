import { isCellError, type CellValue } from '../../engine/core/cellValue';
import { storedErrorCode } from './storedErrorCode';

/** Values as a file can tell them apart: it knows no negative zero, and the newest errors only by a note. */
export function sameStored(found: CellValue, meant: CellValue): boolean {
  if (isCellError(meant)) return isCellError(found) && storedErrorCode(found.error) === storedErrorCode(meant.error);
  return found === meant;
}
