/**
 * `npm run build`: builds what is out of date into dist/. A part is up to date when the hash of everything
 * it is made from equals the stamp its last successful build left.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contentHash } from './contentHash.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { withLock } from './lock.mjs';
import { root } from './root.mjs';
import { runNode } from './run.mjs';

const always = ['webpack.config.js', 'tsconfig.json', 'package-lock.json', 'src/engine', 'src/file', 'src/locales', 'src/templates', 'src/workbook'];

const parts = {
  cli: [...always, 'src/cli', 'src/workers'],
  addin: [...always, 'src/cli', 'src/workers', 'src/functions', 'src/excel', 'src/page', 'src/taskpane', 'src/commands', 'src/tooling', 'src/workbench', 'manifest.xml', 'assets'],
};

/** Builds `addin` (everything) or `cli` alone when out of date. Base URL and Office.js address come from the environment. */
export async function build(part = 'addin', { quiet = false } = {}) {
  const variables = `${process.env.ROI_BASE_URL ?? ''} ${process.env.ROI_OFFICE_JS ?? ''}`;
  const wanted = contentHash(root, parts[part], variables);
  const stamp = join(root, 'dist', `.${part}-built`);
  const upToDate = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (upToDate()) return;
  await withLock(join(root, 'dist', '.build.lock'), async () => {
    if (upToDate()) return;
    if (!quiet) console.error(part === 'cli' ? 'Building the command line …' : 'Building …');
    // Chunks are named by their content: those of builds before would stay, be shipped and be counted.
    if (part === 'addin') rmSync(join(root, 'dist', 'chunks'), { recursive: true, force: true });
    const names = part === 'cli' ? ['--config-name', 'cli'] : [];
    const { code, output } = await runNode([join(root, 'node_modules/webpack-cli/bin/cli.js'), ...names, '--stats=errors-only'], { capture: true });
    if (code !== 0) throw new Error(`The build failed:\n${output.trim()}`);
    if (part === 'addin') await buildStaticParts();
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stamp, wanted);
    if (part === 'addin') writeFileSync(join(root, 'dist', '.cli-built'), contentHash(root, parts.cli, variables));
  });
}

/** What webpack has no part in: the functions' metadata and the manifest. */
async function buildStaticParts() {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const metadata = await runNode([tsx, 'src/tooling/buildFunctionsMetadata.ts', 'dist/functions'], { capture: true });
  if (metadata.code !== 0) throw new Error(`The functions' metadata could not be built:\n${metadata.output.trim()}`);
  const manifest = await runNode([tsx, 'src/tooling/buildManifest.ts', join(root, 'dist', 'manifest.xml')], { capture: true });
  if (manifest.code !== 0) throw new Error(`The manifest could not be built:\n${manifest.output.trim()}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await ensureDependencies();
    await build(process.argv.includes('--cli') ? 'cli' : 'addin');
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
