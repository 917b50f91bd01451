import { mkdir, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';

const STALE_AFTER_MS = 60_000;
const HEARTBEAT_MS = 5_000;
const RETRY_MS = 200;

/**
 * Runs `work` while no other process runs it under the same path. A directory is the lock (making one is
 * atomic everywhere); its owner touches it, so that a lock left by a killed process is taken over after a minute.
 */
export async function withLock(path, work) {
  await mkdir(dirname(path), { recursive: true });
  for (;;) {
    try {
      await mkdir(path);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const age = await stat(path).then((found) => Date.now() - found.mtimeMs, () => 0);
      if (age > STALE_AFTER_MS) await rm(path, { recursive: true, force: true });
      else await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
  const heartbeat = setInterval(() => utimes(path, new Date(), new Date()).catch(() => {}), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(path, { recursive: true, force: true });
  }
}
