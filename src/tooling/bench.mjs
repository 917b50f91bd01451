/** `npm run bench [-- --json]`: installs the peers, builds the worker, measures. Only the table or the JSON reaches standard output. */
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root } from './root.mjs';
import { runNode } from './run.mjs';

const folder = join(root, 'tests', 'bench');
try {
  await ensureDependencies();
  await ensureDependencies(folder);
  await build('cli');
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
const { code } = await runNode([join(root, 'node_modules/tsx/dist/cli.mjs'), join(folder, 'bench.ts'), ...process.argv.slice(2)]);
process.exitCode = code;
