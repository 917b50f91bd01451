import type { RandomStream } from './stream';

const { imul } = Math;

const ROUNDS = 6;

/**
 * A random order of 0 … size − 1 that can be asked for any single place, so that every worker finds the same order
 * without building it: a Feistel network over the next even power of two, walked on until it lands inside.
 * @see M. Luby, C. Rackoff, How to construct pseudorandom permutations, SIAM J. Computing 17 (1988)
 */
export class RandomPermutation {
  private readonly halfBits: number;
  private readonly mask: number;
  private readonly keys: Int32Array;

  /** `stream` is the one of the input with purpose `strata`; 1 ≤ size ≤ 2^52. */
  constructor(
    stream: RandomStream,
    private readonly size: number,
  ) {
    let bits = 2;
    while (2 ** bits < size) bits += 2;
    this.halfBits = bits / 2;
    this.mask = 2 ** this.halfBits - 1;
    this.keys = stream.ownWords().slice(0, ROUNDS);
  }

  at(index: number): number {
    let place = index;
    do place = this.scramble(place);
    while (place >= this.size);
    return place;
  }

  private scramble(place: number): number {
    const half = 2 ** this.halfBits;
    let left = Math.floor(place / half);
    let right = place - left * half;
    for (let round = 0; round < ROUNDS; round++) {
      const mixed = (left ^ mix(right ^ this.keys[round])) & this.mask;
      left = right;
      right = mixed;
    }
    return left * half + right;
  }
}

/** A 32-bit mixer: the finalizer of MurmurHash3 (A. Appleby, public domain). */
function mix(word: number): number {
  let h = word;
  h ^= h >>> 16;
  h = imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
