import { BooleanNumber, BorderStyleTypes, HorizontalAlign, VerticalAlign, WrapStrategy, type IBorderData, type IBorderStyleData, type IStyleData, type Nullable } from '@univerjs/core';
import type { BorderFile, CellStyle } from '../../../file/workbookFile';

/** One indent step in pixels, and the padding every cell has anyway. */
const INDENT = 9;
const PADDING = 2;

const horizontal = { left: HorizontalAlign.LEFT, center: HorizontalAlign.CENTER, right: HorizontalAlign.RIGHT, general: HorizontalAlign.UNSPECIFIED };
const vertical = { top: VerticalAlign.TOP, center: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM };
const borders: Readonly<Record<BorderFile['style'], BorderStyleTypes>> = {
  thin: BorderStyleTypes.THIN,
  medium: BorderStyleTypes.MEDIUM,
  thick: BorderStyleTypes.THICK,
  dashed: BorderStyleTypes.DASHED,
  dotted: BorderStyleTypes.DOTTED,
  double: BorderStyleTypes.DOUBLE,
  hair: BorderStyleTypes.HAIR,
};
const sides = { top: 't', bottom: 'b', left: 'l', right: 'r' } as const;

function keyOf<K extends string, V>(table: Readonly<Record<K, V>>, value: V): K | undefined {
  return (Object.keys(table) as K[]).find((key) => table[key] === value);
}

function toBorder(border: NonNullable<CellStyle['border']>): IBorderData {
  const result: IBorderData = {};
  for (const [side, line] of Object.entries(border) as [keyof typeof sides, BorderFile | undefined][]) {
    if (line) result[sides[side]] = { s: borders[line.style], cl: { rgb: line.color ?? '#000000' } };
  }
  return result;
}

function fromBorderLine(line: IBorderStyleData): BorderFile {
  const color = toHex(line.cl?.rgb);
  return { style: keyOf(borders, line.s) ?? 'thin', ...(color !== undefined && { color }) };
}

/** `rgb(1, 2, 3)` and `#abc` as `#RRGGBB`; the grid's own menus write the former. */
function toHex(color: Nullable<string>): string | undefined {
  if (!color) return undefined;
  const parts = /^rgba?\((\d+)[,\s]+(\d+)[,\s]+(\d+)/.exec(color);
  if (parts) return `#${parts.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`.toUpperCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color);
  return (short ? `#${short.slice(1).map((digit) => digit + digit).join('')}` : color).toUpperCase();
}

/** A cell's looks in the grid's terms. Only what the style says is set, so that it can be laid over another. */
export function toGridStyle(style: CellStyle): IStyleData {
  return {
    ...(style.numberFormat !== undefined && { n: { pattern: style.numberFormat } }),
    ...(style.bold !== undefined && { bl: style.bold ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
    ...(style.italic !== undefined && { it: style.italic ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
    ...(style.underline !== undefined && { ul: { s: style.underline ? BooleanNumber.TRUE : BooleanNumber.FALSE } }),
    ...(style.fontSize !== undefined && { fs: style.fontSize }),
    ...(style.fontName !== undefined && { ff: style.fontName }),
    ...(style.color !== undefined && { cl: { rgb: style.color } }),
    ...(style.fill !== undefined && { bg: { rgb: style.fill } }),
    ...(style.horizontal !== undefined && { ht: horizontal[style.horizontal] }),
    ...(style.vertical !== undefined && { vt: vertical[style.vertical] }),
    ...(style.wrap !== undefined && { tb: style.wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW }),
    ...(style.indent !== undefined && { pd: { l: style.indent * INDENT + PADDING } }),
    ...(style.border !== undefined && { bd: toBorder(style.border) }),
  };
}

const gridKeys: Readonly<Partial<Record<keyof CellStyle, keyof IStyleData>>> = {
  numberFormat: 'n',
  bold: 'bl',
  italic: 'it',
  underline: 'ul',
  fontSize: 'fs',
  fontName: 'ff',
  color: 'cl',
  fill: 'bg',
  horizontal: 'ht',
  vertical: 'vt',
  wrap: 'tb',
  indent: 'pd',
  border: 'bd',
};

/** A style to lay over what a cell has: a property that is there but undefined is taken away, a border side too. */
export function toGridStylePatch(style: CellStyle): IStyleData {
  const patch: IStyleData = toGridStyle(style);
  for (const key of Object.keys(style) as (keyof CellStyle)[]) {
    const gridKey = gridKeys[key];
    if (style[key] === undefined && gridKey) Object.assign(patch, { [gridKey]: null });
  }
  for (const [side, line] of Object.entries(style.border ?? {}) as [keyof typeof sides, BorderFile | undefined][]) {
    if (line === undefined) patch.bd = { ...patch.bd, [sides[side]]: null };
  }
  return patch;
}

export function fromGridStyle(style: IStyleData): CellStyle {
  const color = toHex(style.cl?.rgb);
  const fill = toHex(style.bg?.rgb);
  const horizontalAlign = style.ht ? keyOf(horizontal, style.ht) : undefined;
  const verticalAlign = style.vt ? keyOf(vertical, style.vt) : undefined;
  const border = Object.fromEntries(
    Object.entries(sides).flatMap(([side, key]) => {
      const line = style.bd?.[key];
      return line && line.s !== BorderStyleTypes.NONE ? [[side, fromBorderLine(line)]] : [];
    }),
  );
  return {
    ...(style.n?.pattern && { numberFormat: style.n.pattern }),
    ...(style.bl && { bold: true }),
    ...(style.it && { italic: true }),
    ...(style.ul?.s && { underline: true }),
    ...(style.fs !== undefined && { fontSize: style.fs }),
    ...(style.ff && { fontName: style.ff }),
    ...(color !== undefined && { color }),
    ...(fill !== undefined && { fill }),
    ...(horizontalAlign && { horizontal: horizontalAlign }),
    ...(verticalAlign && { vertical: verticalAlign }),
    ...(style.tb === WrapStrategy.WRAP && { wrap: true }),
    ...(style.pd?.l !== undefined && style.pd.l > PADDING && { indent: Math.round((style.pd.l - PADDING) / INDENT) }),
    ...(Object.keys(border).length > 0 && { border }),
  };
}
