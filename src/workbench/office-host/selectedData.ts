import { intersection, isUnbounded, singleCell } from '../object-model/rangeGeometry';
import { contentsFromWire, toWireValue } from '../object-model/wireValues';
import type { WorkbookHost } from '../object-model/workbookHost';

/** `Office.context.document.getSelectedDataAsync`: rows of values, or for text tab-separated lines. */
export function readSelection(host: WorkbookHost, coercion: unknown): unknown {
  const { sheetId, ranges } = host.spreadsheet.selection();
  const [range] = ranges;
  const used = host.spreadsheet.usedRange(sheetId);
  if (range === undefined) {
    return null;
  }
  const part = isUnbounded(range) ? ((used === null ? null : intersection(range, used)) ?? singleCell(range.top, range.left)) : range;
  const cells = host.spreadsheet.read(sheetId, part);
  if (coercion === 'text') {
    return cells.map((row) => row.map((cell) => cell.text).join('\t')).join('\r\n');
  }
  return cells.map((row) => row.map((cell) => toWireValue(cell.value)));
}

/** `setSelectedDataAsync`: fills from the selection's first cell. */
export function writeSelection(host: WorkbookHost, data: unknown): void {
  const { sheetId, ranges } = host.spreadsheet.selection();
  const [range] = ranges;
  if (range === undefined) {
    return;
  }
  const rows = typeof data === 'string' ? data.split(/\r?\n/).map((line) => line.split('\t')) : (data as readonly (readonly unknown[])[]);
  const width = Math.max(...rows.map((row) => row.length));
  const target = { top: range.top, left: range.left, bottom: range.top + rows.length - 1, right: range.left + width - 1 };
  const contents = rows.map((row) => Array.from({ length: width }, (_, column) => contentsFromWire(row[column] ?? null, 'General', 'setSelectedDataAsync').contents));
  host.spreadsheet.transaction(() => host.spreadsheet.write(sheetId, target, contents));
}
