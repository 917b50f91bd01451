import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { root } from '../root.mjs';

const silent = { debug() {}, info() {}, trace() {}, warn() {}, error() {}, isDebugEnabled: () => false };
const instrumenting = { plugins: null, excludedMutations: [], ignorers: [], noHeader: true };

/** What makes a mutant the same one in two runs; `fileName` may lie in a copy of the repository. */
export function mutantKey({ fileName, mutatorName, replacement, location }) {
  const { start, end } = location;
  const path = fileName.replaceAll('\\', '/').replace(/^.*?\/(?=src\/)/, '');
  return [path, start.line, start.column, end.line, end.column, mutatorName, replacement].join(' ');
}

/**
 * A sample without replacement, every mutant as likely as any other: those whose hash with the seed is smallest. So
 * a change of one file leaves most of the sample as it was, and earlier results can be used again.
 *
 * @param files paths from the repository's root
 * @returns the keys of at most `count` mutants, and how many there are altogether
 */
export async function drawMutants(files, count, seed) {
  const sources = files.map((name) => ({ name, mutate: true, content: readFileSync(join(root, name), 'utf8') }));
  const { mutants } = await new Instrumenter(silent).instrument(sources, instrumenting);
  const rank = (key) => createHash('sha256').update(`${seed} ${key}`).digest('hex');
  const ranked = mutants.map((mutant) => ({ key: mutantKey(mutant), file: mutant.fileName })).map((each) => ({ ...each, rank: rank(each.key) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return { drawn: ranked.slice(0, count), total: mutants.length };
}
