import fc from 'fast-check';
import { distributionFamily } from '../../../../src/engine/risk/distributions/families';
import { Calculator } from '../../../../src/engine/formula/evaluate/calculator';
import { cellKey, type CellModel, type WorkbookModel } from '../../../../src/engine/formula/workbookModel';
import { readDraft, type Draft } from '../../../../src/taskpane/simulate/editor/draft';
import { readShape, shapes, type Shape } from '../../../../src/taskpane/simulate/editor/shapes';
import { argumentText, treeOf, treeWith } from '../../../support/randomExpressions';

const SEED = 20261201;
const NAMES = ['first', 'second', 'third', 'fourth'];
/** The cells in which the texts stand as formulas of their own. */
const FIELD_CELLS = ['H1', 'H2', 'H3', 'H4'];

function typed({ fields }: Shape, texts: readonly string[]): readonly string[] {
  return fields.map(({ key }, index) => (key === 'confidence' ? '90%' : texts[index]!));
}

function valuesOf(formulas: readonly string[], texts: readonly string[]): readonly unknown[] {
  const cells = new Map<number, CellModel>();
  [3, 7, 0.25, 40].forEach((value, index) => cells.set(cellKey(index % 2, Math.floor(index / 2)), { value }));
  texts.forEach((formula, index) => cells.set(cellKey(index, 7), { value: 0, formula }));
  formulas.forEach((formula, index) => cells.set(cellKey(index, 9), { value: 0, formula }));
  const model: WorkbookModel = { sheets: [{ name: 'Sheet1', cells }], names: [], tables: [], date1904: false, iterative: false };
  const calculator = new Calculator(model);
  return formulas.map((_, index) => calculator.value(0, index, 9));
}

describe.each(shapes.map((shape) => [shape.id, shape] as const))('the shape %s with any formulas in its fields', (id, shape) => {
  const texts = fc.array(argumentText, { minLength: 4, maxLength: 4 });

  it('writes arguments in which every field stands as a whole', () => {
    const intended = shape.argumentsOf(typed(shape, NAMES));
    fc.assert(
      fc.property(texts, (chosen) => {
        const meanings = Object.fromEntries(NAMES.map((name, index) => [name, chosen[index]!]));
        expect(shape.argumentsOf(typed(shape, chosen)).map(treeOf)).toEqual(intended.map((text) => treeWith(text, meanings)));
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('writes arguments with the values that the fields have as cells', () => {
    fc.assert(
      fc.property(texts, (chosen) => {
        const written = [...shape.argumentsOf(typed(shape, chosen)), ...shape.argumentsOf(typed(shape, FIELD_CELLS))];
        const values = valuesOf(written, chosen);
        expect(values.slice(0, values.length / 2)).toEqual(values.slice(values.length / 2));
      }),
      { seed: SEED, numRuns: 25 },
    );
  });

  it('is read back from its call with the same fields', () => {
    fc.assert(
      fc.property(texts, (chosen) => {
        const fields = typed(shape, chosen);
        const draft: Draft = { shape: id, texts: Object.fromEntries(shape.fields.map(({ key }, index) => [key, fields[index]!])), truncLow: '', truncHigh: '', name: '=B1&"x"', rest: [] };
        const { call, args } = readDraft(draft);
        treeOf(call!);
        const back = readShape(shape.family, args!.slice(0, distributionFamily(shape.family)!.shapeParameters));
        expect(back!.shape.id).toBe(id);
        expect(back!.texts.map(treeOf)).toEqual(fields.map(treeOf));
      }),
      { seed: SEED, numRuns: 50 },
    );
  });
});

describe('a range', () => {
  const range = shapes.find(({ id }) => id === 'range')!;

  it('takes the whole of what stands at its lower end from the upper end', () => {
    expect(range.argumentsOf(['A1+5', '20', '90%'])).toEqual(['(A1+5+20)/2', '(20-(A1+5))/2/1.64485362695147']);
  });

  it('is not read into a call whose arguments speak of different ends', () => {
    expect(readShape('NORMAL', ['(A1+B1)/2', '(B1-C1)/2/1.64485362695147'])?.shape.id).toBe('normal');
    expect(readShape('NORMAL', ['(A1+5+20)/2', '(20-A1+5)/2/1.64485362695147'])?.shape.id).toBe('normal');
  });
});
