/**
 * `tsx src/tooling/streamBytes.ts <order> [seed] | dieharder -g 200 …`: the random streams as raw bytes, without end, for
 * statistical test batteries (docs/random-streams.md). Orders: `long` one input, block after block; `inputs` one trial of
 * each of 64 inputs in turn; `blocks` only the first trial of every lane of every block, where only the hash speaks.
 */
import { writeSync } from 'node:fs';
import { seedKey } from '../engine/risk/random/seedKey';
import { BLOCK_TRIALS, LANES, namedIdentity, RandomStream, STATE_WORDS } from '../engine/risk/random/stream';
import { fillUniforms } from '../engine/risk/random/uniforms';

const INPUTS = 64;
const order = process.argv[2] ?? 'long';
const key = seedKey(process.argv[3] ?? 1);
const streams = Array.from({ length: order === 'inputs' ? INPUTS : 1 }, (_, input) => new RandomStream(key, namedIdentity(`input ${input}`)));
const state = new Int32Array(STATE_WORDS);
const columns = streams.map(() => new Float64Array(BLOCK_TRIALS));
const trials = order === 'blocks' ? LANES : BLOCK_TRIALS;

/** Six bytes per trial: the first draw whole, and the leading half of the second. */
const bytes = new Uint8Array(6 * trials * streams.length);
const view = new DataView(bytes.buffer);

function fill(block: number): void {
  streams.forEach((stream, input) => {
    stream.seedBlock(block, state);
    fillUniforms(state, columns[input]);
  });
  let at = 0;
  for (let trial = 0; trial < trials; trial++) {
    for (const column of columns) {
      const scaled = column[trial] * 2 ** 32;
      const first = Math.floor(scaled);
      view.setUint32(at, first, true);
      view.setUint16(at + 4, Math.floor((scaled - first) * 2 ** 16), true);
      at += 6;
    }
  }
}

for (let block = 0; ; block++) {
  fill(block);
  let sent = 0;
  while (sent < bytes.length) {
    try {
      sent += writeSync(1, bytes.subarray(sent));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
    }
  }
}
