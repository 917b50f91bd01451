import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { writeFileWhole } from '../../../src/cli/writeFileWhole';

/** Lets a child read the module as Node itself cannot. */
const LOADER = require.resolve('tsx/cjs');
const MODULE = resolve('src/cli/writeFileWhole.ts');

const bytes = (text: string) => new TextEncoder().encode(text);
let folder = '';

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'roi-write-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a file takes the place of another and keeps its rights; nothing else is left', () => {
  const path = join(folder, 'book.xlsx');
  writeFileSync(path, 'old');
  chmodSync(path, 0o640);
  writeFileWhole(path, bytes('new'));
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['book.xlsx']);
});

test('a link goes on pointing to the file, which is replaced', () => {
  writeFileSync(join(folder, 'real.xlsx'), 'old');
  symlinkSync(join(folder, 'real.xlsx'), join(folder, 'link.xlsx'));
  writeFileWhole(join(folder, 'link.xlsx'), bytes('new'));
  expect(readFileSync(join(folder, 'real.xlsx'), 'utf8')).toBe('new');
  expect(lstatSync(join(folder, 'link.xlsx')).isSymbolicLink()).toBe(true);
});

test('what cannot be written leaves no trace', () => {
  expect(() => writeFileWhole(join(folder, 'none', 'book.xlsx'), bytes('new'))).toThrow();
  expect(readdirSync(folder)).toEqual([]);
});

test('the draft of a program that was killed does not stand in the way', () => {
  const path = join(folder, 'book.xlsx');
  writeFileSync(path, 'old');
  mkdirSync(join(folder, `.book.xlsx.${process.pid}.tmp`));
  writeFileSync(join(folder, `.book.xlsx.${process.pid}-1.tmp`), 'half');
  writeFileWhole(path, bytes('new'));
  expect(readFileSync(path, 'utf8')).toBe('new');
});

test('a name as long as the file system allows', () => {
  const path = join(folder, `${'n'.repeat(250)}.xlsx`.slice(-255));
  writeFileWhole(path, bytes('new'));
  expect(readdirSync(folder)).toEqual([basename(path)]);
});

const onPosix = process.platform === 'win32' ? test.skip : test;

onPosix('a full disk leaves what was there, nothing else, and says why', () => {
  const path = join(folder, 'book.xlsx');
  writeFileSync(path, 'old');
  // The shell forbids larger files than it has blocks: the same failure, in the same place, as a disk without room.
  const script = `require(${JSON.stringify(LOADER)}); const { writeFileWhole } = require(${JSON.stringify(MODULE)}); process.on('SIGXFSZ', () => {}); try { writeFileWhole(${JSON.stringify(path)}, new Uint8Array(200000)); } catch (error) { console.log(error.code); }`;
  const { stdout, stderr } = spawnSync('sh', ['-c', `ulimit -f 64; exec ${JSON.stringify(process.execPath)} -e '${script.replaceAll("'", `'"'"'`)}'`], { encoding: 'utf8' });
  expect(`${stdout}${stderr}`).toBe('EFBIG\n');
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['book.xlsx']);
});

onPosix('a program that is killed at any moment leaves the old file or the new one', async () => {
  const path = join(folder, 'book.xlsx');
  const [older, newer] = ['o', 'n'].map((letter) => letter.repeat(3_000_000)) as [string, string];
  writeFileSync(path, older);
  const script = `require(${JSON.stringify(LOADER)}); const { writeFileWhole } = require(${JSON.stringify(MODULE)}); process.stdout.write('.'); for (let turn = 0; ; turn++) writeFileWhole(${JSON.stringify(path)}, Buffer.alloc(3000000, turn % 2 ? 'o' : 'n'));`;
  for (let moment = 0; moment < 6; moment++) {
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await new Promise((done) => setTimeout(done, 3 + 7 * moment));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect([older, newer]).toContain(readFileSync(path, 'utf8'));
  }
  writeFileWhole(path, bytes('last'));
  expect(readFileSync(path, 'utf8')).toBe('last');
});
