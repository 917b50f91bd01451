import type { SheetFile, TableFile, WorkbookFile } from '../../workbookFile';
import { cornersAddress } from '../../../engine/formula/parse/address';
import { calculationAttributes } from '../calculationSettings';
import { DYNAMIC_ARRAY_METADATA } from '../dynamicArrayMark';
import { addFilePrefixes } from '../filePrefixes';
import { addAddinParts, AUTO_OPEN_SETTING } from './addinParts';
import { chartXml } from './chartXml';
import { commentShapesXml, commentsXml } from './commentsXml';
import { drawingXml } from './drawingXml';
import { PackageParts } from './packageParts';
import { sheetXml } from './sheetXml';
import { StyleRegistry } from './styleRegistry';
import { element, MAIN, RELATIONSHIPS, textElement, XML_HEAD } from './xml';

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DRAWING_TYPES = 'application/vnd.openxmlformats-officedocument';
const CREATOR = 'ROI Modeler';

/**
 * Writes a workbook as Excel would save it: cached values with every formula, so that it reads
 * correctly in viewers that do not calculate and where the add-in is missing.
 */
export function writePackage(file: WorkbookFile): Uint8Array {
  const parts = new PackageParts();
  const styles = new StyleRegistry();
  const strings = new SharedStrings();
  const counters = { chart: 0, drawing: 0, comments: 0, table: 0 };

  parts.relate('', `${RELATIONSHIPS}/officeDocument`, WORKBOOK);
  const activeIndex = Math.max(0, file.sheets.findIndex(({ name }) => name === file.activeSheet));
  const sheetIds = file.sheets.map((sheet, index) => {
    const part = `xl/worksheets/sheet${index + 1}.xml`;
    const drawing = addCharts(parts, part, sheet, file, counters);
    const comments = addComments(parts, part, sheet, counters, file.properties?.creator ?? CREATOR);
    const tables = (sheet.tables ?? []).map((table) => {
      const number = ++counters.table;
      const name = `xl/tables/table${number}.xml`;
      parts.add(name, tableXml(table, number), `${SPREADSHEET}.table+xml`);
      return parts.relate(part, `${RELATIONSHIPS}/table`, name);
    });
    const content = sheetXml(sheet, {
      styles,
      sharedString: (text) => strings.index(text),
      ...(drawing === undefined ? {} : { drawing }),
      ...(comments === undefined ? {} : { comments }),
      tables,
      externalLink: (address) => parts.relate(part, `${RELATIONSHIPS}/hyperlink`, address, true),
      active: index === activeIndex,
    });
    parts.add(part, content, `${SPREADSHEET}.worksheet+xml`);
    return parts.relate(WORKBOOK, `${RELATIONSHIPS}/worksheet`, part);
  });

  parts.add(WORKBOOK, workbookXml(file, sheetIds, activeIndex), `${SPREADSHEET}.sheet.main+xml`);
  const workbookPart = (name: string, type: string, content: string) => {
    parts.add(`xl/${name}.xml`, content, `${SPREADSHEET}.${type}+xml`);
    parts.relate(WORKBOOK, `${RELATIONSHIPS}/${type}`, `xl/${name}.xml`);
  };
  workbookPart('styles', 'styles', styles.toXml());
  workbookPart('sharedStrings', 'sharedStrings', strings.toXml());
  workbookPart('metadata', 'sheetMetadata', DYNAMIC_ARRAY_METADATA);
  addProperties(parts, file);
  const settings = { ...(file.autoOpenTaskpane === true && { [AUTO_OPEN_SETTING]: 'true' }), ...file.addinSettings };
  if (Object.keys(settings).length > 0) addAddinParts(parts, settings);
  return parts.toBytes();
}

const WORKBOOK = 'xl/workbook.xml';

interface Counters {
  chart: number;
  drawing: number;
  comments: number;
  table: number;
}

function addCharts(parts: PackageParts, sheetPart: string, sheet: SheetFile, file: WorkbookFile, counters: Counters): string | undefined {
  const charts = sheet.charts ?? [];
  if (charts.length === 0) return undefined;
  const drawing = `xl/drawings/drawing${++counters.drawing}.xml`;
  parts.add(drawing, drawingXml(charts), `${DRAWING_TYPES}.drawing+xml`);
  for (const chart of charts) {
    const name = `xl/charts/chart${++counters.chart}.xml`;
    parts.add(name, chartXml(chart, file), `${DRAWING_TYPES}.drawingml.chart+xml`);
    parts.relate(drawing, `${RELATIONSHIPS}/chart`, name);
  }
  return parts.relate(sheetPart, `${RELATIONSHIPS}/drawing`, drawing);
}

