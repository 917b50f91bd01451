import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const STALE_AFTER_MS = 60_000;
const HEARTBEAT_MS = 5_000;
const RETRY_MS = 200;

/**
 * Runs `work` while no other process runs it under the same path. A directory is the lock (making one is atomic everywhere); it
 * names its owner, so that a lock left by a process that is gone is taken over at once, and its owner touches it, for owners on other
 * machines.
 */
export async function withLock(path, work, { waiting = () => {} } = {}) {
  await mkdir(dirname(path), { recursive: true });
  let told = false;
  for (;;) {
    try {
      await mkdir(path);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (await isLeft(path)) {
        await rm(path, { recursive: true, force: true });
        continue;
      }
      if (!told) waiting();
      told = true;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
  await writeFile(join(path, 'owner'), String(process.pid));
  const heartbeat = setInterval(() => utimes(path, new Date(), new Date()).catch(() => {}), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(path, { recursive: true, force: true });
  }
}

async function isLeft(path) {
  const owner = Number(await readFile(join(path, 'owner'), 'utf8').catch(() => ''));
  if (owner > 0 && !isAlive(owner)) return true;
  const age = await stat(path).then((found) => Date.now() - found.mtimeMs, () => 0);
  return age > STALE_AFTER_MS;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
