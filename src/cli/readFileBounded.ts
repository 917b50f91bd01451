import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Megabytes that a file may have: what is more is not read at all. */
export const MOST_MEGABYTES = 512;
const MEGABYTE = 1024 * 1024;

/** A file, pipe or device that gives more than can be read. */
export class FileTooLarge extends Error {
  constructor() {
    super(`more than ${MOST_MEGABYTES} MB`);
  }
}

/** Reads a file as a whole, also one that does not say how long it is. `mostBytes` is there for tests. */
export function readFileBounded(path: string, mostBytes = MOST_MEGABYTES * MEGABYTE): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const stats = fstatSync(file);
    if (stats.size > mostBytes) throw new FileTooLarge();
    let content = new Uint8Array(stats.isFile() ? stats.size + 1 : MEGABYTE);
    let length = 0;
    for (let read; (read = readSync(file, content, length, content.length - length, null)) > 0; ) {
      length += read;
      if (length > mostBytes) throw new FileTooLarge();
      if (length < content.length) continue;
      const wider = new Uint8Array(2 * content.length);
      wider.set(content);
      content = wider;
    }
    return content.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
