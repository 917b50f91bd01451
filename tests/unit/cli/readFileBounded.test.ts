import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileTooLarge, readFileBounded } from '../../../src/cli/readFileBounded';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'roi-read-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a file is read as it is, and one that is too large not at all', () => {
  const path = join(folder, 'book.xlsx');
  const content = Uint8Array.from({ length: 3_000_000 }, (_, index) => index % 251);
  writeFileSync(path, content);
  expect(readFileBounded(path)).toEqual(content);
  expect(() => readFileBounded(path, 2_999_999)).toThrow(FileTooLarge);
  expect(readFileBounded(path, 3_000_000)).toHaveLength(3_000_000);
  writeFileSync(path, '');
  expect(readFileBounded(path)).toHaveLength(0);
});

(process.platform === 'win32' ? test.skip : test)('a device without an end is refused', () => {
  expect(() => readFileBounded('/dev/zero', 5_000_000)).toThrow(FileTooLarge);
});
