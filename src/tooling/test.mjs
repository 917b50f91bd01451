/** `npm test`: installs what is missing, builds, and runs every check and every test, those in a real browser included. */
import { ensureDependencies } from './ensureDependencies.mjs';

try {
  await ensureDependencies();
  const { report, runChecks, runJest } = await import('./check.mjs');
  const checks = await runChecks();
  const tests = await runJest(['unit', 'contract']);
  const stories = await runJest(['e2e'], ['--runInBand']);
  report(checks, tests, stories);
} catch (error) {
  console.error(error.message);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
