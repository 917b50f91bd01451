import type { CellRange, DefinedName, TableModel } from '../../engine/formula/workbookModel';
import { parseCorners } from '../../engine/formula/parse/address';
import { calculationSettings, type CalculationSettings } from './calculationSettings';
import { isTrue } from './isTrue';
import { unescapeCharacters } from './escapedText';
import { activeFilter, readRichText } from './sheetCells';
import { DamagedPart, inPart, TooLargeError } from './readProblem';
import { LIMITS, relationshipsOf, type Relationship, type XlsxPackage } from './xlsxPackage';
import { XmlError, XmlScanner } from './xmlScanner';

/** What `xl/workbook.xml` says, with every sheet resolved to its part. */
export interface WorkbookParts {
  readonly settings: CalculationSettings;
  readonly part: string;
  readonly sheets: readonly SheetPart[];
  readonly names: readonly DefinedName[];
  readonly date1904: boolean;
  readonly activeSheet: string | undefined;
  readonly sharedStringsPart: string | undefined;
  readonly metadataPart: string | undefined;
  readonly stylesPart: string | undefined;
  readonly themePart: string | undefined;
  readonly richValuesPart: string | undefined;
  readonly richStructuresPart: string | undefined;
}

export interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly visibility?: 'hidden' | 'veryHidden';
}

/** Undefined for a package of another kind, such as a text document. */
export function readWorkbookParts(pack: XlsxPackage): WorkbookParts | undefined {
  const part = relationshipsOf(pack, '').find(({ type }) => type === 'officeDocument')?.target;
  if (part === undefined) return undefined;
  const text = pack.text(part);
  if (text === undefined) throw new DamagedPart(part);
  const relationships = relationshipsOf(pack, part);
  return inPart(part, () => readWorkbookXml(pack, part, text, relationships));
}

function readWorkbookXml(pack: XlsxPackage, part: string, text: string, relationships: readonly Relationship[]): WorkbookParts | undefined {
  const targets = new Map(relationships.map((relationship) => [relationship.id, relationship]));

  const sheets: (SheetPart | undefined)[] = [];
  const sheetNames: string[] = [];
  const names: DefinedName[] = [];
  let date1904 = false;
  let settings = calculationSettings(() => undefined);
  let activeTab = 0;
  const xml = new XmlScanner(text);
  let isWorkbook = false;
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open') continue;
    if (xml.name === 'workbook') isWorkbook = true;
    // A document or a presentation is a package of the same kind.
    else if (!isWorkbook) return undefined;
    else if (xml.name === 'workbookPr') date1904 ||= isTrue(xml.attribute('date1904'));
    else if (xml.name === 'workbookView') activeTab = Number(xml.attribute('activeTab') ?? 0);
    else if (xml.name === 'calcPr') settings = calculationSettings((name) => xml.attribute(name));
    else if (xml.name === 'sheet') {
      const name = unescapeCharacters(xml.attribute('name') ?? '');
      const target = targets.get(xml.relationshipId() ?? '');
      if (target === undefined) throw new XmlError(`sheet "${name}" without a part`, xml.start);
      sheetNames.push(name);
      // Chart sheets and macro sheets keep their place in the order but have no cells to read.
      const state = xml.attribute('state');
      sheets.push(target.type === 'worksheet' ? { name, part: pack.find(target.target) ?? target.target, ...((state === 'hidden' || state === 'veryHidden') && { visibility: state }) } : undefined);
    } else if (xml.name === 'extLst') {
      xml.skip();
    } else if (xml.name === 'definedName') {
      const name = xml.attribute('name') ?? '';
      const scope = xml.attribute('localSheetId');
      const formula = unescapeCharacters(xml.innerText());
      if (name === '' || isMachineryName(name)) continue;
      const sheet = scope === undefined ? undefined : sheetNames[Number(scope)];
      if (names.length >= LIMITS.names) throw TooLargeError.of('fileTooManyNames', LIMITS.names);
      names.push(sheet === undefined ? { name, formula } : { name, formula, sheet });
    }
  }
  const partOf = (wanted: string) => relationships.find(({ type }) => type === wanted)?.target;
  return {
    part,
    sheets: sheets.filter((sheet) => sheet !== undefined),
    names,
    date1904,
    settings,
    activeSheet: sheetNames[activeTab],
    sharedStringsPart: partOf('sharedStrings'),
    metadataPart: partOf('sheetMetadata'),
    stylesPart: partOf('styles'),
    themePart: partOf('theme'),
    richValuesPart: partOf('rdRichValue'),
    richStructuresPart: partOf('rdRichValueStructure'),
  };
}

