import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { cellKey } from '../../../src/engine/formula/workbookModel';
import { templateIds, templateWorkbookPath } from '../../../src/templates/templateCatalogue';
import type { CellFile, WorkbookFile } from '../../../src/file/workbookFile';
import { writeWorkbook } from '../../../src/file/xlsx';
import { asStored } from '../../support/randomWorkbook/asStored';
import { randomWorkbook } from '../../support/randomWorkbook/randomWorkbook';
import { DYNAMIC_METADATA, handmadePackage, relationship, relationshipList, type HandmadeWorkbook } from '../../unit/file/handmadePackage';
import type { ZipPart } from './zipFile';

/** A workbook that can be read, to be damaged. */
export interface SeedWorkbook {
  readonly name: string;
  readonly parts: readonly ZipPart[];
  /** Weight among the seeds: large workbooks are taken less often. */
  readonly weight: number;
}

const RANDOM_WORKBOOKS = 60;

/** More than a hundred: the templates, random models, one with every look, and one for each feature of the format. */
export async function seedWorkbooks(): Promise<readonly SeedWorkbook[]> {
  const seeds: SeedWorkbook[] = [];
  const add = (name: string, bytes: Uint8Array, weight = 1): void => {
    seeds.push({ name, weight, parts: Object.entries(unzipSync(bytes)).map(([part, content]) => ({ name: part, content })) });
  };
  for (const id of templateIds) for (const language of ['en-US', 'zh-CN'] as const) add(`${id}.${language}`, new Uint8Array(readFileSync(templateWorkbookPath(id, language))), 0.25);
  for (let number = 1; number <= RANDOM_WORKBOOKS; number++) {
    const { sheets, names } = asStored(randomWorkbook(number));
    add(`random ${number}`, await writeWorkbook({ sheets: sheets.map(({ name, cells }) => ({ name, cells })), names } as WorkbookFile), 0.5);
  }
  add('every look', await writeWorkbook(everyLook()), 4);
  add('decisions', await writeWorkbook(decisions()), 4);
  for (const [name, workbook] of Object.entries(handmade())) {
    add(name, handmadePackage(workbook));
    add(`${name}, with looks`, handmadePackage(withLooks(workbook)));
  }
  seeds.push(...['utf-16le', 'utf-16be'].map((encoding) => inEncoding(seeds.find(({ name }) => name === 'shared formulas')!, encoding)));
  return seeds;
}

const cells = (entries: Readonly<Record<string, CellFile>>): Map<number, CellFile> =>
  new Map(Object.entries(entries).map(([address, cell]) => [cellKey(Number(/\d+/.exec(address)?.[0]) - 1, address.charCodeAt(0) - 65), cell] as const));

