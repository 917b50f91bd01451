import type { BorderFile, CellStyle } from '../../workbookFile';
import { argb, element, MAIN, XML_HEAD } from './xml';

/** Collects the looks in use, each once, and writes them as the package's style sheet. */
export class StyleRegistry {
  private readonly fonts = new Registry();
  private readonly fills = new Registry();
  private readonly borders = new Registry();
  private readonly numberFormats = new Map<string, number>();
  private readonly cellFormats = new Registry();
  private readonly differences = new Registry();
  private readonly known = new Map<CellStyle, number>();

  constructor() {
    this.fonts.index(fontXml({}));
    this.fills.index(element('fill', {}, element('patternFill', { patternType: 'none' })));
    this.fills.index(element('fill', {}, element('patternFill', { patternType: 'gray125' })));
    this.borders.index(borderXml({}));
    this.index({});
  }

  /** Index for a cell's `s` attribute. */
  index(style: CellStyle): number {
    const known = this.known.get(style);
    if (known !== undefined) return known;
    const format = this.cellFormats.index(this.cellFormatXml(style));
    this.known.set(style, format);
    return format;
  }

  /** Index for a conditional format's `dxfId`. */
  differenceIndex(style: CellStyle): number {
    const { bold, italic, color, fill, border, numberFormat } = style;
    const font = [bold === undefined ? '' : element('b', { val: bold }), italic === undefined ? '' : element('i', { val: italic }), color ? element('color', { rgb: argb(color) }) : ''].join('');
    return this.differences.index(
      element('dxf', {}, [
        font === '' ? '' : element('font', {}, font),
        numberFormat === undefined ? '' : element('numFmt', { numFmtId: this.numberFormatId(numberFormat), formatCode: numberFormat }),
        // A conditional fill keeps its colour in the background slot, unlike a cell's fill.
        fill === undefined ? '' : element('fill', {}, element('patternFill', { patternType: 'solid' }, element('bgColor', { rgb: argb(fill) }))),
        border === undefined ? '' : borderXml(border),
      ]),
    );
  }

  toXml(): string {
    const custom = [...this.numberFormats].map(([formatCode, numFmtId]) => element('numFmt', { numFmtId, formatCode }));
    return (
      XML_HEAD +
      element('styleSheet', { xmlns: MAIN }, [
        custom.length === 0 ? '' : element('numFmts', { count: custom.length }, custom),
        this.fonts.toXml('fonts'),
        this.fills.toXml('fills'),
        this.borders.toXml('borders'),
        element('cellStyleXfs', { count: 1 }, element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
        this.cellFormats.toXml('cellXfs'),
        element('cellStyles', { count: 1 }, element('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })),
        this.differences.toXml('dxfs'),
        element('tableStyles', { count: 0, defaultTableStyle: 'TableStyleMedium2', defaultPivotStyle: 'PivotStyleLight16' }),
      ])
    );
  }

  private cellFormatXml(style: CellStyle): string {
    const { numberFormat, fill, border, horizontal, vertical, wrap, indent, locked } = style;
    const numFmtId = numberFormat === undefined ? 0 : this.numberFormatId(numberFormat);
    const fontId = this.fonts.index(fontXml(style));
    const fillId =
      fill === undefined
        ? 0
        : this.fills.index(element('fill', {}, element('patternFill', { patternType: 'solid' }, element('fgColor', { rgb: argb(fill) }) + element('bgColor', { indexed: 64 }))));
    const borderId = this.borders.index(borderXml(border ?? {}));
    const alignment =
      horizontal === undefined && vertical === undefined && wrap === undefined && indent === undefined
        ? ''
        : element('alignment', { horizontal, vertical, wrapText: wrap, indent });
    const protection = locked === undefined ? '' : element('protection', { locked });
    return element(
      'xf',
      {
        numFmtId,
        fontId,
        fillId,
        borderId,
        xfId: 0,
        applyNumberFormat: numFmtId > 0 || undefined,
        applyFont: fontId > 0 || undefined,
        applyFill: fillId > 0 || undefined,
        applyBorder: borderId > 0 || undefined,
        applyAlignment: alignment !== '' || undefined,
        applyProtection: protection !== '' || undefined,
      },
      alignment + protection,
    );
  }

  private numberFormatId(format: string): number {
    const builtIn = builtInFormats[format];
    if (builtIn !== undefined) return builtIn;
    const known = this.numberFormats.get(format);
    if (known !== undefined) return known;
    const id = FIRST_CUSTOM_FORMAT + this.numberFormats.size;
    this.numberFormats.set(format, id);
    return id;
  }
}

class Registry {
  private readonly indexes = new Map<string, number>();

  index(xml: string): number {
    const known = this.indexes.get(xml);
    if (known !== undefined) return known;
    this.indexes.set(xml, this.indexes.size);
    return this.indexes.size - 1;
  }

  toXml(name: string): string {
    return element(name, { count: this.indexes.size }, [...this.indexes.keys()]);
  }
}

const FIRST_CUSTOM_FORMAT = 164;

/** Formats whose number is fixed and whose meaning does not follow the reader's locale. */
const builtInFormats: Readonly<Record<string, number>> = { General: 0, '0': 1, '0.00': 2, '#,##0': 3, '#,##0.00': 4, '0%': 9, '0.00%': 10, '@': 49 };

export const DEFAULT_FONT = { name: 'Calibri', size: 11 } as const;

function fontXml({ bold, italic, underline, fontSize, fontName, color }: CellStyle): string {
  return element('font', {}, [
    bold ? element('b') : '',
    italic ? element('i') : '',
    underline ? element('u') : '',
    element('sz', { val: fontSize ?? DEFAULT_FONT.size }),
    color === undefined ? '' : element('color', { rgb: argb(color) }),
    element('name', { val: fontName ?? DEFAULT_FONT.name }),
  ]);
}

function borderXml(border: NonNullable<CellStyle['border']>): string {
  const side = (name: 'left' | 'right' | 'top' | 'bottom', line: BorderFile | undefined) =>
    line === undefined ? element(name) : element(name, { style: line.style }, line.color === undefined ? element('color', { auto: true }) : element('color', { rgb: argb(line.color) }));
  return element('border', {}, [side('left', border.left), side('right', border.right), side('top', border.top), side('bottom', border.bottom), element('diagonal')]);
}
