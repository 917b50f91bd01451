import { isCellError } from '../engine/core/cellValue';
import { columnOf, rowOf } from '../engine/formula/workbookModel';
import { formatReference } from '../engine/formula/parse/address';
import { type WorkbookPort } from './port';
import { FormulaGate } from './writing/formulaGate';
import { withOwnNames } from './writing/ownNames';

/** A cell whose formula calls one of our functions. */
export interface FunctionFormula {
  readonly address: string;
  readonly sheet: string;
  readonly formula: string;
  /** Excel does not know the function here: it shows `#NAME?`. */
  readonly unknown: boolean;
  /** What of the formula reaches outside the workbook, or is not known to stay inside. */
  readonly outside: readonly string[];
}

const MENTIONED = /ROI/i;

/** Every cell that calls an ROI function. Reads the whole workbook. */
export async function functionFormulas(port: WorkbookPort): Promise<readonly FunctionFormula[]> {
  const { sheets, names } = await port.readWorkbook();
  const gate = new FormulaGate({ sheets: sheets.map(({ name }) => name), names });
  return sheets.flatMap(({ name: sheet, cells }) =>
    [...cells].flatMap(([key, { formula: written, value }]) => {
      if (written === undefined || !MENTIONED.test(written)) return [];
      const formula = withOwnNames(`=${written}`);
      const reach = gate.reach(formula);
      if (reach?.callsRoi !== true) return [];
      const [row, column] = [rowOf(key), columnOf(key)];
      const address = formatReference({ sheet, range: { top: row, left: column, bottom: row, right: column } });
      return [{ address, sheet, formula, unknown: isCellError(value) && value.error === '#NAME?', outside: reach.outside }];
    }),
  );
}

/** What repairing did. */
export interface FunctionRepair {
  /** Formulas that were entered again. */
  readonly repaired: number;
  /** Cells that were left, because entering their formula again could have something outside the workbook asked. */
  readonly left: readonly string[];
  /** Cells that were left, because their sheet is protected. */
  readonly locked: readonly string[];
}

/**
 * Enters the formulas that show `#NAME?` once more, which binds them to the functions the add-in has registered since; not
 * those that reach outside the workbook or stand on a protected sheet. One undo step, one request for all cells.
 */
export async function repairFunctionFormulas(port: WorkbookPort): Promise<FunctionRepair> {
  const broken = (await functionFormulas(port)).filter(({ unknown }) => unknown);
  if (broken.length === 0) return { repaired: 0, left: [], locked: [] };
  const isProtected = new Set(await port.protectedSheets());
  const inside = broken.filter(({ outside }) => outside.length === 0);
  const writable = inside.filter(({ sheet }) => !isProtected.has(sheet));
  if (writable.length > 0) {
    await port.command((within) => within.writeCells(new Map(writable.map(({ address, formula }) => [address, formula]))));
    await port.recalculate();
  }
  const addresses = (cells: readonly FunctionFormula[]): readonly string[] => cells.map(({ address }) => address);
  return { repaired: writable.length, left: addresses(broken.filter((one) => !inside.includes(one))), locked: addresses(inside.filter((one) => !writable.includes(one))) };
}
