import { cellAddress, sheetPrefix } from '../parse/address';
import { parseFormula } from '../parse/parseFormula';
import { columnOf, rowOf, type WorkbookModel } from '../workbookModel';
import { Binding, type CellPosition } from './binding';
import { writtenParts } from './writtenReferences';

/** FORECAST.ETS and its kin: how Excel starts and searches is not published, so our answer is near Excel's and not the same. */
const APPROXIMATE = 'FORECAST.ETS';
const MENTIONED = /FORECAST\.ETS/i;

/** The cells whose own formula calls a function that is only an approximation of Excel's, such as `Plan!C7`. Linear in the formulas. */
export function approximatedCells(model: WorkbookModel): readonly string[] {
  const isApproximate = approximationTest(model, new Binding(model));
  return model.sheets.flatMap(({ name, cells }, sheet) =>
    [...cells].flatMap(([key, { formula, spilled }]) => {
      const [row, column] = [rowOf(key), columnOf(key)];
      const is = formula !== undefined && spilled !== true && isApproximate(formula, { sheet, row, column });
      return is ? [sheetPrefix(name) + cellAddress(row, column)] : [];
    }),
  );
}

/** Tells whether a formula calls such a function, by itself or through names. Where no name does, a formula that does not mention one is not read. */
export function approximationTest({ names }: WorkbookModel, binding: Binding): (formula: string, position: CellPosition) => boolean {
  const isNamed = names.some(({ formula }) => MENTIONED.test(formula));
  return (formula, position) => {
    if (!isNamed && !MENTIONED.test(formula)) return false;
    const parsed = parseFormula(formula);
    return parsed.ok && [...writtenParts(parsed.value, binding, position).calls].some((name) => name.startsWith(APPROXIMATE));
  };
}