function everyLook(): WorkbookFile {
  const grid = cells({
    A1: { value: '=text', style: { bold: true, color: '#FFFFFF', fill: '#1F4E79', wrap: true, vertical: 'center' } },
    B1: { value: 'line\nline ', comment: 'Where it comes from' },
    A2: { value: 0.125, style: { numberFormat: '0.0%', locked: false, border: { top: { style: 'thin', color: '#FF0000' }, bottom: { style: 'double' } } } },
    B2: { value: true },
    C2: { value: { error: '#N/A' } },
    A3: { value: { error: '#DIV/0!' }, formula: '1/0' },
    B3: { value: 1, formula: 'SEQUENCE(3)', dynamic: true, arrayRange: { top: 2, left: 1, bottom: 4, right: 1 } },
    B4: { value: 2, spilled: true },
    B5: { value: 3, spilled: true },
    C3: { value: 'Go', link: 'Other!A1' },
    D3: { value: 'site', link: 'https://example.org/?a=1&b=2' },
  });
  const table = cells({ A1: { value: 'Year' }, B1: { value: 'Net' }, A2: { value: '0' }, B2: { value: -100 }, A3: { value: '1' }, B3: { value: 150 } });
  const range = { top: 1, left: 0, bottom: 2, right: 0 };
  return {
    sheets: [
      {
        name: 'S',
        cells: grid,
        columnWidths: { 0: 30, 3: 12.5 },
        rowHeights: { 0: 40 },
        hiddenRows: [11],
        hiddenColumns: [5],
        frozen: { rows: 1, columns: 2 },
        showGridlines: false,
        tabColor: '#1F4E79',
        merges: [{ top: 12, left: 0, bottom: 12, right: 2 }],
        validations: [
          { range, type: 'decimal', operator: 'greaterThan', formula1: '0', errorTitle: 'Rate', errorMessage: 'Above 0', promptTitle: 'Rate', promptMessage: 'per year' },
          { range, type: 'list', values: ['Best', 'Likely', 'Worst'] },
        ],
        conditionalFormats: [{ range, formula: 'A2<0', style: { color: '#C00000', fill: '#FFC7CE', bold: true }, stopIfTrue: true }],
        print: { landscape: true, fitToWidth: true },
      },
      {
        name: 'Other',
        cells: table,
        tables: [{ name: 'Flows', range: { top: 0, left: 0, bottom: 2, right: 1 }, columns: ['Year', 'Net'], headerRow: true, totalsRow: false, style: 'TableStyleLight9' }],
        charts: [{ name: 'Chart', type: 'column', title: 'Flow', anchor: { top: 4, left: 0, bottom: 20, right: 8 }, legend: 'bottom', series: [{ name: 'Other!$B$1', values: 'Other!$B$2:$B$3', categories: 'Other!$A$2:$A$3' }] }],
      },
    ],
    names: [{ name: 'Rate', formula: 'S!$A$2' }, { name: 'Twice', formula: 'LAMBDA(x,x*2)' }, { name: 'Local', formula: 'Other!$B$2', sheet: 'Other' }],
    activeSheet: 'Other',
    autoOpenTaskpane: true,
    addinSettings: { 'roi.lastSimulation': '{"outputs":[]}' },
    properties: { title: 'T & C', language: 'en-US' },
  };
}

function decisions(): WorkbookFile {
  return {
    sheets: [
      {
        name: 'S',
        cells: cells({ A1: { value: 9 }, A2: { value: 1000 }, A3: { value: 6, formula: 'ROI.NORMAL(6,1,,,"cost")' }, B1: { value: 1000, formula: 'A2*(A1-A3)-2000' }, B2: { value: 9000, formula: 'ROI.OUTPUT("Gain")+A1*A2-A3' } }),
      },
    ],
    names: [{ name: 'Profit', formula: 'S!$B$1' }],
  };
}

const row = (number: number, content: string, attributes = ''): string => `<row r="${number}"${attributes}>${content}</row>`;
const dataTable = (attributes: string): string =>
  row(1, '<c r="A1"><v>5</v></c><c r="B1"><f>A1*2</f><v>10</v></c>') + row(2, `<c r="A2"><v>1</v></c><c r="B2"><f t="dataTable" ref="B2:B3" ${attributes}/><v>2</v></c>`) + row(3, '<c r="A3"><v>2</v></c><c r="B3"><v>4</v></c>');
