/**
 * `npm run check`: types, lint, import rules, generated files up to date, manifest, bundle size, and the tests
 * that need no browser. Also used by test.mjs, which adds the browser.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies } from './ensureDependencies.mjs';
import { withProgress } from './progress.mjs';
import { root } from './root.mjs';
import { runNode } from './run.mjs';

const bin = (path) => join(root, 'node_modules', path);
const tsx = bin('tsx/dist/cli.mjs');

/** Each check is a claim that holds or prints why not. */
const checks = [
  { claim: 'types are sound', run: () => runNode([bin('typescript/bin/tsc'), '--noEmit', '-p', root], { capture: true }) },
  { claim: 'lint finds nothing', run: () => runNode([bin('eslint/bin/eslint.js'), '--max-warnings=0', 'src', 'tests', 'webpack.config.js', 'jest.config.js'], { capture: true }) },
  { claim: 'every import is allowed', run: () => runNode([bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'src', '--config', '.dependency-cruiser.cjs'], { capture: true }) },
  { claim: 'the functions, their texts and their reference agree', run: () => runNode([tsx, 'src/tooling/buildFunctionsMetadata.ts', '--check'], { capture: true }) },
  { claim: 'the templates are up to date', run: () => runNode([tsx, 'src/tooling/buildTemplates.ts', '--check'], { capture: true }) },
  { claim: 'the production build succeeds', run: buildAll },
  { claim: 'the manifest is well formed', run: () => runNode([tsx, 'src/tooling/buildManifest.ts', '--check', join(root, 'dist', 'manifest.xml')], { capture: true }) },
  { claim: "the add-in's bundle is within its budget", run: bundleIsWithinBudget },
];

async function buildAll() {
  const { build } = await import('./build.mjs');
  return settle(() => build('addin', { quiet: true }));
}

async function bundleIsWithinBudget() {
  const { bundleSizes } = await import('./bundleBudget.mjs');
  return settle(() => {
    const sizes = bundleSizes(join(root, 'dist'));
    const [page, ...parts] = sizes;
    const largest = parts.reduce((most, part) => (part.size / part.budget > most.size / most.budget ? part : most));
    console.log(`    ${page.size.toFixed(0)} KB gzipped of ${page.budget} KB before anything is shown; nearest to its own budget: ${largest.name}, ${largest.size.toFixed(0)} KB of ${largest.budget} KB`);
    const over = sizes.filter(({ size, budget }) => size > budget);
    if (over.length > 0) throw new Error(over.map(({ name, size, budget }) => `${name} is ${size.toFixed(0)} KB gzipped; its budget is ${budget} KB`).join('\n'));
  });
}

async function settle(work) {
  try {
    await work();
    return { code: 0, output: '' };
  } catch (error) {
    return { code: 1, output: error.message };
  }
}

/** Runs every check in turn and says how many held. */
export async function runChecks() {
  const counts = { passed: 0, failed: 0 };
  for (const { claim, run } of checks) {
    const started = performance.now();
    const { code, output } = await withProgress(claim, run);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? '✓' : '✗'} ${claim} (${seconds} s)`);
    if (code === 0) counts.passed += 1;
    else {
      counts.failed += 1;
      console.log(output.trim().replace(/^/gm, '    '));
    }
  }
  return counts;
}

/** Runs Jest on the named projects and returns its own counts. */
export async function runJest(projects, extra = []) {
  const { mkdtempSync, readFileSync, rmSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const folder = mkdtempSync(join(tmpdir(), 'roi-jest-'));
  const report = join(folder, 'report.json');
  try {
    const { code } = await runNode([bin('jest/bin/jest.js'), '--selectProjects', ...projects, '--json', `--outputFile=${report}`, '--silent', ...extra], { capture: false });
    const counted = JSON.parse(readFileSync(report, 'utf8'));
    const brokenSuites = counted.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length;
    const failed = counted.numFailedTests + brokenSuites;
    return { passed: counted.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function report(...counts) {
  const passed = counts.reduce((sum, each) => sum + each.passed, 0);
  const failed = counts.reduce((sum, each) => sum + each.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await ensureDependencies();
    report(await runChecks(), await runJest(['unit', 'contract']));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
