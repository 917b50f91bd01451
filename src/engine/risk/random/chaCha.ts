/** "expand 32-byte k": the constants of the cipher. */
const CONSTANTS = Int32Array.of(0x61707865, 0x3320646e, 0x79622d32, 0x6b206574);
const DOUBLE_ROUNDS = 4;

const input = new Int32Array(16);
input.set(CONSTANTS);

/**
 * One block of ChaCha with 8 rounds: 16 words from a key of 8 words and 4 words of counter and nonce.
 * It serves as a hash: a change anywhere in the input changes every output bit with probability one half, so
 * neighbouring blocks and inputs get unrelated generator states. Well below 1 µs.
 * @see D. J. Bernstein, ChaCha, a variant of Salsa20 (2008), https://cr.yp.to/chacha.html
 */
export function chaChaBlock(key: Int32Array, counter: Int32Array, out: Int32Array): void {
  input.set(key, 4);
  input.set(counter, 12);
  out.set(input);
  for (let round = 0; round < DOUBLE_ROUNDS; round++) {
    quarterRound(out, 0, 4, 8, 12);
    quarterRound(out, 1, 5, 9, 13);
    quarterRound(out, 2, 6, 10, 14);
    quarterRound(out, 3, 7, 11, 15);
    quarterRound(out, 0, 5, 10, 15);
    quarterRound(out, 1, 6, 11, 12);
    quarterRound(out, 2, 7, 8, 13);
    quarterRound(out, 3, 4, 9, 14);
  }
  for (let word = 0; word < 16; word++) out[word] = (out[word] + input[word]) | 0;
}

function quarterRound(words: Int32Array, ia: number, ib: number, ic: number, id: number): void {
  let a = words[ia];
  let b = words[ib];
  let c = words[ic];
  let d = words[id];
  a = (a + b) | 0;
  d ^= a;
  d = (d << 16) | (d >>> 16);
  c = (c + d) | 0;
  b ^= c;
  b = (b << 12) | (b >>> 20);
  a = (a + b) | 0;
  d ^= a;
  d = (d << 8) | (d >>> 24);
  c = (c + d) | 0;
  b ^= c;
  b = (b << 7) | (b >>> 25);
  words[ia] = a;
  words[ib] = b;
  words[ic] = c;
  words[id] = d;
}