/** Names Excel writes for itself: filters, print areas, and hidden stand-ins for newer functions. */
function isMachineryName(name: string): boolean {
  return /^_xl(nm|fn|pm|ws|udf|dudf)[._]/i.test(name);
}

export function readSharedStrings(text: string): string[] {
  const strings: string[] = [];
  const xml = new XmlScanner(text);
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open' || xml.name !== 'si') continue;
    if (strings.length >= LIMITS.sharedTexts) throw TooLargeError.of('fileTooManyTexts', LIMITS.sharedTexts);
    strings.push(unescapeCharacters(readRichText(xml, 'si')));
  }
  return strings;
}

/** For each cell-metadata index (from 1, at position 0): does it mark a dynamic array? */
export function readDynamicArrayMetadata(text: string): boolean[] {
  const typeNames: string[] = [];
  const dynamicFlags: boolean[] = [];
  const marks: boolean[] = [];
  let inside: 'none' | 'properties' | 'cells' = 'none';
  const xml = new XmlScanner(text, true);
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event === 'close') {
      if (xml.name === 'futureMetadata' || xml.name === 'cellMetadata') inside = 'none';
      continue;
    }
    if (event !== 'open') continue;
    if (xml.name === 'metadataType') typeNames.push(xml.attribute('name') ?? '');
    else if (xml.name === 'futureMetadata') inside = xml.attribute('name') === 'XLDAPR' ? 'properties' : 'none';
    else if (xml.name === 'cellMetadata') inside = 'cells';
    else if (inside === 'properties' && xml.name === 'dynamicArrayProperties') dynamicFlags.push(isTrue(xml.attribute('fDynamic')));
    else if (inside === 'cells' && xml.name === 'rc') {
      const isArrayProperty = typeNames[Number(xml.attribute('t')) - 1] === 'XLDAPR';
      marks.push(isArrayProperty && dynamicFlags[Number(xml.attribute('v'))] === true);
    }
  }
  return marks;
}

/** The tables of a sheet, and the ranges of those whose filter is in use. */
export function readTables(pack: XlsxPackage, sheet: SheetPart): { readonly tables: readonly TableModel[]; readonly filters: readonly CellRange[] } {
  const tables: TableModel[] = [];
  const filters: CellRange[] = [];
  for (const { type, target } of relationshipsOf(pack, sheet.part)) {
    const text = type === 'table' ? pack.text(target) : undefined;
    if (text === undefined) continue;
    tables.push(inPart(target, () => readTable(text, sheet.name)));
    const filter = inPart(target, () => activeFilter(new XmlScanner(text)));
    if (filter) filters.push(filter);
  }
  return { tables, filters };
}

function readTable(text: string, sheet: string): TableModel {
  const xml = new XmlScanner(text);
  const columns: string[] = [];
  let head: Omit<TableModel, 'columns'> | undefined;
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open') continue;
    if (xml.name === 'table') {
      const range = parseCorners(xml.attribute('ref') ?? '');
      if (!range) throw new XmlError('table without range', xml.start);
      head = {
        name: xml.attribute('displayName') ?? xml.attribute('name') ?? '',
        sheet,
        range,
        headerRow: xml.attribute('headerRowCount') !== '0',
        totalsRow: Number(xml.attribute('totalsRowCount') ?? 0) > 0,
      };
    } else if (xml.name === 'tableColumn') {
      columns.push(unescapeCharacters(xml.attribute('name') ?? ''));
    } else if (xml.name === 'extLst') {
      xml.skip();
    }
  }
  if (!head) throw new XmlError('no table', 0);
  return { ...head, columns };
}
