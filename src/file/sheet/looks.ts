import type { BorderFile, CellStyle } from '../workbookFile';
import type { LanguageFacts } from '../../locales';

/**
 * The looks of every template. What a colour means is the same in all of them: blue on pale yellow is
 * an input, black is calculated on the sheet, green comes from another sheet.
 */
export const colors = {
  ink: '#1F2937',
  muted: '#6B7280',
  navy: '#1F3864',
  band: '#DCE6F2',
  rule: '#B8C4D6',
  input: '#0000FF',
  inputFill: '#FFFBE0',
  link: '#00703C',
  good: '#1B7F3B',
  goodFill: '#E3F4E8',
  bad: '#B42318',
  badFill: '#FDE7E4',
  white: '#FFFFFF',
  /** Series in charts. */
  cost: '#C55A11',
  benefit: '#2E75B6',
  net: '#1F3864',
  discounted: '#8FAADC',
} as const;

export type Format = keyof typeof numberFormats;

/** Zero shows as a dash in amounts, so that a line without effect is seen to be one. */
export const numberFormats = {
  amount: '#,##0;[Red]-#,##0;"–"',
  quantity: '#,##0.##',
  percent: '0.0%;[Red]-0.0%;0.0%',
  wholePercent: '0%;[Red]-0%;0%',
  factor: '0.00',
  discountFactor: '0.0000',
  integer: '0',
  months: '0.0',
  /** Marks one period of a row: all others show a dash. */
  marker: '0.00;-0.00;"–"',
  date: 'yyyy-mm-dd',
  text: '@',
  general: 'General',
} as const satisfies Record<string, string>;

export interface Looks {
  readonly title: CellStyle;
  readonly subtitle: CellStyle;
  readonly section: CellStyle;
  readonly columnHead: CellStyle;
  readonly columnHeadRight: CellStyle;
  readonly label: CellStyle;
  readonly note: CellStyle;
  readonly unit: CellStyle;
  readonly heading: CellStyle;
  readonly link: CellStyle;
  readonly big: CellStyle;
  input(format: Format): CellStyle;
  calculated(format: Format): CellStyle;
  linked(format: Format): CellStyle;
  total(style: CellStyle): CellStyle;
}

/** Styles are built once per language and shared, so that a workbook holds each look once. */
export function looksFor({ fonts }: LanguageFacts): Looks {
  const base: CellStyle = { fontName: fonts.sheet, fontSize: 10, color: colors.ink, vertical: 'center' };
  const line = (style: BorderFile['style'], color: string): BorderFile => ({ style, color });
  const figure = (format: Format): CellStyle => {
    const words = format === 'text' || format === 'general';
    return { ...base, numberFormat: numberFormats[format], horizontal: words ? 'left' : 'right' };
  };
  const memo = <Argument, Style>(make: (argument: Argument) => Style) => {
    const made = new Map<Argument, Style>();
    return (argument: Argument): Style => {
      const known = made.get(argument);
      if (known !== undefined) return known;
      const style = make(argument);
      made.set(argument, style);
      return style;
    };
  };
  return {
    title: { ...base, fontSize: 16, bold: true, color: colors.navy },
    subtitle: { ...base, color: colors.muted, horizontal: 'left' },
    section: { ...base, bold: true, color: colors.white, fill: colors.navy },
    columnHead: { ...base, bold: true, color: colors.navy, fill: colors.band, wrap: true, border: { bottom: line('thin', colors.rule) } },
    columnHeadRight: { ...base, bold: true, color: colors.navy, fill: colors.band, wrap: true, horizontal: 'right', border: { bottom: line('thin', colors.rule) } },
    label: base,
    note: { ...base, color: colors.muted, fontSize: 9, wrap: true },
    unit: { ...base, color: colors.muted, fontSize: 9, indent: 1, horizontal: 'left' },
    heading: { ...base, bold: true, fontSize: 12, color: colors.navy, border: { bottom: line('medium', colors.navy) } },
    link: { ...base, color: '#0563C1', underline: true },
    big: { ...base, fontSize: 14, bold: true, color: colors.navy },
    input: memo((format: Format) => {
      const edge = line('thin', colors.rule);
      return { ...figure(format), ...(format === 'text' ? { indent: 1, wrap: true } : {}), color: colors.input, fill: colors.inputFill, locked: false, border: { top: edge, bottom: edge, left: edge, right: edge } };
    }),
    calculated: memo((format: Format) => ({ ...figure(format), color: '#000000' })),
    linked: memo((format: Format) => ({ ...figure(format), color: colors.link })),
    total: memo((style: CellStyle) => ({ ...style, bold: true, border: { top: line('thin', colors.navy) } })),
  };
}
