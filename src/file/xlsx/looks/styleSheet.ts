import type { BorderFile, CellStyle } from '../../workbookFile';
import { unescapeCharacters } from '../escapedText';
import { isTrue } from '../isTrue';
import { XmlScanner } from '../xmlScanner';
import type { Colors } from './colors';
import { finite } from './finite';

/** The styles that cells and conditional formats point to by number; undefined for one without a look. */
export interface StyleSheet {
  readonly cells: readonly (CellStyle | undefined)[];
  readonly differences: readonly (CellStyle | undefined)[];
}

type Border = Partial<Record<'top' | 'bottom' | 'left' | 'right', BorderFile>>;
type Draft = { -readonly [K in keyof CellStyle]: CellStyle[K] };

/** Reads `xl/styles.xml` (ECMA-376 part 1, 18.8). Linear in its length. */
export function readStyleSheet(text: string, colors: Colors): StyleSheet {
  const formats = new Map<number, string>();
  const fonts: Draft[] = [];
  const fills: Draft[] = [];
  const borders: Draft[] = [];
  const cells: (CellStyle | undefined)[] = [];
  const differences: (CellStyle | undefined)[] = [];
  const xml = new XmlScanner(text);
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open') continue;
    if (xml.name === 'numFmt') formats.set(Number(xml.attribute('numFmtId')), unescapeCharacters(xml.attribute('formatCode') ?? ''));
    else if (xml.name === 'font') fonts.push(readFont(xml, colors));
    else if (xml.name === 'fill') fills.push(readFill(xml, colors, 'cell'));
    else if (xml.name === 'border') borders.push(readBorder(xml, colors));
    else if (xml.name === 'dxf') differences.push(orNothing(readDifference(xml, colors)));
    else if (xml.name === 'cellStyleXfs' || xml.name === 'extLst') xml.skip();
    else if (xml.name === 'xf') {
      const number = (attribute: string): number => Number(xml.attribute(attribute) ?? 0);
      const [format, font, fill, border] = ['numFmtId', 'fontId', 'fillId', 'borderId'].map(number) as [number, number, number, number];
      const numberFormat = format === 0 ? undefined : (formats.get(format) ?? BUILT_IN_FORMATS[format]);
      cells.push(
        orNothing({
          ...(numberFormat !== undefined && numberFormat !== 'General' && { numberFormat }),
          // The first of each are those of a cell without a style.
          ...(font > 0 && fonts[font]),
          ...(fill > 1 && fills[fill]),
          ...(border > 0 && borders[border]),
          ...readDetails(xml, 'xf'),
        }),
      );
    }
  }
  return { cells, differences };
}

function orNothing(style: CellStyle): CellStyle | undefined {
  return Object.keys(style).length > 0 ? style : undefined;
}

function readFont(xml: XmlScanner, colors: Colors): Draft {
  const font: Draft = {};
  const isOn = (): boolean => !['0', 'false', 'none'].includes(xml.attribute('val') ?? '');
  within(xml, 'font', () => {
    const { name } = xml;
    if (name === 'b' && isOn()) font.bold = true;
    else if (name === 'i' && isOn()) font.italic = true;
    else if (name === 'u' && isOn()) font.underline = true;
    else if (name === 'sz') assign(font, 'fontSize', finite(xml.attribute('val'), 1, 409), 11);
    else if (name === 'name' || name === 'rFont') assign(font, 'fontName', xml.attribute('val') || undefined, 'Calibri');
    else if (name === 'color') assign(font, 'color', colors.of(xml));
  });
  return font;
}

/** A solid fill has its colour in front; that of a difference has it behind, and need not say that it is solid. */
function readFill(xml: XmlScanner, colors: Colors, of: 'cell' | 'difference'): Draft {
  let solid = false;
  let front: string | undefined;
  let back: string | undefined;
  within(xml, 'fill', () => {
    if (xml.name === 'patternFill') solid = (xml.attribute('patternType') ?? (of === 'difference' ? 'solid' : 'none')) === 'solid';
    else if (xml.name === 'fgColor') front = colors.of(xml);
    else if (xml.name === 'bgColor') back = colors.of(xml);
  });
  const fill = of === 'cell' ? (front ?? back) : (back ?? front);
  return solid && fill !== undefined ? { fill } : {};
}

