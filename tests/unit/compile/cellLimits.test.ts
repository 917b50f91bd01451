import type { CellValue } from '../../../src/engine/core/cellValue';
import { accepts, limitsOf, UNLIMITED } from '../../../src/engine/compile/cellLimits';
import { compileModel } from '../../../src/engine/compile/compileModel';
import type { ValidationRule } from '../../../src/engine/formula/workbookModel';
import { sheetModel } from '../../support/sheetModel';

/** What the formulas of the rules below show. */
const shown: Readonly<Record<string, readonly CellValue[]>> = { A1: [10], A2: ['text'], 'A1:A2': [3, 1], 'B1:B3': [0.5, null, 0.25], 'C1:C2': [1, 'two'] };
const valuesOf = (formula: string): readonly CellValue[] => shown[formula] ?? (Number.isFinite(Number(formula)) ? [Number(formula)] : []);

describe('what data validation accepts', () => {
  it.each<[string, ValidationRule, readonly number[], readonly number[]]>([
    ['between, the default', { type: 'decimal', formula1: '0', formula2: '1' }, [0, 0.5, 1], [-0.01, 1.01]],
    ['whole numbers', { type: 'whole', operator: 'between', formula1: '0.5', formula2: '3.5' }, [1, 3], [0, 1.5, 4]],
    ['more than', { type: 'decimal', operator: 'greaterThan', formula1: '-1' }, [-0.999999999, 5], [-1, -2]],
    ['more than, in whole numbers', { type: 'whole', operator: 'greaterThan', formula1: '2' }, [3], [2, 2.5]],
    ['less than', { type: 'decimal', operator: 'lessThan', formula1: '0' }, [-0.000001], [0, 1]],
    ['less than, in whole numbers', { type: 'whole', operator: 'lessThan', formula1: '2.5' }, [2], [2.5, 3]],
    ['at least', { type: 'decimal', operator: 'greaterThanOrEqual', formula1: 'A1' }, [10, 11], [9.99]],
    ['at most', { type: 'date', operator: 'lessThanOrEqual', formula1: '46023' }, [46023, -5], [46024]],
    ['one value', { type: 'decimal', operator: 'equal', formula1: '7' }, [7], [6.9, 7.1]],
    ['choices typed', { type: 'list', values: ['1', ' 2.5', '20%'] }, [0.2, 1, 2.5], [2, 0.21]],
    ['choices of cells', { type: 'list', formula1: 'B1:B3' }, [0.25, 0.5], [0, 0.3]],
    ['all but one', { type: 'decimal', operator: 'notEqual', formula1: '1' }, [-1e9, 0, 2], []],
    ['a bound that is no number', { type: 'decimal', operator: 'between', formula1: 'A2', formula2: '5' }, [-1e9, 5], [6]],
    ['a bound that is several', { type: 'decimal', operator: 'greaterThanOrEqual', formula1: 'A1:A2' }, [-1e9], []],
    ['choices among which is a text', { type: 'list', formula1: 'C1:C2' }, [-1, 5], []],
    ['a formula of its own', { type: 'custom', formula1: 'A1>0' }, [-1], []],
    ['the length of a text', { type: 'textLength', operator: 'lessThan', formula1: '5' }, [123456], []],
  ])('%s', (_, rule, good, bad) => {
    const limits = limitsOf(rule, valuesOf);
    expect(good.filter((number) => !accepts(limits, number))).toEqual([]);
    expect(bad.filter((number) => accepts(limits, number))).toEqual([]);
  });

  it('looks at the fifteen digits that a cell holds', () => {
    const limits = limitsOf({ type: 'decimal', operator: 'between', formula1: '0', formula2: '0.3' }, valuesOf);
    expect(accepts(limits, 0.1 + 0.2)).toBe(true);
  });

  it('is read from the workbook for each parameter, where the rule stands, as its sheet shows it', () => {
    const book = sheetModel({ A1: 2, A2: 5, B1: 3, B2: '=A1*A2+B1', D1: 1, D2: 4 });
    const [sheet] = book.sheets;
    const validations = [
      { range: { top: 0, left: 0, bottom: 0, right: 0 }, type: 'whole', operator: 'between', formula1: '$D$1', formula2: 'D2+2' } as const,
      { range: { top: 1, left: 0, bottom: 1, right: 0 }, type: 'list', formula1: '$D$1:$D$2' } as const,
    ];
    const compiled = compileModel({ ...book, sheets: [{ ...sheet!, validations }] }, { parameters: ['A1', 'A2', 'B1'], outputs: ['B2'] });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    expect(compiled.model.parameters.map(({ limits }) => limits)).toEqual([{ low: 1, high: 6, whole: true, values: null }, { low: 1, high: 4, whole: true, values: [1, 4] }, UNLIMITED]);
  });

  it('is told beside the workbook where its reader does not know it', () => {
    const compiled = compileModel(sheetModel({ A1: 2, B2: '=A1*3' }), { parameters: ['A1'], outputs: ['B2'], validations: [{ cell: 'A1', rule: { type: 'decimal', formula1: '0', formula2: '9' } }] });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    expect(compiled.model.parameters[0]!.limits).toMatchObject({ low: 0, high: 9, whole: false });
  });
});
