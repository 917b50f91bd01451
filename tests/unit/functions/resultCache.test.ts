import { argumentKey } from '../../../src/functions/argumentKey';
import { ResultCache } from '../../../src/functions/resultCache';

describe('argumentKey', () => {
  test('is the same for the same cells', () => {
    expect(argumentKey('PAYBACK', [[[1, 2, null]], 0.1])).toBe(argumentKey('PAYBACK', [[[1, 2, null]], 0.1]));
  });

  test('tells every small difference apart', () => {
    const keys = [
      argumentKey('PAYBACK', [[[1, 2]], 0.1]),
      argumentKey('SUMMARY', [[[1, 2]], 0.1]),
      argumentKey('PAYBACK', [[[1], [2]], 0.1]),
      argumentKey('PAYBACK', [[[1, 2]], 0.10000000000000002]),
      argumentKey('PAYBACK', [[[1, '2']], 0.1]),
      argumentKey('PAYBACK', [[[1, true]], 0.1]),
      argumentKey('PAYBACK', [[[1, false]], 0.1]),
      argumentKey('PAYBACK', [[[1, null]], 0.1]),
      argumentKey('PAYBACK', [[[1, '']], 0.1]),
      argumentKey('PAYBACK', [[[1, { error: '#N/A' }]], 0.1]),
      argumentKey('PAYBACK', [[[1, 2]]]),
      argumentKey('PAYBACK', [[[1, 2]], undefined, 0.1]),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('does not take the end of one cell for the beginning of another', () => {
    // Cells are told apart by small words: texts and numbers that hold such words must not look like further cells.
    const [tiny] = new Float64Array(Uint32Array.of(3, 3).buffer);
    const keys = [
      argumentKey('F', [[['a', 'b\u0006']]]),
      argumentKey('F', [[['a\u0002b', null]]]),
      argumentKey('F', [[['ab', 'c']]]),
      argumentKey('F', [[['a', 'bc']]]),
      argumentKey('F', [[[true]], [[true, true, null]]]),
      argumentKey('F', [[[true, tiny!]], null]),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('spreads a hundred thousand neighbouring arguments without a collision', () => {
    const keys = new Set(Array.from({ length: 100_000 }, (_, index) => argumentKey('LTV', [index, 0.8])));
    expect(keys.size).toBe(100_000);
  });

  test('an oversized range has no key', () => {
    expect(argumentKey('PAYBACK', [new Array<readonly number[]>(2_000_000).fill([1])])).toBeUndefined();
  });
});

describe('ResultCache', () => {
  test('forgets the entry that was put in first', () => {
    const cache = new ResultCache<number>(2);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.set('a', 1);
    cache.set('c', 3);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
  });

  test('keeps nothing without a key', () => {
    const cache = new ResultCache<number>(2);
    cache.set(undefined, 1);
    expect(cache.get(undefined)).toBeUndefined();
  });
});