const PLAIN = row(1, '<c r="A1"><v>3</v></c><c r="B1"><f>A1*2</f><v>6</v></c>');
const part = (type: string, target: string, number = 1): string => relationship(number, type, target);
const ofSheet = (...list: readonly string[]): Readonly<Record<string, string>> => ({ 'xl/worksheets/_rels/sheet1.xml.rels': relationshipList(list) });
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** One for each feature of the format that a reader looks at. */
function handmade(): Readonly<Record<string, HandmadeWorkbook>> {
  const table = `<table ${MAIN} id="1" name="Costs" displayName="Costs" ref="A1:B3"><autoFilter ref="A1:B3"><filterColumn colId="0"><filters><filter val="x"/></filters></filterColumn></autoFilter><tableColumns count="2"><tableColumn id="1" name="Item"/><tableColumn id="2" name="Amount"/></tableColumns></table>`;
  return {
    plain: { sheets: { S: PLAIN } },
    'no addresses': { sheets: { S: '<row><c><v>3</v></c><c><f>A1*2</f><v>6</v></c></row><row><c><v>1</v></c></row>' } },
    'shared formulas': {
      sheets: { S: Array.from({ length: 6 }, (_, index) => row(index + 1, `<c r="A${index + 1}"><v>${index}</v></c><c r="B${index + 1}"><f t="shared" si="0"${index === 0 ? ' ref="B1:B6">A1*2' : '>'}</f><v>${2 * index}</v></c>`)).join('') },
    },
    'shared formulas of add-ins': {
      sheets: { S: Array.from({ length: 4 }, (_, index) => row(index + 1, `<c r="A${index + 1}"><v>${index + 1}</v></c><c r="B${index + 1}"><f t="shared" si="3"${index === 0 ? ' ref="B1:B4">RiskNormal(A1,1)' : '>'}</f><v>${index}</v></c>`)).join('') },
    },
    'array formulas': { sheets: { S: row(1, '<c r="A1"><f t="array" ref="A1:A2">C1:C2*2</f><v>2</v></c><c r="C1"><v>1</v></c>') + row(2, '<c r="A2"><v>4</v></c><c r="C2"><v>2</v></c>') } },
    'overlapping arrays': { sheets: { S: row(1, '<c r="A1"><f t="array" ref="A1:B2">{1,2;3,4}</f><v>1</v></c><c r="B1"><f t="array" ref="B1:C2">{1,2;3,4}</f><v>1</v></c>') } },
    'dynamic arrays': { sheets: { S: row(1, '<c r="A1" cm="1"><f t="array" ref="A1:A3">_xlfn.SEQUENCE(3)</f><v>1</v></c>') + row(2, '<c r="A2"><v>2</v></c>') + row(3, '<c r="A3"><v>3</v></c>') }, metadata: DYNAMIC_METADATA },
    'data table by column': { sheets: { S: dataTable('dt2D="0" dtr="0" r1="A1"') } },
    'data table of two inputs': { sheets: { S: dataTable('dt2D="1" dtr="1" r1="A1" r2="A3"') } },
    'data table without its input': { sheets: { S: dataTable('dt2D="0" dtr="0" r1="A1" del1="1"') } },
    'shared strings': { sheets: { S: row(1, '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><f>A1&amp;B1</f><v>ab</v></c>') }, sharedStrings: '<si><t>a</t></si><si><r><t>b</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>' },
    'inline strings': { sheets: { S: row(1, '<c r="A1" t="inlineStr"><is><t>Ann_x000D_e</t></is></c><c r="B1"><f>LEN(A1)</f><v>5</v></c>') } },
    'dates and errors': { sheets: { S: row(1, '<c r="A1" t="d"><v>2024-01-31T12:00:00</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1" t="b"><v>1</v></c><c r="D1"><f>A1+1</f><v>45323.5</v></c>') } },
    1904: { workbookHead: '<workbookPr date1904="1"/>', sheets: { S: row(1, '<c r="A1"><v>40000</v></c><c r="B1"><f>YEAR(A1)</f><v>2013</v></c>') } },
    names: { workbookTail: '<definedNames><definedName name="Rate">S!$A$1</definedName><definedName name="Here" localSheetId="0">S!$B$1</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">S!$A$1</definedName></definedNames>', sheets: { S: row(1, '<c r="A1"><v>3</v></c><c r="B1"><f>Rate*2</f><v>6</v></c>') } },
    iteration: { workbookTail: '<calcPr iterate="1" iterateCount="50" iterateDelta="0.01"/>', sheets: { S: row(1, '<c r="A1"><f>B1+1</f><v>2</v></c><c r="B1"><f>A1*0.5</f><v>1</v></c>') } },
    circle: { sheets: { S: row(1, '<c r="A1"><f>B1+1</f><v>4</v></c><c r="B1"><f>A1*0.5</f><v>3</v></c>') } },
    'precision as displayed': { workbookTail: '<calcPr fullPrecision="0"/>', sheets: { S: row(1, '<c r="A1" s="1"><f>1/3</f><v>0.33</v></c><c r="B1"><f>A1*3</f><v>0.99</v></c>') } },
    uncalculated: { sheets: { S: row(1, '<c r="A1"><v>3</v></c><c r="B1"><f>A1*2</f></c>') } },
    table: {
      sheets: { S: row(1, '<c r="A1" t="inlineStr"><is><t>Item</t></is></c><c r="B1" t="inlineStr"><is><t>Amount</t></is></c>') + row(2, '<c r="A2"><v>1</v></c><c r="B2"><v>7</v></c>', ' hidden="1"') + row(3, '<c r="A3"><v>2</v></c><c r="B3"><f>SUBTOTAL(9,Costs[Amount])</f><v>0</v></c>') },
      extraParts: { 'xl/tables/table1.xml': table, ...ofSheet(part('table', '../tables/table1.xml')) },
    },
    'two sheets': { sheets: { S: PLAIN, 'T &amp; &lt;U>': row(1, '<c r="A1"><f>S!B1+1</f><v>7</v></c>') } },
    'calculation chain': {
      sheets: { S: PLAIN },
      extraRelationships: [relationship(110, 'calcChain', 'calcChain.xml')],
      extraParts: { 'xl/calcChain.xml': `<calcChain ${MAIN}><c r="B1" i="1"/></calcChain>` },
    },
    'a picture and macros': { sheets: { S: PLAIN }, extraParts: { 'xl/media/image1.png': '\u0089PNG not really', 'xl/vbaProject.bin': 'no macros' } },
    'data validation and conditions': { sheets: { S: `${PLAIN}</sheetData><conditionalFormatting sqref="A1:B9 C1"><cfRule type="cellIs" dxfId="0" priority="1" operator="between"><formula>1</formula><formula>3</formula></cfRule><cfRule type="expression" dxfId="0" priority="2"><formula>A1&gt;2</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="whole" sqref="A1 B2:B9"><formula1>1</formula1></dataValidation></dataValidations><sheetData>` } },
  };
}

