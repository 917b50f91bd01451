/**
 * `npm run fuzz [formulas|files] [--runs N] [--seed S]`: random workbooks compiled and recalculated, or damaged workbooks read by
 * everything that reads; for as long as asked. Without a seed, one of the moment, which is printed: the same seed tries the same.
 */
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root } from './root.mjs';
import { runNode } from './run.mjs';

const kinds = { formulas: { tests: 'tests/property/compile/randomWorkbooks', runs: 2000 }, files: { tests: 'tests/fuzz/files', runs: 10_000 } };

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: 'string' }, seed: { type: 'string' } } });
  const chosen = positionals.length === 0 ? Object.keys(kinds) : positionals;
  const unknown = chosen.find((kind) => kinds[kind] === undefined);
  if (unknown !== undefined) throw new Error(`There is nothing called "${unknown}" to fuzz. There are: ${Object.keys(kinds).join(', ')}.`);
  await ensureDependencies();
  const seed = values.seed ?? String(Math.floor(Date.now() / 1000));
  for (const kind of chosen) {
    const { tests, runs } = kinds[kind];
    console.log(`Fuzzing ${kind}, seed ${seed} …`);
    const env = { ROI_FUZZ_RUNS: values.runs ?? String(runs), ROI_FUZZ_SEED: seed };
    const { code } = await runNode([join(root, 'node_modules/jest/bin/jest.js'), '--selectProjects', 'unit', '--testTimeout=86400000', '--', tests], { env });
    if (code !== 0) process.exitCode = 1;
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
