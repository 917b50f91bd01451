import { cholesky } from '../../../src/engine/risk/correlation/cholesky';
import { isPositiveSemidefinite, largestDifference, nearestCorrelation } from '../../../src/engine/risk/correlation/nearestCorrelation';
import { exactRankCorrelation, rankCorrelation } from '../../../src/engine/risk/correlation/rankCorrelation';
import { smallArcsine, smallSine } from '../../../src/engine/risk/correlation/sine';
import { symmetricEigen } from '../../../src/engine/risk/correlation/symmetricEigen';
import { correlateFunction, readCorrelation } from '../../../src/engine/risk/worksheet/correlate';

const IMPOSSIBLE = [
  [1, 1, 0],
  [1, 1, 1],
  [0, 1, 1],
];

describe('sine', () => {
  it('and arcsine agree with the language over their range', () => {
    for (let step = -100; step <= 100; step++) {
      const x = (step / 100) * (Math.PI / 6);
      expect(smallSine(x)).toBeCloseTo(Math.sin(x), 15);
      expect(smallArcsine(step / 200)).toBeCloseTo(Math.asin(step / 200), 15);
    }
  });
});

describe('eigenvalues', () => {
  it('of a symmetric matrix rebuild it', () => {
    const matrix = [
      [4, 1, -2, 0.5],
      [1, 3, 0, 1],
      [-2, 0, 5, -1],
      [0.5, 1, -1, 2],
    ];
    const { values, vectors } = symmetricEigen(matrix);
    const rebuilt = matrix.map((row, i) => row.map((_, j) => values.reduce((sum, value, k) => sum + value * vectors[k][i] * vectors[k][j], 0)));
    expect(largestDifference(rebuilt, matrix)).toBeLessThan(1e-13);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(14, 12);
  });
});

describe('nearest correlation matrix', () => {
  /** N. J. Higham (2002), section 4: the nearest to this matrix, to 4 digits. */
  const HIGHAM = [
    [1, 0.7607, 0.1573],
    [0.7607, 1, 0.7607],
    [0.1573, 0.7607, 1],
  ];

  it('is the published one', () => {
    const nearest = nearestCorrelation(IMPOSSIBLE);
    expect(largestDifference(nearest, HIGHAM)).toBeLessThan(5e-5);
    expect(isPositiveSemidefinite(nearest)).toBe(true);
  });

  it('of a valid matrix is itself', () => {
    const valid = [
      [1, 0.5, 0.2],
      [0.5, 1, -0.3],
      [0.2, -0.3, 1],
    ];
    expect(largestDifference(nearestCorrelation(valid), valid)).toBeLessThan(1e-7);
  });
});

describe('triangle', () => {
  it('rebuilds the matrix, also where an input is determined by the others', () => {
    const singular = [
      [1, 1, 0.5],
      [1, 1, 0.5],
      [0.5, 0.5, 1],
    ];
    const lower = cholesky(singular);
    const rebuilt = singular.map((row, i) => row.map((_, j) => lower[i].reduce((sum, entry, k) => sum + entry * lower[j][k], 0)));
    expect(largestDifference(rebuilt, singular)).toBeLessThan(1e-14);
  });
});

describe('rank correlations', () => {
  it('are used as given where variables can have them', () => {
    const matrix = [
      [1, 0.6],
      [0.6, 1],
    ];
    const checked = rankCorrelation(matrix, 'matrix');
    expect(checked).toMatchObject({ ok: true, value: { ranks: matrix, largestChange: 0 } });
    if (checked.ok) expect(checked.value.scores[0][1]).toBeCloseTo(2 * Math.sin((Math.PI * 0.6) / 6), 15);
  });

  it('are moved to the nearest possible ones, which the caller is told', () => {
    const checked = rankCorrelation(IMPOSSIBLE, 'matrix');
    if (!checked.ok) throw new Error(checked.error.code);
    expect(checked.value.largestChange).toBeGreaterThan(0.1);
    expect(isPositiveSemidefinite(checked.value.scores)).toBe(true);
    expect(exactRankCorrelation(IMPOSSIBLE, 'matrix')).toMatchObject({ ok: false, error: { code: 'correlationImpossible' } });
  });

  it.each([
    ['matrixNotSquare', [[1, 0.5]]],
    ['diagonalNotOne', [[1, 0.5], [0.5, 0.9]]],
    ['notACorrelation', [[1, 1.5], [1.5, 1]]],
    ['matrixNotSymmetric', [[1, 0.5], [0.4, 1]]],
  ])('refuse what is no correlation matrix: %s', (code, matrix) => {
    expect(rankCorrelation(matrix, 'matrix')).toMatchObject({ ok: false, error: { code, parameter: 'matrix' } });
  });
});

describe('CORRELATE', () => {
  it('spills the matrix given, under the names', () => {
    expect(correlateFunction.invoke([[['a', 'b']], [[1, 0.3], [0.3, 1]]])).toEqual({
      ok: true,
      value: [
        [{ label: 'correlationAsGiven' }, 'a', 'b'],
        ['a', 1, 0.3],
        ['b', 0.3, 1],
      ],
    });
  });

  it('spills the nearest possible matrix and says so', () => {
    const result = correlateFunction.invoke([[['a', 'b', 'c']], IMPOSSIBLE]);
    if (!result.ok || !Array.isArray(result.value)) throw new Error('table expected');
    expect(result.value[0][0]).toMatchObject({ label: 'correlationAdjusted', details: { change: expect.any(Number) } });
    expect(result.value[1][2]).toBeLessThan(1);
  });

  it('refuses names that do not fit the matrix, and a name given twice', () => {
    expect(readCorrelation([[['a', 'b', 'c']], [[1, 0.3], [0.3, 1]]])).toMatchObject({ error: { code: 'correlationSize', details: { expected: 3 } } });
    expect(readCorrelation([[['a', 'a']], [[1, 0.3], [0.3, 1]]])).toMatchObject({ error: { code: 'nameTwice', received: 'a' } });
  });
});
