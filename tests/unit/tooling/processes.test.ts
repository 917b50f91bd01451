import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { requireNode } from '../../../src/tooling/requireNode.mjs';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'roi-tooling-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const onPosix = process.platform === 'win32' ? test.skip : test;
const moduleAt = (name: string): string => JSON.stringify(pathToFileURL(resolve('src/tooling', name)).href);

/** Runs a script of its own process; what it printed line by line. */
function started(script: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return { child, printed: () => printed };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test.each(['20.19.0', '20.20.2', '22.13.1', '24.0.0', '25.1.0'])('Node %s is supported', (version) => expect(() => requireNode(version)).not.toThrow());

test.each(['18.20.0', '20.18.1', '21.7.0', '22.12.0', '23.5.0'])('Node %s is told in one sentence', (version) => {
  expect(() => requireNode(version)).toThrow(`ROI Modeler needs Node 20.19 or later, 22.13 or later, or 24; this is Node ${version}.`);
});

onPosix('what was started ends with the program that started it, grandchildren included', async () => {
  const grandchild = `setInterval(() => {}, 1000); console.log(process.pid)`;
  const middle = `import { spawn } from 'node:child_process'; const c = spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: ['ignore', 'inherit', 'inherit'] }); console.log(process.pid); setInterval(() => {}, 1000);`;
  const { child, printed } = started(`import { runNode } from ${moduleAt('run.mjs')}; await runNode(['--input-type=module', '-e', ${JSON.stringify(middle)}]);`);
  while (printed().trim().split('\n').length < 2 || !/\d/.test(printed())) await once(child.stdout, 'data');
  const pids = printed().trim().split('\n').map(Number);
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(130);
  for (let look = 0; look < 200 && pids.some(isAlive); look++) await new Promise((next) => setTimeout(next, 10));
  expect(pids.filter(isAlive)).toEqual([]);
}, 30_000);

test('a lock is waited for while its owner lives, and taken over at once when it is gone', async () => {
  const lock = join(folder, 'lock');
  mkdirSync(lock);
  writeFileSync(join(lock, 'owner'), String(process.pid));
  const { child, printed } = started(`import { withLock } from ${moduleAt('lock.mjs')}; await withLock(${JSON.stringify(lock)}, async () => console.log('in'), { waiting: () => console.log('waiting') });`);
  while (!printed().includes('waiting')) await once(child.stdout, 'data');
  expect(printed()).toBe('waiting\n');
  const gone = spawn(process.execPath, ['-e', '']);
  await once(gone, 'exit');
  writeFileSync(join(lock, 'owner'), String(gone.pid));
  await once(child, 'exit');
  expect(printed()).toBe('waiting\nin\n');
  expect(existsSync(lock)).toBe(false);
}, 30_000);
