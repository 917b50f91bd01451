import { strToU8 } from 'fflate';
import { decodePart } from './partText';
import { readDynamicArrayMetadata, readWorkbookParts } from './workbookParts';
import { element, MAIN, RELATIONSHIPS, XML_HEAD } from './write/xml';
import { relationshipsOf, type XlsxPackage } from './xlsxPackage';
import { XmlScanner } from './xmlScanner';

/** How the cells of a workbook are marked as dynamic arrays. */
export interface DynamicArrayMark {
  /** The number that a cell carries (`cm`). */
  readonly cellMetadata: number;
  /** Parts that have to be written so that the number means that. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

/**
 * Excel shows a call of an add-in's function that is not marked so as `=@ROI.NORMAL(…)`. Null for the few workbooks whose
 * cell metadata say other things only, or that use the strict names of the format: there the formulas stay unmarked.
 */
export function dynamicArrayMark(pack: XlsxPackage): DynamicArrayMark | null {
  const workbook = readWorkbookParts(pack);
  if (workbook === undefined) return null;
  if (workbook.metadataPart !== undefined) {
    const index = readDynamicArrayMetadata(pack.text(workbook.metadataPart) ?? '').indexOf(true);
    return index < 0 ? null : { cellMetadata: index + 1, parts: new Map() };
  }
  const slash = workbook.part.lastIndexOf('/') + 1;
  const folder = workbook.part.slice(0, slash);
  const relationships = pack.find(`${folder}_rels/${workbook.part.slice(slash)}.rels`);
  const part = `${folder}metadata.xml`;
  if (relationships === undefined || pack.find(part) !== undefined || !isTransitional(pack, relationships)) return null;
  const taken = new Set(relationshipsOf(pack, workbook.part).map(({ id }) => id));
  let number = taken.size + 1;
  while (taken.has(`rId${number}`)) number++;
  const types = pack.find('[Content_Types].xml') ?? '';
  return {
    cellMetadata: 1,
    parts: new Map([
      [part, strToU8(DYNAMIC_ARRAY_METADATA)],
      [relationships, withChild(pack, relationships, 'Relationship', { Id: `rId${number}`, Type: `${RELATIONSHIPS}/sheetMetadata`, Target: `/${part}` })],
      [types, withChild(pack, types, 'Override', { PartName: `/${part}`, ContentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml' })],
    ]),
  };
}

function isTransitional(pack: XlsxPackage, relationships: string): boolean {
  return pack.text(relationships)?.includes(`${RELATIONSHIPS}/worksheet`) === true;
}

/** The part with one more child at the end of its root, whatever prefix the file gives their namespace. */
function withChild(pack: XlsxPackage, part: string, name: string, attributes: Readonly<Record<string, string>>): Uint8Array {
  const content = pack.bytes(part) ?? new Uint8Array();
  const { text, encode } = decodePart(content);
  const xml = new XmlScanner(text);
  let end = text.length;
  for (let event = xml.next(); event !== 'end'; event = xml.next()) if (event === 'close') end = xml.start;
  const prefix = /^<\/([^\s>:]+:)?/.exec(text.slice(end))?.[1] ?? '';
  return encode(text.slice(0, end) + element(`${prefix}${name}`, attributes) + text.slice(end));
}

/** Declares the one kind of cell metadata in use: `cm="1"` marks a formula that spills. */
export const DYNAMIC_ARRAY_METADATA =
  XML_HEAD +
  element('metadata', { xmlns: MAIN, 'xmlns:xda': 'http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray' }, [
    element(
      'metadataTypes',
      { count: 1 },
      element('metadataType', {
        name: 'XLDAPR',
        minSupportedVersion: 120000,
        copy: 1,
        pasteAll: 1,
        pasteValues: 1,
        merge: 1,
        splitFirst: 1,
        rowColShift: 1,
        clearFormats: 1,
        clearComments: 1,
        assign: 1,
        coerce: 1,
        cellMeta: 1,
      }),
    ),
    element(
      'futureMetadata',
      { name: 'XLDAPR', count: 1 },
      element('bk', {}, element('extLst', {}, element('ext', { uri: '{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}' }, element('xda:dynamicArrayProperties', { fDynamic: 1, fCollapsed: 0 })))),
    ),
    element('cellMetadata', { count: 1 }, element('bk', {}, element('rc', { t: 1, v: 0 }))),
  ]);