function readBorder(xml: XmlScanner, colors: Colors): Draft {
  const border: Border = {};
  let side: keyof Border | undefined;
  within(xml, 'border', () => {
    const { name } = xml;
    if (name === 'color') {
      const color = colors.of(xml);
      const line = side && border[side];
      if (side !== undefined && line !== undefined && color !== undefined) border[side] = { ...line, color };
      return;
    }
    side = name === 'top' || name === 'bottom' || name === 'left' || name === 'right' ? name : name === 'start' ? 'left' : name === 'end' ? 'right' : undefined;
    const style = xml.attribute('style');
    if (side !== undefined && style !== undefined && style !== 'none') border[side] = { style: lineStyle(style) };
  });
  return Object.keys(border).length > 0 ? { border } : {};
}

/** Excel's thirteen border styles, each as the nearest of those we draw. */
function lineStyle(style: string): BorderFile['style'] {
  if (style === 'thin' || style === 'medium' || style === 'thick' || style === 'dashed' || style === 'dotted' || style === 'double' || style === 'hair') return style;
  return style.startsWith('medium') || style === 'slantDashDot' ? 'medium' : 'dashed';
}

function readDifference(xml: XmlScanner, colors: Colors): Draft {
  const style: Draft = {};
  within(xml, 'dxf', () => {
    if (xml.name === 'font') Object.assign(style, readFont(xml, colors));
    else if (xml.name === 'fill') Object.assign(style, readFill(xml, colors, 'difference'));
    else if (xml.name === 'border') Object.assign(style, readBorder(xml, colors));
    else if (xml.name === 'numFmt') assign(style, 'numberFormat', unescapeCharacters(xml.attribute('formatCode') ?? '') || BUILT_IN_FORMATS[Number(xml.attribute('numFmtId'))], 'General');
  });
  return style;
}

/** Alignment and protection, which stand inside the style itself. */
function readDetails(xml: XmlScanner, element: string): Draft {
  const style: Draft = {};
  within(xml, element, () => {
    if (xml.name === 'alignment') {
      const [horizontal, vertical] = [xml.attribute('horizontal'), xml.attribute('vertical')];
      if (horizontal === 'left' || horizontal === 'center' || horizontal === 'right' || horizontal === 'general') style.horizontal = horizontal;
      if (vertical === 'top' || vertical === 'center' || vertical === 'bottom') style.vertical = vertical;
      if (isTrue(xml.attribute('wrapText'))) style.wrap = true;
      assign(style, 'indent', finite(xml.attribute('indent'), 1, 250));
    } else if (xml.name === 'protection') {
      const locked = xml.attribute('locked');
      if (locked !== undefined) style.locked = isTrue(locked);
    }
  });
  return style;
}

/** Calls `visit` at every element inside the current one. */
function within(xml: XmlScanner, element: string, visit: () => void): void {
  if (xml.empty) return;
  for (let event = xml.next(); event !== 'end' && !(event === 'close' && xml.name === element); event = xml.next()) if (event === 'open') visit();
}

function assign<K extends keyof Draft>(style: Draft, key: K, value: Draft[K] | undefined, usual?: Draft[K]): void {
  if (value !== undefined && value !== usual) style[key] = value;
}

/** Formats that files mean by their number alone (ECMA-376 part 1, 18.8.30), as they are shown in en-US. */
const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '$#,##0_);\\($#,##0\\)',
  6: '$#,##0_);[Red]\\($#,##0\\)',
  7: '$#,##0.00_);\\($#,##0.00\\)',
  8: '$#,##0.00_);[Red]\\($#,##0.00\\)',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'm/d/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yyyy h:mm',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
  48: '##0.0E+0',
  49: '@',
};
