/** `npm run -s roi -- …`: builds the command line when out of date, then runs it. Only its own words reach standard output. */
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root } from './root.mjs';

try {
  await ensureDependencies();
  await build('cli');
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
await import(`file://${join(root, 'dist', 'cli', 'roi.mjs')}`);
