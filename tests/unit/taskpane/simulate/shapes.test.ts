import { distributionFamily, distributionFamilies } from '../../../../src/engine/risk/distributions/families';
import { argumentValue } from '../../../../src/workbook/uncertainty/argumentValue';
import { readEntry } from '../../../../src/taskpane/simulate/editor/entry';
import { readShape, shapes } from '../../../../src/taskpane/simulate/editor/shapes';
import { usualTexts } from '../../../../src/taskpane/simulate/editor/usualTexts';

const start = distributionFamily('PERT')!.read([80, 100, 150]);
const around = start.ok ? start.value.distribution : null;

const written = (text: string, kind: 'number' | 'share' | 'list'): string => {
  const entry = readEntry(text, kind);
  return entry.kind === 'formula' ? entry.text : '';
};

describe('the shapes of the editor', () => {
  it('offer every distribution there is', () => {
    expect(new Set(shapes.map(({ family }) => family))).toEqual(new Set(distributionFamilies.map(({ name }) => name)));
  });

  it.each(shapes.map((shape) => [shape.id, shape] as const))('%s: what the editor suggests is a distribution, and is read back from its formula', (id, shape) => {
    const suggested = usualTexts(id, around!, false);
    const texts = shape.fields.map(({ key, kind }) => written(suggested[key] ?? '', kind));
    const args = shape.argumentsOf(texts);
    const values = args.map((text) => (text === '' ? undefined : argumentValue(text, 'S', () => undefined)));
    const read = distributionFamily(shape.family)!.read(values);
    expect(read.ok).toBe(true);
    const back = readShape(shape.family, args);
    expect(back?.shape.id).toBe(id);
    expect(back?.texts).toEqual(texts);
  });

  it('percentiles of cells are a list that the sheet makes of them, and come back as cells', () => {
    const shape = shapes.find(({ id }) => id === 'percentiles')!;
    const args = shape.argumentsOf(['B4', 'B5', 'Model!B6']);
    expect(args).toEqual(['CHOOSE({1,2,3},B4,B5,Model!B6)', '{0.1,0.5,0.9}']);
    expect(readShape('METALOG', args)).toEqual({ shape, texts: ['B4', 'B5', 'Model!B6'] });
  });

  it('a range with a negative end keeps its sign', () => {
    const shape = shapes.find(({ id }) => id === 'range')!;
    const args = shape.argumentsOf(['-20', '40', '90%']);
    const [mean, deviation] = args.map((text) => argumentValue(text, 'S', () => undefined));
    expect(mean).toBe(10);
    expect(deviation).toBeCloseTo(60 / 2 / 1.6448536, 6);
    expect(readShape('NORMAL', args)?.texts).toEqual(['-20', '40', '90%']);
  });

  it('says nothing of a function that is no distribution', () => {
    expect(readShape('OUTPUT', ['"x"'])).toBeNull();
  });
});
