import { accessSync, chmodSync, closeSync, constants, fsyncSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync, writeSync, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file as a whole or not at all: into a file of another name beside it, which is read back and then takes its
 * place. Whatever goes wrong, what stood there before stands there still. A pipe or a device cannot be replaced and is
 * written to.
 */
export function writeFileWhole(path: string, content: Uint8Array): void {
  const present = existing(path);
  if (present !== null && !present.isFile()) return writeFileSync(path, content);
  // A link stays a link: the file it points to is replaced.
  const target = present === null ? path : realpathSync(path);
  // A file that may not be written to may not be replaced either.
  if (present !== null) accessSync(target, constants.W_OK);
  const { draft, file } = openDraft(target);
  try {
    writeDraft(file, content);
    if (!sameBytes(new Uint8Array(readFileSync(draft)), content)) throw new Error('what was written could not be read back');
    if (present !== null) chmodSync(draft, present.mode);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

const MOST_DRAFTS = 1000;

/** A program that was killed leaves its draft behind, perhaps under the number of this one. */
function openDraft(target: string): { readonly draft: string; readonly file: number } {
  for (let number = 0; ; number++) {
    const draft = join(dirname(target), `.${basename(target).slice(0, LONGEST_NAME)}.${process.pid}${number === 0 ? '' : `-${number}`}.tmp`);
    try {
      return { draft, file: openSync(draft, 'wx') };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || number === MOST_DRAFTS) throw error;
    }
  }
}

/** So that the name of a draft is no longer than file systems allow. */
const LONGEST_NAME = 60;

function writeDraft(file: number, content: Uint8Array): void {
  try {
    for (let at = 0; at < content.length; ) {
      const written = writeSync(file, content, at);
      if (written === 0) throw new Error('nothing more could be written');
      at += written;
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function existing(path: string): Stats | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}
