import { roiFunctions } from '../../../src/engine/library';
import { functionsMetadata } from '../../../src/tooling/functionsMetadata';
import { locale } from '../../support/words';

const english = functionsMetadata(roiFunctions, locale('en-US')).functions;
const chinese = functionsMetadata(roiFunctions, locale('zh-CN')).functions;

describe('functions.json', () => {
  test('lists every function of the library, in its order, under the same id in both languages', () => {
    expect(english.map(({ id }) => id)).toEqual(roiFunctions.map(({ name }) => name));
    expect(chinese.map(({ id, name }) => [id, name])).toEqual(english.map(({ id, name }) => [id, name]));
  });

  test('tells arguments and their meaning in the language', () => {
    const payback = (functions: typeof english) => functions.find(({ id }) => id === 'PAYBACK')!;
    expect(payback(english).parameters).toEqual([
      expect.objectContaining({ name: 'flows', type: 'any', dimensionality: 'matrix' }),
      expect.objectContaining({ name: 'rate', type: 'any', optional: true }),
    ]);
    expect(payback(chinese).parameters.map(({ name }) => name)).toEqual(['现金流', '折现率']);
    expect(payback(chinese).description).toContain('收回投入');
  });

  test('differs between languages in words alone', () => {
    const shape = (functions: typeof english) =>
      functions.map(({ parameters, result, options }) => ({
        result,
        options,
        parameters: parameters.map(({ type, dimensionality, optional }) => ({ type, dimensionality, optional })),
      }));
    expect(shape(chinese)).toEqual(shape(english));
  });

  test('lets a long simulation be cancelled, and nothing be volatile', () => {
    expect(english.find(({ id }) => id === 'MONTECARLO')!.options).toEqual({ cancelable: true });
    expect(english.filter(({ options }) => options !== undefined)).toHaveLength(1);
  });
});
