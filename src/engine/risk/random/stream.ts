import { chaChaBlock } from './chaCha';
import type { SeedKey } from './seedKey';

/**
 * Random streams bound to what they are for. The generator state for a block of trials is a hash of
 * (seed, identity of the input, number of the block): a result depends on the seed, the model and the
 * number of trials alone, never on the workers that ran it or on inputs added elsewhere in the workbook.
 */

/** Trials per block. Part of every result: changing it changes all numbers. */
export const BLOCK_TRIALS = 1024;

/** Generators side by side: trial i of a block belongs to lane i mod 4 and is its draw number ⌊i/4⌋. */
export const LANES = 4;

/**
 * Words of a block's state, by word and then by lane: words 0–3 are the first word of the four lanes, and so
 * on. A vector engine loads each group of four at once.
 */
export const STATE_WORDS = 4 * LANES;

/** What a stream is drawn for; different uses of one input never share numbers. */
export type StreamPurpose = 'values' | 'strata' | 'mixing' | 'redraw';

const PURPOSE: Readonly<Record<StreamPurpose, number>> = { values: 0, strata: 1, mixing: 2, redraw: 3 };
const IDENTITY_HASH = 0x69640001;

/** The stream of one input under one seed. */
export class RandomStream {
  private readonly key = new Int32Array(8);
  private readonly counter = new Int32Array(4);
  private readonly words = new Int32Array(STATE_WORDS);

  constructor(seed: SeedKey, identity: string, purpose: StreamPurpose = 'values') {
    this.key.set(seed);
    this.key.set(hashIdentity(identity), 4);
    this.counter[1] = PURPOSE[purpose];
  }

  /** The state of the four generators at the start of a block; `state` has STATE_WORDS words. */
  seedBlock(block: number, state: Int32Array): void {
    this.counter[0] = block;
    chaChaBlock(this.key, this.counter, state);
    for (let lane = 0; lane < LANES; lane++) {
      const anyBit = state[lane] | state[LANES + lane] | state[2 * LANES + lane] | state[3 * LANES + lane];
      if (anyBit === 0) state[lane] = 1;
    }
  }

  /** Sixteen words that belong to the stream as a whole, for keys of permutations. */
  ownWords(): Int32Array {
    this.counter[0] = -1;
    chaChaBlock(this.key, this.counter, this.words);
    return this.words.slice();
  }
}

/** The identity of an input that its formula gives a name. */
export function namedIdentity(name: string): string {
  return `name:${name}`;
}

/** The identity of an input without a name: where it stands, with zero-based row and column. */
export function cellIdentity(sheet: string, row: number, column: number): string {
  return `cell:${sheet}!${row}:${column}`;
}

/** 128 bits of an identity: its UTF-16 units, eight at a time, chained through the block function. */
function hashIdentity(identity: string): Int32Array {
  const key = new Int32Array(8);
  const counter = new Int32Array(4);
  const out = new Int32Array(STATE_WORDS);
  counter[1] = IDENTITY_HASH;
  counter[2] = identity.length;
  for (let start = 0; start === 0 || start < identity.length; start += 8) {
    for (let word = 0; word < 4; word++) {
      const at = start + 2 * word;
      const low = at < identity.length ? identity.charCodeAt(at) : 0;
      const high = at + 1 < identity.length ? identity.charCodeAt(at + 1) : 0;
      key[4 + word] = low | (high << 16);
    }
    counter[0] = start;
    chaChaBlock(key, counter, out);
    key.set(out.subarray(0, 4));
  }
  return key.slice(0, 4);
}
