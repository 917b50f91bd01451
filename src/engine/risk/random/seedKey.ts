import seedrandom from 'seedrandom';

/** The 128 bits that every stream of a run is derived from, as four 32-bit words. */
export type SeedKey = Int32Array;

/**
 * The key of a seed: the first four 32-bit words of `seedrandom(seed)` (ARC4), the generator that users of
 * other tools can reproduce. A number and its text are the same seed.
 * @see https://www.npmjs.com/package/seedrandom
 */
export function seedKey(seed: number | string): SeedKey {
  const generator = seedrandom(String(seed));
  return Int32Array.from({ length: 4 }, () => generator.int32());
}
