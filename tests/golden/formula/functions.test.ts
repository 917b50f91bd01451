import excelFinance from './excelFinance.json';
import finance from './finance.json';
import highPrecision from './highPrecision.json';
import libreOffice from './libreOffice.json';
import type { CellValue } from '../../../src/engine/core/cellValue';
import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import { cellKey, type CellModel } from '../../../src/engine/formula/workbookModel';

function calculatorOver(rows: readonly (readonly (string | number | boolean | null)[])[]): Calculator {
  const cells = new Map<number, CellModel>();
  rows.forEach((row, r) => row.forEach((value, c) => value !== null && cells.set(cellKey(r, c), { value })));
  return new Calculator({ sheets: [{ name: 'Sheet1', cells }], names: [], tables: [], date1904: false, iterative: false });
}

function answer(calculator: Calculator, formula: string): CellValue {
  const result = calculator.evaluateFormula(formula, { sheet: 0, row: 30, column: 10 });
  if (!result.ok) throw new Error(`${formula}: ${result.error.code}`);
  const { value } = result;
  return Array.isArray(value) ? ((value as CellValue[][])[0]?.[0] ?? null) : (value as CellValue);
}

describe('built-in functions against another spreadsheet', () => {
  const calculator = calculatorOver(libreOffice.cells);
  it.each(libreOffice.facts as [string, CellValue][])('%s', (formula, expected) => {
    const received = answer(calculator, formula);
    if (typeof expected === 'number' && typeof received === 'number') {
      expect(Math.abs(received - expected)).toBeLessThanOrEqual(libreOffice.tolerance * Math.max(1e-3, Math.abs(expected)));
    } else expect(received).toEqual(expected);
  });
});

describe.each([
  ["Excel's own answers", excelFinance],
  ['high-precision arithmetic', highPrecision],
])('built-in functions against %s', (_, { tolerance, facts }) => {
  const calculator = calculatorOver([]);
  it.each(facts as [string, number][])('%s', (formula, expected) => {
    const received = answer(calculator, formula);
    if (typeof received !== 'number') throw new Error(`${formula} is ${JSON.stringify(received)}`);
    expect(Math.abs(received - expected)).toBeLessThanOrEqual(tolerance * allowance(formula, expected));
  });
});

/** Excel's searches for a rate stop at eight digits; its other answers are printed with thirteen. */
function allowance(formula: string, expected: number): number {
  return /^(RATE|XIRR|ODDFYIELD)\(/.test(formula) && excelFinance.facts.some(([given]) => given === formula) ? 5e3 : Math.max(Math.abs(expected), expected === 0 ? 1 : 0);
}

describe('finance functions against published examples', () => {
  const calculator = calculatorOver([]);
  it.each(finance.cases as [string, number | null, number | null, string][])('%s', (formula, published, independent) => {
    const received = answer(calculator, formula);
    if (typeof received !== 'number') throw new Error(`${formula} is ${JSON.stringify(received)}`);
    if (independent !== null) expect(Math.abs(received - independent)).toBeLessThanOrEqual(2e-9 * Math.max(1, Math.abs(independent)));
    if (published !== null) expect(Math.abs(received - published)).toBeLessThanOrEqual(0.5001 * lastPlace(published));
  });
});

/** The unit of the last digit a source prints, at least the distance at which Excel's own search for a rate stops. */
function lastPlace(printed: number): number {
  const decimals = /\.(\d+)$/.exec(String(printed))?.[1]?.length ?? 0;
  return Math.max(10 ** -decimals, 4e-9 * Math.max(1, Math.abs(printed)));
}
