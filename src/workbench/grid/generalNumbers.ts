import { CellValueType, InterceptorEffectEnum } from '@univerjs/core';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/sheets';
import type { GridContext } from './gridContext';

/** A digit of the default font in pixels, and the padding of a cell. */
const DIGIT = 7.5;
const PADDING = 8;
/** The General format never shows more than this, however wide the column. */
const LONGEST = 11;

/** A number in the General format: as many decimals as there is room for, then powers of ten. */
export function generalText(value: number, room: number): string {
  const whole = String(value);
  const longest = Math.min(LONGEST, Math.max(1, room));
  if (whole.length <= longest || (Number.isInteger(value) && whole.length <= LONGEST)) return whole;
  const size = Math.abs(value);
  if (size >= 1e-4 && size < 10 ** LONGEST) {
    for (let decimals = longest; decimals >= 0; decimals--) {
      const text = decimals > 0 ? value.toFixed(decimals).replace(/\.?0+$/, '') : value.toFixed(0);
      if (text.length <= longest && Number(text) !== 0) return text;
    }
  }
  for (let decimals = longest; decimals > 0; decimals--) {
    const text = powerOfTen(value, decimals);
    if (text.length <= longest) return text;
  }
  return powerOfTen(value, 0);
}

/** `1.23E-05`: at least two digits of exponent, no trailing zeros. */
function powerOfTen(value: number, decimals: number): string {
  const [mantissa = '', exponent = '+0'] = value.toExponential(decimals).split('e');
  return `${mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa}E${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
}

/** Lets unformatted numbers keep inside their column, as Excel does; the grid alone would write every digit. */
export function showGeneralNumbers(grid: GridContext): void {
  grid.injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    id: 'workbench-general-numbers',
    effect: InterceptorEffectEnum.Value,
    handler: (cell, location, next) => {
      const shown = next(cell);
      if (!shown || typeof shown.v !== 'number' || shown.t === CellValueType.BOOLEAN) return shown;
      const room = Math.floor((location.worksheet.getColumnWidth(location.col) - PADDING) / DIGIT);
      const text = generalText(shown.v, room);
      return text === String(shown.v) ? shown : { ...shown, v: text, t: CellValueType.NUMBER };
    },
  });
}
