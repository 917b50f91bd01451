import { cellKey } from '../../../src/engine/formula/workbookModel';
import type { WorkbookFile } from '../../../src/file/workbookFile';
import { readWorkbook } from '../../../src/file/xlsx';
import { readWorkbookModel } from '../../../src/file/xlsx/readModel';
import { handmadePackage, relationship, relationshipList } from './handmadePackage';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const ROWS = '<row r="1"><c r="A1" s="1"><v>1</v></c></row>';

function withParts(parts: Readonly<Record<string, string>>, rows = ROWS): Uint8Array {
  return handmadePackage({
    sheets: { S: rows },
    extraRelationships: [relationship(120, 'styles', 'styles.xml'), relationship(121, 'theme', 'theme/theme1.xml')],
    extraParts: { 'xl/worksheets/_rels/sheet1.xml.rels': relationshipList([relationship(1, 'comments', '../comments1.xml')]), ...parts },
  });
}

async function opened(bytes: Uint8Array): Promise<WorkbookFile> {
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

const theme = `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="O"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme></a:themeElements></a:theme>`;
const styles = (font: string) => `<styleSheet ${MAIN}><fonts><font/><font>${font}</font></fonts><fills/><borders/><cellXfs><xf/><xf fontId="1" numFmtId="14"/></cellXfs></styleSheet>`;
const comments = `<comments ${MAIN}><commentList><comment ref="A1" authorId="0"><text><r><t>One </t></r><r><t>note</t></r></text></comment></commentList></comments>`;

describe('the looks of a workbook', () => {
  // Office numbers the colours of a theme light before dark: 0 is the paper, 1 the ink, 2 the second light, 3 the second dark.
  test.each([['theme="0"', '#FFFFFF'], ['theme="1"', '#000000'], ['theme="2"', '#E7E6E6'], ['theme="3"', '#44546A'], ['theme="4" tint="-0.5"', '#223962'], ['indexed="10"', '#FF0000'], ['rgb="80123456"', '#123456'], ['rgb="nonsense"', undefined], ['auto="1"', undefined]])('a font of colour %s', async (color, expected) => {
    const file = await opened(withParts({ 'xl/styles.xml': styles(`<color ${color}/>`), 'xl/theme/theme1.xml': theme, 'xl/comments1.xml': comments }));
    expect(file.sheets[0]?.cells.get(cellKey(0, 0))).toMatchObject({ value: 1, comment: 'One note', style: { numberFormat: 'm/d/yyyy', ...(expected !== undefined && { color: expected }) } });
    expect(file.sheets[0]?.cells.get(cellKey(0, 0))?.style?.color).toBe(expected);
    expect(file.unread).toBeUndefined();
  });

  test.each([['xl/styles.xml', '<styleSheet'], ['xl/theme/theme1.xml', '\ufffe'.repeat(3) + '<a'], ['xl/comments1.xml', '<comments><comment ref="A1"']])('%s that is damaged is left out and named; the numbers are read, as they are for calculation', async (part, content) => {
    const bytes = withParts({ 'xl/styles.xml': styles('<b/>'), 'xl/theme/theme1.xml': theme, 'xl/comments1.xml': comments, [part]: content });
    const file = await opened(bytes);
    expect(file.sheets[0]?.cells.get(cellKey(0, 0))?.value).toBe(1);
    expect(file.unread).toEqual([part]);
    expect(readWorkbookModel(bytes).ok).toBe(true);
  });

  test('more merged ranges and columns than are read are left out and named', async () => {
    const many = `${ROWS}</sheetData><mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(100_001)}</mergeCells><sheetData>`;
    const file = await opened(withParts({}, many));
    expect(file.sheets[0]?.merges).toHaveLength(100_000);
    expect(file.unread).toEqual(['xl/worksheets/sheet1.xml']);
    const wide = await opened(withParts({}, `</sheetData><cols>${'<col min="1" max="4294967295" width="9"/>'.repeat(1000)}</cols><sheetData>${ROWS}`));
    expect(wide.unread).toEqual(['xl/worksheets/sheet1.xml']);
    expect(Object.keys(wide.sheets[0]?.columnWidths ?? {})).toHaveLength(16_384);
  });
});
