import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One hash of what files hold, whatever their times: a fresh clone and a touched file count as unchanged. */
export function contentHash(root, paths, extra = '') {
  const hash = createHash('sha256').update(extra);
  for (const path of paths) addToHash(hash, root, path);
  return hash.digest('hex');
}

function addToHash(hash, root, path) {
  const full = join(root, path);
  const found = statSync(full, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isDirectory()) {
    for (const name of readdirSync(full).sort()) addToHash(hash, root, `${path}/${name}`);
  } else {
    hash.update(path).update('\0').update(readFileSync(full)).update('\0');
  }
}
