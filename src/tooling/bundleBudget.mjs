import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export const BUDGET_KB = 475;

/** Size, gzipped, of everything the add-in's page can load of ours: its script and the chunks it may fetch later. */
export function bundleKilobytes(dist) {
  const chunks = readdirSync(dist, { withFileTypes: true }).some((entry) => entry.name === 'chunks') ? readdirSync(join(dist, 'chunks')).map((name) => `chunks/${name}`) : [];
  const files = ['taskpane.js', ...chunks.filter((name) => name.endsWith('.js'))];
  return files.reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, name))).length, 0) / 1024;
}