function addComments(parts: PackageParts, sheetPart: string, sheet: SheetFile, counters: Counters, author: string): string | undefined {
  const comments = [...sheet.cells].flatMap(([key, { comment }]) => (comment === undefined ? [] : [{ key, text: comment }])).sort((a, b) => a.key - b.key);
  if (comments.length === 0) return undefined;
  const number = ++counters.comments;
  const part = `xl/comments${number}.xml`;
  const shapes = `xl/drawings/vmlDrawing${number}.vml`;
  parts.add(part, commentsXml(comments, author), `${SPREADSHEET}.comments+xml`);
  parts.add(shapes, commentShapesXml(comments), `${DRAWING_TYPES}.vmlDrawing`);
  parts.relate(sheetPart, `${RELATIONSHIPS}/comments`, part);
  return parts.relate(sheetPart, `${RELATIONSHIPS}/vmlDrawing`, shapes);
}

function workbookXml(file: WorkbookFile, sheetIds: readonly string[], activeIndex: number): string {
  const sheets = file.sheets.map(({ name, visibility }, index) =>
    element('sheet', { name, sheetId: index + 1, state: visibility === undefined || visibility === 'visible' ? undefined : visibility, 'r:id': sheetIds[index] }),
  );
  const names = file.names.map(({ name, formula, sheet }) => {
    const scope = sheet === undefined ? -1 : file.sheets.findIndex((candidate) => candidate.name === sheet);
    return element('definedName', { name, localSheetId: scope < 0 ? undefined : scope }, textElement('f', addFilePrefixes(formula)).replace(/^<f[^>]*>|<\/f>$/g, ''));
  });
  return (
    XML_HEAD +
    element('workbook', { xmlns: MAIN, 'xmlns:r': RELATIONSHIPS }, [
      element('workbookPr', { date1904: file.date1904 || undefined }),
      element('bookViews', {}, element('workbookView', { activeTab: activeIndex, tabRatio: 850 })),
      element('sheets', {}, sheets),
      names.length === 0 ? '' : element('definedNames', {}, names),
      // The engine version of current Excel: with an older one Excel recalculates on opening, and
      // custom functions would lose their cached values where the add-in is missing.
      element('calcPr', { calcId: 191029, ...calculationAttributes(file) }),
    ])
  );
}

function tableXml(table: TableFile, id: number): string {
  const { name, range, columns, headerRow, totalsRow, style } = table;
  const filterRange = cornersAddress({ ...range, bottom: range.bottom - (totalsRow ? 1 : 0) });
  return (
    XML_HEAD +
    element(
      'table',
      { xmlns: MAIN, id, name, displayName: name, ref: cornersAddress(range), headerRowCount: headerRow ? undefined : 0, totalsRowCount: totalsRow ? 1 : undefined, totalsRowShown: totalsRow ? undefined : 0 },
      [
        headerRow ? element('autoFilter', { ref: filterRange }) : '',
        element('tableColumns', { count: columns.length }, columns.map((column, index) => element('tableColumn', { id: index + 1, name: column.replace(/\n/g, '_x000a_') }))),
        element('tableStyleInfo', { name: style ?? 'TableStyleLight1', showFirstColumn: 0, showLastColumn: 0, showRowStripes: 1, showColumnStripes: 0 }),
      ],
    )
  );
}

function addProperties(parts: PackageParts, { properties = {} }: WorkbookFile): void {
  const { title, creator, language } = properties;
  const dublinCore = 'http://purl.org/dc/elements/1.1/';
  const core = element('cp:coreProperties', { 'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties', 'xmlns:dc': dublinCore }, [
    title === undefined ? '' : textElement('dc:title', title),
    textElement('dc:creator', creator ?? CREATOR),
    language === undefined ? '' : textElement('dc:language', language),
  ]);
  parts.add('docProps/core.xml', XML_HEAD + core, 'application/vnd.openxmlformats-package.core-properties+xml');
  parts.relate('', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml');
  const application = element('Properties', { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' }, element('Application', {}, CREATOR));
  parts.add('docProps/app.xml', XML_HEAD + application, 'application/vnd.openxmlformats-officedocument.extended-properties+xml');
  parts.relate('', `${RELATIONSHIPS}/extended-properties`, 'docProps/app.xml');
}

class SharedStrings {
  private readonly indexes = new Map<string, number>();

  index(text: string): number {
    const known = this.indexes.get(text);
    if (known !== undefined) return known;
    this.indexes.set(text, this.indexes.size);
    return this.indexes.size - 1;
  }

  toXml(): string {
    return XML_HEAD + element('sst', { xmlns: MAIN, uniqueCount: this.indexes.size }, [...this.indexes.keys()].map((text) => element('si', {}, textElement('t', text))));
  }
}
