import type { RandomStream } from './stream';

const { imul } = Math;

const ROUNDS = 6;

/**
 * A random order of 0 … size − 1 that can be asked for any single place, so that every worker finds the same order
 * without building it: rounds of steps that each permute the words of just enough bits (add a key, multiply by an odd
 * number, fold the upper half onto the lower), walked on until the word lands inside. Fewer than two walks on average.
 * @see J. Black, P. Rogaway, Ciphers with arbitrary finite domains, CT-RSA (2002), on walking
 */
export class RandomPermutation {
  private readonly mask: number;
  private readonly shift: number;
  private readonly keys: Int32Array;

  /** `stream` is the one of the input with purpose `strata`; 1 ≤ size ≤ 2^31. */
  constructor(
    stream: RandomStream,
    private readonly size: number,
  ) {
    const bits = Math.max(2, 32 - Math.clz32(size - 1));
    this.mask = 2 ** bits - 1;
    this.shift = (bits + 1) >> 1;
    this.keys = stream.ownWords().slice(0, 2 * ROUNDS);
    for (let round = 0; round < ROUNDS; round++) this.keys[2 * round + 1] |= 1;
  }

  at(index: number): number {
    const { keys, mask, shift, size } = this;
    let place = index;
    do {
      for (let round = 0; round < 2 * ROUNDS; round += 2) {
        place = imul(place + keys[round], keys[round + 1]) & mask;
        place ^= place >>> shift;
      }
    } while (place >= size);
    return place;
  }
}
