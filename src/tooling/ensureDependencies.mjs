/**
 * Installs the packages when node_modules is missing or belongs to another lockfile, platform or Node ABI.
 * Node built-ins only: it runs before anything is installed. It does so inside the commands themselves,
 * because npm may be told to skip pre-hooks. Costs a few milliseconds when there is nothing to do.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contentHash } from './contentHash.mjs';
import { withLock } from './lock.mjs';
import { withProgress } from './progress.mjs';
import { requireNode, SUPPORTED } from './requireNode.mjs';
import { root } from './root.mjs';
import { runNode } from './run.mjs';

export async function ensureDependencies(folder = root, { quiet = false } = {}) {
  requireNode();
  const stamp = join(folder, 'node_modules', '.roi-installed');
  const wanted = contentHash(folder, ['package.json', 'package-lock.json'], `${process.platform} ${process.arch} ${process.versions.modules}`);
  const installed = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (installed()) return;
  const waiting = () => quiet || console.error('Another process is installing packages here; waiting for it …');
  const lock = join(folder, '.roi-install.lock');
  await withLock(lock, async () => {
    if (installed()) return;
    if (!quiet) console.error('Installing packages (about two minutes the first time) …');
    // Whoever is told to stop leaves no lock behind.
    const unlock = () => rmSync(lock, { recursive: true, force: true });
    process.once('exit', unlock);
    const install = () => runNode([npmCommand(), 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, capture: true });
    let { code, output } = await withProgress('installing packages', install);
    if (code !== 0 && /ENOTEMPTY|EEXIST|ENOENT/.test(output)) {
      // An installation that was cut short stands in the way.
      rmSync(join(folder, 'node_modules'), { recursive: true, force: true, maxRetries: 10 });
      ({ code, output } = await withProgress('installing packages again', install));
    }
    process.off('exit', unlock);
    if (code !== 0) throw new Error(`The packages could not be installed. npm said:\n${output.trim()}`);
    writeFileSync(stamp, wanted);
  }, { waiting });
}

/** npm's own script: the one that started us, else the one that came with this Node. */
function npmCommand() {
  const started = process.env.npm_execpath;
  const beside = dirname(process.execPath);
  const candidates = [
    started && /npm-cli\.js$/.test(started) ? started : undefined,
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) throw new Error(`npm was not found beside Node: install ${SUPPORTED} from nodejs.org, which brings npm.`);
  return found;
}
