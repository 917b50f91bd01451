import seedrandom from 'seedrandom';
import { chaChaBlock } from '../../../src/engine/risk/random/chaCha';
import { RandomPermutation } from '../../../src/engine/risk/random/permutation';
import { seedKey } from '../../../src/engine/risk/random/seedKey';
import { BLOCK_TRIALS, cellIdentity, LANES, namedIdentity, RandomStream, STATE_WORDS } from '../../../src/engine/risk/random/stream';
import { fillUniforms } from '../../../src/engine/risk/random/uniforms';
import seedVectors from '../../golden/risk/seedrandomVectors.json';

function hex(words: Int32Array): string {
  return Buffer.from(words.buffer).toString('hex');
}

function uniformsOf(stream: RandomStream, block: number): Float64Array {
  const state = new Int32Array(STATE_WORDS);
  const out = new Float64Array(BLOCK_TRIALS);
  stream.seedBlock(block, state);
  fillUniforms(state, out);
  return out;
}

describe('seed', () => {
  it('starts from the published streams of seedrandom', () => {
    const generator = seedrandom(seedVectors.seed);
    expect([generator(), generator(), generator(), generator.int32()]).toEqual(seedVectors.vectors.default);
    const words = seedrandom(seedVectors.seed);
    expect(Array.from(seedKey(seedVectors.seed))).toEqual([words.int32(), words.int32(), words.int32(), words.int32()]);
  });

  it('is the same as a number and as its text', () => {
    expect(seedKey(42)).toEqual(seedKey('42'));
    expect(seedKey(42)).not.toEqual(seedKey(43));
  });
});

describe('block function', () => {
  it('is ChaCha with 8 rounds: the keystream of the all-zero key', () => {
    const out = new Int32Array(STATE_WORDS);
    chaChaBlock(new Int32Array(8), new Int32Array(4), out);
    expect(hex(out)).toBe(
      '3e00ef2f895f40d67f5bb8e81f09a5a12c840ec3ce9a7f3b181be188ef711a1e984ce172b9216f419f445367456d5619314a42a3da86b001387bfdb80e0cfe42',
    );
  });
});

describe('uniforms', () => {
  /** First outputs of xoshiro128** from the state 1, 2, 3, 4 (reference C program of its authors). */
  const REFERENCE = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804];

  it('come from xoshiro128** in every lane', () => {
    for (let lane = 0; lane < LANES; lane++) {
      const state = Int32Array.from({ length: STATE_WORDS }, () => 9);
      for (let word = 0; word < 4; word++) state[word * LANES + lane] = word + 1;
      const out = new Float64Array(BLOCK_TRIALS);
      fillUniforms(state, out);
      for (let draw = 0; draw < REFERENCE.length / 2; draw++) {
        const expected = (REFERENCE[2 * draw] * 2 ** 20 + (REFERENCE[2 * draw + 1] >>> 12) + 0.5) / 2 ** 52;
        expect(out[lane + draw * LANES]).toBe(expected);
      }
    }
  });

  it('lie strictly between 0 and 1, even from the extreme draws', () => {
    const largest = ((2 ** 32 - 1) * 2 ** 20 + (2 ** 20 - 1) + 0.5) * 2 ** -52;
    expect(largest).toBeLessThan(1);
    const values = uniformsOf(new RandomStream(seedKey(1), namedIdentity('x')), 0);
    expect(Math.min(...values)).toBeGreaterThan(0);
    expect(Math.max(...values)).toBeLessThan(1);
  });
});

describe('streams', () => {
  /** The first uniforms of seed 1, input "price", block 0: changing them would change every user's results. */
  const PINNED = [0.5480448916901023, 0.42156016530094786, 0.9140844509705811, 0.14557421584308072, 0.3484145398159534];

  it('depend on seed, identity, block and purpose, and on nothing else', () => {
    const first = (seed: number, identity: string, block: number, purpose: 'values' | 'mixing' = 'values'): number =>
      uniformsOf(new RandomStream(seedKey(seed), identity, purpose), block)[0];
    const base = first(1, namedIdentity('price'), 3);
    expect(first(1, namedIdentity('price'), 3)).toBe(base);
    const others = [
      first(2, namedIdentity('price'), 3),
      first(1, namedIdentity('Price'), 3),
      first(1, namedIdentity('price'), 4),
      first(1, namedIdentity('price'), 3, 'mixing'),
      first(1, cellIdentity('Sheet1', 0, 1), 3),
      first(1, cellIdentity('Sheet1', 1, 0), 3),
    ];
    expect(new Set([base, ...others]).size).toBe(others.length + 1);
  });

  it('keep their numbers from version to version', () => {
    const values = uniformsOf(new RandomStream(seedKey(1), namedIdentity('price')), 0);
    expect(Array.from(values.subarray(0, PINNED.length))).toEqual(PINNED);
  });

  it('tell long names apart by their last letter', () => {
    const long = '客户生命周期价值 '.repeat(20);
    const a = uniformsOf(new RandomStream(seedKey(1), namedIdentity(`${long}a`)), 0)[0];
    const b = uniformsOf(new RandomStream(seedKey(1), namedIdentity(`${long}b`)), 0)[0];
    expect(a).not.toBe(b);
  });
});

describe('random order', () => {
  it.each([1, 2, 3, 5, 16, 17, 1000, 1025, 4097])('of %i places visits each once', (size) => {
    const order = new RandomPermutation(new RandomStream(seedKey(3), namedIdentity('x'), 'strata'), size);
    const visited = new Set(Array.from({ length: size }, (_, place) => order.at(place)));
    expect(visited.size).toBe(size);
    expect(Math.min(...visited)).toBe(0);
    expect(Math.max(...visited)).toBe(size - 1);
  });

  it('looks random: neighbours are uncorrelated', () => {
    const size = 20_000;
    const order = new RandomPermutation(new RandomStream(seedKey(3), namedIdentity('x'), 'strata'), size);
    let sum = 0;
    for (let place = 0; place < size; place++) sum += (order.at(place) / size - 0.5) * (place / size - 0.5);
    expect(Math.abs((12 * sum) / Math.sqrt(size))).toBeLessThan(4);
  });
});
