import { followCellMove, moveRange, type CellMove } from '../../../../src/workbench/object-model/cellMove';
import { relocateFormula } from '../../../../src/workbench/object-model/formulaReferences';

describe('relocateFormula', () => {
  it.each([
    ['A1+$B$1', 2, 1, 'B3+$B$1'],
    ['SUM(A1:$B2)', 1, 1, 'SUM(B2:$B3)'],
    ['SUM(A1:$B2)', 0, 2, 'SUM($B1:C2)'],
    ["'Cash flow'!A1&\"A1\"", 1, 0, "'Cash flow'!A2&\"A1\""],
    ['A:A*2:2', 1, 1, 'B:B*3:3'],
    ['LOG10(A1)', 1, 0, 'LOG10(A2)'],
    ['Table1[Cost]+Rate', 5, 5, 'Table1[Cost]+Rate'],
    ['A1', -1, 0, '#REF!'],
    ['1+', 1, 1, '1+'],
  ])('%s, %d down and %d right, reads %s', (formula, rows, columns, expected) => {
    expect(relocateFormula(formula, rows, columns)).toBe(expected);
  });
});

describe('followCellMove', () => {
  const insertRow2: CellMove = { sheet: 'Data', range: { top: 1, left: 0, bottom: 1, right: 16_383 }, shift: 'down' };
  const deleteRow2: CellMove = { ...insertRow2, shift: 'up' };

  it.each([
    ['A1+A2+$A$3', 'A1+A3+$A$4'],
    ['SUM(A1:A5)', 'SUM(A1:A6)'],
    ['SUM(A:A)', 'SUM(A:A)'],
    ['Other!A5', 'Other!A5'],
    ['data!A5', 'data!A6'],
  ])('after a row was inserted, %s reads %s', (formula, expected) => {
    expect(followCellMove(formula, 'Data', insertRow2)).toBe(expected);
  });

  it.each([
    ['A1+A2+A3', 'A1+#REF!+A2'],
    ['SUM(A1:A5)', 'SUM(A1:A4)'],
    ['SUM(A2:A3)', 'SUM(A2:A2)'],
  ])('after a row was deleted, %s reads %s', (formula, expected) => {
    expect(followCellMove(formula, 'Data', deleteRow2)).toBe(expected);
  });

  it('leaves what stands beside the moved columns', () => {
    const move: CellMove = { sheet: 'Data', range: { top: 0, left: 0, bottom: 0, right: 1 }, shift: 'down' };
    expect(moveRange({ top: 5, left: 2, bottom: 5, right: 2 }, move)).toEqual({ top: 5, left: 2, bottom: 5, right: 2 });
    expect(moveRange({ top: 5, left: 1, bottom: 5, right: 1 }, move)).toEqual({ top: 6, left: 1, bottom: 6, right: 1 });
  });
});
