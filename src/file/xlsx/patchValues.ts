import type { WorkbookPatches } from './cellPatch';
import { dynamicArrayMark, type DynamicArrayMark } from './dynamicArrayMark';
import { decodePart } from './partText';
import { patchSheet } from './sheetPatch';
import { readWorkbookParts } from './workbookParts';
import { openPackage, relationshipsOf } from './xlsxPackage';
import { XmlScanner } from './xmlScanner';
import { readZipDirectory, replaceEntries, unpackEntry, ZipError } from './zipArchive';

/**
 * Changes values and formulas inside an xlsx file and leaves every other byte of its parts as it is: looks, charts,
 * pivot tables, macros and all that we cannot read survive. Throws what the reader throws; `patchWorkbook` is the door.
 */
export function patchValues(bytes: Uint8Array, patches: WorkbookPatches): Uint8Array {
  const entries = readZipDirectory(bytes);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const replaced = new Map<string, Uint8Array | null>();
  const mark = [...patches.values()].some((cells) => [...cells.values()].some(({ formula }) => formula?.dynamic === true)) ? markOf(bytes) : null;
  for (const [part, content] of mark?.parts ?? []) replaced.set(part, content);
  let formulasMoved = false;
  for (const [part, cells] of patches) {
    if (cells.size === 0) continue;
    const entry = byName.get(part);
    if (entry === undefined) throw new ZipError(`no part ${part}`);
    const { text, encode } = decodePart(unpackEntry(bytes, entry));
    const patched = patchSheet(text, cells, mark?.cellMetadata);
    formulasMoved ||= patched.formulasMoved;
    replaced.set(part, encode(patched.xml));
  }
  if (formulasMoved) dropCalculationChain(bytes, replaced);
  return replaceEntries(bytes, entries, replaced);
}

function markOf(bytes: Uint8Array): DynamicArrayMark | null {
  const opened = openPackage(bytes);
  return opened.ok ? dynamicArrayMark(opened.value) : null;
}

/** The chain lists formula cells in the order of calculation; Excel builds it anew, but repairs a file in which it is wrong. */
function dropCalculationChain(bytes: Uint8Array, replaced: Map<string, Uint8Array | null>): void {
  const opened = openPackage(bytes);
  if (!opened.ok) return;
  const pack = opened.value;
  const workbook = readWorkbookParts(pack)?.part ?? '';
  const chain = relationshipsOf(pack, workbook).find(({ type }) => type === 'calcChain');
  const part = pack.find(chain?.target ?? 'xl/calcChain.xml');
  if (part === undefined) return;
  replaced.set(part, null);
  const slash = workbook.lastIndexOf('/') + 1;
  const without = (name: string, element: string, attribute: string, isGone: (value: string) => boolean): void => {
    const own = pack.find(name);
    const content = own === undefined ? undefined : (replaced.get(own) ?? pack.bytes(own));
    if (own === undefined || content === undefined) return;
    const { text, encode } = decodePart(content);
    replaced.set(own, encode(withoutElement(text, element, attribute, isGone)));
  };
  without(`${workbook.slice(0, slash)}_rels/${workbook.slice(slash)}.rels`, 'Relationship', 'Id', (id) => id === chain?.id);
  without('[Content_Types].xml', 'Override', 'PartName', (name) => pack.find(name) === part);
}

function withoutElement(text: string, element: string, attribute: string, isGone: (value: string) => boolean): string {
  const xml = new XmlScanner(text);
  let kept = '';
  let copied = 0;
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open' || xml.name !== element || !isGone(xml.attribute(attribute) ?? '')) continue;
    kept += text.slice(copied, xml.start);
    xml.skip();
    copied = xml.end;
  }
  return kept + text.slice(copied);
}
