import { strToU8, zipSync } from 'fflate';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface HandmadeWorkbook {
  /** Contents of `<sheetData>`, by sheet name. */
  readonly sheets: Readonly<Record<string, string>>;
  /** Put between `</sheets>` and the end of the workbook part: defined names, calculation settings. */
  readonly workbookTail?: string;
  readonly workbookHead?: string;
  /** Contents of `<sst>`. */
  readonly sharedStrings?: string;
  readonly metadata?: string;
  /** Further relationships of the workbook part. */
  readonly extraRelationships?: readonly string[];
  readonly extraParts?: Readonly<Record<string, string>>;
}

/** An xlsx file letter by letter, for the cases that no writer of ours produces. */
export function handmadePackage({ sheets, workbookHead = '', workbookTail = '', sharedStrings, metadata, extraRelationships = [], extraParts = {} }: HandmadeWorkbook): Uint8Array {
  const names = Object.keys(sheets);
  const relationships = names.map((_, index) => relationship(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`));
  if (sharedStrings !== undefined) relationships.push(relationship(101, 'sharedStrings', 'sharedStrings.xml'));
  if (metadata !== undefined) relationships.push(relationship(102, 'sheetMetadata', 'metadata.xml'));
  relationships.push(...extraRelationships);
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relationshipList([relationship(1, 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `<workbook ${MAIN}>${workbookHead}<sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets>${workbookTail}</workbook>`,
    'xl/_rels/workbook.xml.rels': relationshipList(relationships),
    ...extraParts,
  };
  if (sharedStrings !== undefined) parts['xl/sharedStrings.xml'] = `<sst ${MAIN}>${sharedStrings}</sst>`;
  if (metadata !== undefined) parts['xl/metadata.xml'] = metadata;
  names.forEach((name, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = `<?xml version="1.0"?><worksheet ${MAIN}><sheetData>${sheets[name]}</sheetData></worksheet>`;
  });
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

export function relationshipList(list: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
}

export function relationship(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`;
}

export const DYNAMIC_METADATA =
  '<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray">' +
  '<metadataTypes count="2"><metadataType name="XLRICHVALUE"/><metadataType name="XLDAPR"/></metadataTypes>' +
  '<futureMetadata name="XLRICHVALUE" count="1"><bk/></futureMetadata>' +
  '<futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="x"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>' +
  '<cellMetadata count="1"><bk><rc t="2" v="0"/></bk></cellMetadata></metadata>';