/** The same cells with a part for each kind of look: styles, a theme, comments, a drawing with a chart, links. */
function withLooks(workbook: HandmadeWorkbook): HandmadeWorkbook {
  const styles = `<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="0.00"/></numFmts><fonts count="1"><font><b/><sz val="12"/><color theme="1"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF00FF00"/></patternFill></fill></fills><borders count="1"><border><left style="thin"><color indexed="8"/></left></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="164" fontId="0" fillId="1" borderId="0"><alignment horizontal="center" wrapText="1"/><protection locked="0"/></xf></cellXfs><dxfs count="1"><dxf><font><color rgb="FFFF0000"/></font></dxf></dxfs></styleSheet>`;
  const theme = '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="O"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2></a:clrScheme></a:themeElements></a:theme>';
  const comments = `<comments ${MAIN}><authors><author>A</author></authors><commentList><comment ref="A1" authorId="0"><text><t>Note</t></text></comment></commentList></comments>`;
  return {
    ...workbook,
    extraRelationships: [...(workbook.extraRelationships ?? []), relationship(120, 'styles', 'styles.xml'), relationship(121, 'theme', 'theme/theme1.xml')],
    extraParts: {
      'xl/styles.xml': styles,
      'xl/theme/theme1.xml': theme,
      'xl/comments1.xml': comments,
      ...ofSheet(part('comments', '../comments1.xml', 9)),
      ...workbook.extraParts,
    },
  };
}

/** The XML of a seed in another encoding. */
function inEncoding(seed: SeedWorkbook, encoding: string): SeedWorkbook {
  const parts = seed.parts.map(({ name, content }) => {
    if (!name.startsWith('xl/worksheets/')) return { name, content };
    const text = new TextDecoder().decode(content).replace(/^<\?xml[^>]*\?>/, `<?xml version="1.0" encoding="${encoding.toUpperCase()}"?>`);
    return { name, content: encodeUtf16(text, encoding === 'utf-16le') };
  });
  return { ...seed, name: `${seed.name} in ${encoding}`, parts };
}

export function encodeUtf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length + 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, little);
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at + 2, text.charCodeAt(at), little);
  return bytes;
}
