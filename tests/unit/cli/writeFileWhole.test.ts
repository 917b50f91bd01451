import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFileWhole } from '../../../src/cli/writeFileWhole';

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
  const path = join(folder, 'book.xlsx');
  writeFileSync(path, 'old');
  // The draft's own name is taken by something that is not a file.
  mkdirSync(join(folder, `.book.xlsx.${process.pid}.tmp`));
  expect(() => writeFileWhole(path, bytes('new'))).toThrow();
  expect(readFileSync(path, 'utf8')).toBe('old');
});
