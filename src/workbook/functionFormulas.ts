import { isCellError } from '../engine/core/cellValue';
import { formatAddress, parseAddress } from './address';
import { type WorkbookPort } from './port';
import { isFormula } from './writing/cellContent';
import { FormulaGate } from './writing/formulaGate';
import { withOwnNames } from './writing/ownNames';

/** A cell whose formula calls one of our functions. */
export interface FunctionFormula {
  readonly address: string;
  readonly formula: string;
  /** Excel does not know the function here: it shows `#NAME?`. */
  readonly unknown: boolean;
  /** What of the formula reaches outside the workbook, or is not known to stay inside. */
  readonly outside: readonly string[];
}

const MENTIONED = /ROI/i;

/** Every cell that calls an ROI function, in one request for the sheets, two for names and one for their used ranges. */
export async function functionFormulas(port: WorkbookPort): Promise<readonly FunctionFormula[]> {
  const sheets = await port.sheetNames();
  const gate = new FormulaGate({ sheets, names: await port.names() });
  const used = await port.readRanges(sheets.map((sheet) => formatAddress({ sheet, range: null })));
  return used.flatMap(({ address, formulas, values }) => {
    const place = parseAddress(address);
    if (place === null || place.range === null) return [];
    const { top, left } = place.range;
    return formulas.flatMap((row, rowOffset) =>
      row.flatMap((content, columnOffset) => {
        if (!isFormula(content) || !MENTIONED.test(content)) return [];
        const formula = withOwnNames(content);
        const reach = gate.reach(formula);
        if (reach?.callsRoi !== true) return [];
        const row = top + rowOffset;
        const column = left + columnOffset;
        const value = values[rowOffset][columnOffset];
        return [
          {
            address: formatAddress({ sheet: place.sheet, range: { top: row, left: column, bottom: row, right: column } }),
            formula,
            unknown: isCellError(value) && value.error === '#NAME?',
            outside: reach.outside,
          },
        ];
      }),
    );
  });
}

/** What repairing did. */
export interface FunctionRepair {
  /** Formulas that were entered again. */
  readonly repaired: number;
  /** Cells that were left, because entering their formula again could have something outside the workbook asked. */
  readonly left: readonly string[];
}

/**
 * Enters the formulas that show `#NAME?` once more, which binds them to the functions the add-in has registered since; not
 * those that reach outside the workbook. One undo step.
 */
export async function repairFunctionFormulas(port: WorkbookPort): Promise<FunctionRepair> {
  const broken = (await functionFormulas(port)).filter(({ unknown }) => unknown);
  const safe = broken.filter(({ outside }) => outside.length === 0);
  if (safe.length > 0) {
    await port.command(() => port.writeCells(new Map(safe.map(({ address, formula }) => [address, formula]))));
    await port.recalculate();
  }
  return { repaired: safe.length, left: broken.filter((one) => !safe.includes(one)).map(({ address }) => address) };
}
