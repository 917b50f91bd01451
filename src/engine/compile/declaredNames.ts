import { distributionFamily } from '../risk/distributions/families';
import type { Expression } from '../formula/parse/ast';
import { parseFormula } from '../formula/parse/parseFormula';
import type { WorkbookModel } from '../formula/workbookModel';
import { callsOf } from './lower/calls';
import { isUncertainCall } from './uncertainCalls';

const PREFIX = 'ROI.';

/**
 * The names of all inputs that cells declare, whether an output depends on them or not. `argumentOf` evaluates an
 * argument of a formula in the cell given. Null where some name cannot be told. O(formulas of the workbook).
 */
export function declaredNames({ sheets, names }: WorkbookModel, argumentOf: (argument: Expression, sheet: number, key: number) => unknown): ReadonlySet<string> | null {
  if (names.some(({ formula }) => formula.toUpperCase().includes(PREFIX))) return null;
  const found = new Set<string>();
  for (const [sheet, { cells }] of sheets.entries()) {
    for (const [key, { formula }] of cells) {
      if (formula === undefined || !formula.toUpperCase().includes(PREFIX)) continue;
      const parsed = parseFormula(formula);
      if (!parsed.ok) continue;
      for (const argument of namesGiven(parsed.value)) {
        const name = argument.type === 'string' ? argument.value : argumentOf(argument, sheet, key);
        if (typeof name !== 'string') return null;
        found.add(name);
      }
    }
  }
  return found;
}

/** The expressions that name the inputs of a formula. */
function namesGiven(formula: Expression): Expression[] {
  return callsOf(formula).flatMap(({ name, args }) => {
    if (!name.startsWith(PREFIX) || !isUncertainCall(name)) return [];
    const given = args[distributionFamily(name.slice(PREFIX.length))!.parameters.length - 1];
    return given === undefined || given.type === 'omitted' ? [] : [given];
  });
}
