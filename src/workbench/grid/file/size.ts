/**
 * Files give widths in characters of the default font and heights in points; the grid draws pixels.
 * Excel's default font is 7 pixels wide with 5 pixels of padding, and a point is 4/3 pixel.
 */
const CHARACTER = 7;
const CELL_PADDING = 5;
const POINT = 4 / 3;

export const DEFAULT_COLUMN_WIDTH = 72;
export const DEFAULT_ROW_HEIGHT = 20;

export function columnPixels(characters: number): number {
  return Math.round(characters * CHARACTER + CELL_PADDING);
}

export function columnCharacters(pixels: number): number {
  return Math.round(((pixels - CELL_PADDING) / CHARACTER) * 100) / 100;
}

export function rowPixels(points: number): number {
  return Math.round(points * POINT);
}

export function rowPoints(pixels: number): number {
  return Math.round((pixels / POINT) * 100) / 100;
}
