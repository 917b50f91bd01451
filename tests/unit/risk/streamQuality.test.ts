import { seedKey } from '../../../src/engine/risk/random/seedKey';
import { BLOCK_TRIALS, LANES, namedIdentity, RandomStream, STATE_WORDS } from '../../../src/engine/risk/random/stream';
import { fillUniforms } from '../../../src/engine/risk/random/uniforms';

/**
 * Statistical tests in the manner of TestU01's smallest battery, on the numbers as simulations use them. The seed is fixed, so
 * a test either always passes or the streams were changed; limits are beyond what chance gives once in 10,000.
 */
const key = seedKey(1);
const LIMIT = 4.5;

function uniforms(identity: string, blocks: number, firstBlock = 0): Float64Array {
  const stream = new RandomStream(key, namedIdentity(identity));
  const state = new Int32Array(STATE_WORDS);
  const out = new Float64Array(blocks * BLOCK_TRIALS);
  for (let block = 0; block < blocks; block++) {
    stream.seedBlock(firstBlock + block, state);
    fillUniforms(state, out, block * BLOCK_TRIALS);
  }
  return out;
}

/** Only the first number of every lane of every block: here nothing speaks but the hash that seeds the blocks. */
function firstNumbers(identity: string, blocks: number): Float64Array {
  const stream = new RandomStream(key, namedIdentity(identity));
  const state = new Int32Array(STATE_WORDS);
  const block = new Float64Array(BLOCK_TRIALS);
  const out = new Float64Array(blocks * LANES);
  for (let index = 0; index < blocks; index++) {
    stream.seedBlock(index, state);
    fillUniforms(state, block);
    out.set(block.subarray(0, LANES), index * LANES);
  }
  return out;
}

/** How many standard deviations a chi-square statistic lies from its mean. */
function chiSquareScore(counts: ArrayLike<number>, expected: (cell: number) => number): number {
  let statistic = 0;
  for (let cell = 0; cell < counts.length; cell++) statistic += (counts[cell] - expected(cell)) ** 2 / expected(cell);
  const freedom = counts.length - 1;
  return (statistic - freedom) / Math.sqrt(2 * freedom);
}

function pairScore(values: Float64Array, distance: number): number {
  const cells = 64;
  const counts = new Uint32Array(cells * cells);
  const pairs = values.length - distance;
  for (let index = 0; index < pairs; index++) counts[Math.floor(values[index] * cells) * cells + Math.floor(values[index + distance] * cells)]++;
  return chiSquareScore(counts, () => pairs / counts.length);
}

const long = uniforms('price', 200);
const first = firstNumbers('price', 4000);

describe('random numbers', () => {
  it.each([
    ['along a stream', long],
    ['at the start of blocks', first],
  ])('fill the interval evenly %s', (_, values) => {
    const counts = new Uint32Array(512);
    for (const value of values) counts[Math.floor(value * 512)]++;
    expect(Math.abs(chiSquareScore(counts, () => values.length / 512))).toBeLessThan(LIMIT);
  });

  it.each([
    ['neighbours (different lanes)', long, 1],
    ['successors in a lane', long, LANES],
    ['the same place in neighbouring blocks', long, BLOCK_TRIALS],
    ['starts of neighbouring blocks', first, LANES],
    ['lanes at the start of a block', first, 1],
  ])('are independent in pairs: %s', (_, values, distance) => {
    expect(Math.abs(pairScore(values, distance))).toBeLessThan(LIMIT);
  });

  it('have 52 fair bits', () => {
    const ones = new Float64Array(52);
    for (const value of long) {
      let rest = value;
      for (let bit = 0; bit < 52; bit++) {
        rest *= 2;
        if (rest >= 1) {
          ones[bit]++;
          rest -= 1;
        }
      }
    }
    const deviation = Math.sqrt(long.length) / 2;
    ones.forEach((count) => expect(Math.abs(count - long.length / 2) / deviation).toBeLessThan(LIMIT));
  });

  it('are uncorrelated between inputs', () => {
    const inputs = Array.from({ length: 12 }, (_, index) => uniforms(`input ${index}`, 40).map((value) => value - 0.5));
    for (let i = 0; i < inputs.length; i++) {
      for (let j = 0; j < i; j++) {
        let sum = 0;
        for (let trial = 0; trial < inputs[i].length; trial++) sum += inputs[i][trial] * inputs[j][trial];
        expect(Math.abs((12 * sum) / Math.sqrt(inputs[i].length))).toBeLessThan(LIMIT);
      }
    }
  });

  it('space birthdays as chance does (Marsaglia)', () => {
    const birthdays = 512;
    const days = 2 ** 24;
    const repeats = Math.floor(long.length / birthdays);
    const counts = new Uint32Array(7);
    for (let year = 0; year < repeats; year++) {
      const sorted = long.slice(year * birthdays, (year + 1) * birthdays).map((value) => Math.floor(value * days)).sort();
      const spacings = sorted.map((day, index) => day - (index === 0 ? 0 : sorted[index - 1])).sort();
      let equal = 0;
      for (let index = 1; index < birthdays; index++) if (spacings[index] === spacings[index - 1]) equal++;
      counts[Math.min(6, equal)]++;
    }
    const mean = birthdays ** 3 / (4 * days);
    const poisson = Array.from({ length: 6 }, (_, count) => (Math.exp(-mean) * mean ** count) / [1, 1, 2, 6, 24, 120][count]);
    const probabilities = [...poisson, 1 - poisson.reduce((sum, p) => sum + p, 0)];
    expect(Math.abs(chiSquareScore(counts, (count) => repeats * probabilities[count]))).toBeLessThan(LIMIT);
  });

  it('fill binary matrices with the rank that chance gives', () => {
    const matrices = 2000;
    const counts = new Uint32Array(3);
    for (let matrix = 0; matrix < matrices; matrix++) {
      const rows = Array.from(long.subarray(matrix * 32, (matrix + 1) * 32), (value) => Math.floor(value * 2 ** 32) | 0);
      counts[Math.min(2, 32 - rankOf(rows))]++;
    }
    const probabilities = [0.2887880952, 0.5775761902, 0.1336357146];
    expect(Math.abs(chiSquareScore(counts, (defect) => matrices * probabilities[defect]))).toBeLessThan(LIMIT);
  });
});

/** Rank over the field of two elements of a 32 × 32 matrix given by its rows. */
function rankOf(rows: number[]): number {
  let rank = 0;
  for (let bit = 0; bit < 32; bit++) {
    const mask = 1 << bit;
    const pivot = rows.findIndex((row, index) => index >= rank && (row & mask) !== 0);
    if (pivot === -1) continue;
    [rows[rank], rows[pivot]] = [rows[pivot], rows[rank]];
    for (let row = 0; row < 32; row++) if (row !== rank && (rows[row] & mask) !== 0) rows[row] ^= rows[rank];
    rank++;
  }
  return rank;
}
