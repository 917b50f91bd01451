import { isCellError } from '../engine/core/cellValue';
import { formatAddress, parseAddress } from './address';
import { type WorkbookPort } from './port';

/** A cell whose formula calls one of our functions. */
export interface FunctionFormula {
  readonly address: string;
  readonly formula: string;
  /** Excel does not know the function here: it shows `#NAME?`. */
  readonly unknown: boolean;
}

const stored = /_xldudf_ROI_(?=[A-Z])/gi;
const called = /\bROI\.[A-Z]/i;

/** Every cell that calls an ROI function, in one request for the sheets and one for their used ranges. */
export async function functionFormulas(port: WorkbookPort): Promise<readonly FunctionFormula[]> {
  const sheets = await port.sheetNames();
  const used = await port.readRanges(sheets.map((sheet) => formatAddress({ sheet, range: null })));
  return used.flatMap(({ address, formulas, values }) => {
    const place = parseAddress(address);
    if (place === null || place.range === null) return [];
    const { top, left } = place.range;
    return formulas.flatMap((row, rowOffset) =>
      row.flatMap((content, columnOffset) => {
        if (typeof content !== 'string' || !content.startsWith('=')) return [];
        const formula = content.replace(stored, 'ROI.');
        if (!called.test(formula)) return [];
        const row = top + rowOffset;
        const column = left + columnOffset;
        const value = values[rowOffset][columnOffset];
        return [
          {
            address: formatAddress({ sheet: place.sheet, range: { top: row, left: column, bottom: row, right: column } }),
            formula,
            unknown: isCellError(value) && value.error === '#NAME?',
          },
        ];
      }),
    );
  });
}

/**
 * Enters the formulas that show `#NAME?` once more, which binds them to the functions the add-in has registered since.
 * One undo step. Returns how many were entered.
 */
export async function repairFunctionFormulas(port: WorkbookPort): Promise<number> {
  const broken = (await functionFormulas(port)).filter(({ unknown }) => unknown);
  if (broken.length === 0) return 0;
  await port.command(async () => {
    for (const { address, formula } of broken) await port.writeRange(address, [[formula]]);
  });
  await port.recalculate();
  return broken.length;
}
