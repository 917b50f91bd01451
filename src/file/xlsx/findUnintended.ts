import type { EngineError } from '../../engine/core/error';
import { cellAddress, sheetPrefix } from '../../engine/formula/parse/address';
import { cellKey, columnOf, rowOf, type CellModel, type CellRange } from '../../engine/formula/workbookModel';
import type { CellPatch, WorkbookPatches } from './cellPatch';
import { CellWalk } from './cellWalk';
import { addFilePrefixes } from './filePrefixes';
import { decodePart } from './partText';
import { readPackageModel, type PackageModel } from './readModel';
import { sameStored } from './sameStored';
import { openPackage, type XlsxPackage } from './xlsxPackage';
import { XmlScanner } from './xmlScanner';
import { packedBytes, readZipDirectory } from './zipArchive';

/**
 * Reads a patched file and compares it with the file it was made from: every cell that was not meant to change has the same
 * formula, value and look, every other has what it was to have, and no other part is different. Null when all is as meant.
 */
export function findUnintended(bytes: Uint8Array, patched: Uint8Array, before: PackageModel, patches: WorkbookPatches): EngineError | null {
  const [former, opened] = [openPackage(bytes), openPackage(patched)];
  if (!former.ok) return former.error;
  if (!opened.ok) return opened.error;
  const part = changedPart(bytes, patched, patches);
  if (part !== null) return unintended(part);
  const after = readPackageModel(opened.value);
  if (!after.ok) return after.error;
  if (after.value.sheets.length !== before.sheets.length) return unintended('xl/workbook.xml');
  for (const [index, sheet] of before.sheets.entries()) {
    const found = after.value.sheets[index];
    if (found?.part !== sheet.part || found.name !== sheet.name) return unintended(sheet.part);
    const own = patches.get(sheet.part);
    // The bytes of a sheet that was not patched have been compared.
    if (own === undefined || own.size === 0) continue;
    const key = differingCell(sheet.cells, found.cells, own) ?? differingLook(former.value, opened.value, sheet.part, own);
    if (key !== undefined) return unintended(sheetPrefix(sheet.name) + cellAddress(rowOf(key), columnOf(key)));
  }
  return null;
}

function unintended(place: string): EngineError {
  return { code: 'writeUnintended', cellError: '#VALUE!', details: { place } };
}

/** Parts whose content changes besides the patched sheets: those that list the formulas. */
const FOLLOWING = /calcChain\.xml$|_rels\/[^/]*\.xml\.rels$|^\[content_types\]\.xml$/i;

function changedPart(bytes: Uint8Array, patched: Uint8Array, patches: WorkbookPatches): string | null {
  const after = new Map(readZipDirectory(patched).map((entry) => [entry.name, entry]));
  for (const entry of readZipDirectory(bytes)) {
    const { name, crc, size, method } = entry;
    if (patches.has(name) || FOLLOWING.test(name)) continue;
    const found = after.get(name);
    if (found?.crc !== crc || found.size !== size || found.method !== method) return name;
    // Copied as they are, packed and unread, damaged or not.
    const [was, is] = [packedBytes(bytes, entry), packedBytes(patched, found)];
    if (was.length !== is.length || was.some((byte, index) => byte !== is[index])) return name;
  }
  return null;
}

function differingCell(before: ReadonlyMap<number, CellModel>, after: ReadonlyMap<number, CellModel>, patches: ReadonlyMap<number, CellPatch>): number | undefined {
  for (const [key, cell] of before) if (!isAsMeant(after.get(key), cell, patches.get(key))) return key;
  for (const [key, cell] of after) if (!before.has(key) && !isAsMeant(cell, undefined, patches.get(key))) return key;
  for (const [key, patch] of patches) if (!before.has(key) && !isAsMeant(after.get(key), undefined, patch)) return key;
  return undefined;
}

function isAsMeant(found: CellModel | undefined, before: CellModel | undefined, patch: CellPatch | undefined): boolean {
  if (!sameStored(found?.value ?? null, patch === undefined ? (before?.value ?? null) : patch.value)) return false;
  if (patch?.constant === true) return found?.formula === undefined;
  if (patch?.formula !== undefined) {
    const { text, array, dynamic = false } = patch.formula;
    return found?.formula === addFilePrefixes(text) && sameRange(found.arrayRange, array) && (!dynamic || found.dynamic === true);
  }
  return found?.formula === before?.formula && sameRange(found?.arrayRange, patch?.arrayRange ?? before?.arrayRange) && found?.dynamic === before?.dynamic;
}

function sameRange(a: CellRange | undefined, b: CellRange | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

/** A cell whose look, by the number of its style, is not what it was; one that is new has none. */
function differingLook(before: XlsxPackage, after: XlsxPackage, part: string, patches: ReadonlyMap<number, CellPatch>): number | undefined {
  const [former, found] = [cellLooks(before, part), cellLooks(after, part)];
  // Both walk the same cells in the same order, but for those that are new: neither is kept in memory.
  let old = former.next().value;
  for (const { key, look } of found) {
    if (old?.key === key) {
      if (old.look !== look) return key;
      old = former.next().value;
    } else if (look !== '' || !patches.has(key)) return key;
  }
  return old?.key;
}

function* cellLooks(pack: XlsxPackage, part: string): Generator<{ readonly key: number; readonly look: string }, undefined> {
  const content = pack.bytes(part);
  const xml = new XmlScanner(content === undefined ? '' : decodePart(content).text);
  const walk = new CellWalk(xml);
  for (let event = xml.next(); event !== 'end' && !(event === 'close' && xml.name === 'sheetData'); event = xml.next()) {
    if (event !== 'open') continue;
    if (xml.name === 'row') walk.enterRow();
    else if (xml.name === 'c') {
      walk.enterCell();
      yield { key: cellKey(walk.row, walk.column), look: xml.attribute('s') ?? '' };
    }
  }
  return undefined;
}
