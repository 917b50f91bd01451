import { cellKey } from '../../engine/formula/workbookModel';
import { parseCorners } from '../../engine/formula/parse/address';
import { unescapeCharacters } from './escapedText';
import { XmlScanner } from './xmlScanner';

/** Formats that files mean by their number alone (ECMA-376 part 1, 18.8.30); those of dates and General round nothing. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '$#,##0;($#,##0)',
  6: '$#,##0;($#,##0)',
  7: '$#,##0.00;($#,##0.00)',
  8: '$#,##0.00;($#,##0.00)',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  37: '#,##0;(#,##0)',
  38: '#,##0;(#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;(#,##0.00)',
  41: '#,##0;(#,##0);"-"',
  42: '$#,##0;($#,##0);"-"',
  43: '#,##0.00;(#,##0.00);"-"',
  44: '$#,##0.00;($#,##0.00);"-"',
  48: '##0.0E+0',
};

/** The number format of each cell style, by its index; undefined for General, dates and text. */
export function readNumberFormats(stylesXml: string): readonly (string | undefined)[] {
  const own = new Map<number, string>();
  const formats: (string | undefined)[] = [];
  let inside = false;
  const xml = new XmlScanner(stylesXml);
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (xml.name === 'cellXfs') inside = event === 'open' && !xml.empty;
    if (event !== 'open') continue;
    if (xml.name === 'numFmt') own.set(Number(xml.attribute('numFmtId')), unescapeCharacters(xml.attribute('formatCode') ?? ''));
    else if (inside && xml.name === 'xf') {
      const id = Number(xml.attribute('numFmtId') ?? 0);
      formats.push(own.get(id) ?? BUILT_IN[id]);
    }
  }
  return formats;
}

/** The number formats of the cells of a sheet. */
export function cellFormats(sheetXml: string, formats: readonly (string | undefined)[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const xml = new XmlScanner(sheetXml);
  let row = -1;
  let column = -1;
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event === 'close' && xml.name === 'sheetData') break;
    if (event !== 'open') continue;
    if (xml.name === 'row') {
      const number = xml.attribute('r');
      row = number === undefined ? row + 1 : Number(number) - 1;
      column = -1;
    } else if (xml.name === 'c') {
      const position = parseCorners(xml.attribute('r') ?? '');
      row = position?.top ?? row;
      column = position?.left ?? column + 1;
      const format = formats[Number(xml.attribute('s') ?? 0)];
      if (format !== undefined) found.set(cellKey(row, column), format);
    }
  }
  return found;
}
