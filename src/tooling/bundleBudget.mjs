import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** In kilobytes, gzipped. */
export const BUDGETS = {
  /** What taskpane.html itself names of ours: it is loaded before anything is shown. */
  page: 260,
  /** Each part that is fetched when it is opened: a tab, an editor, the words of a language. */
  part: 40,
  /** Each worker with what it loads. */
  worker: 225,
};

const kilobytes = (file) => gzipSync(readFileSync(file)).length / 1024;

/** What is loaded, each with its size and its budget. */
export function bundleSizes(dist) {
  const named = [...readFileSync(join(dist, 'taskpane.html'), 'utf8').matchAll(/<(?:script|link)[^>]*(?:src|href)="((?!office\/|https:)[^"]+\.(?:js|css))"/g)].map((match) => match[1]);
  const scripts = (folder) => readdirSync(join(dist, folder)).filter((name) => name.endsWith('.js')).map((name) => `${folder}/${name}`);
  return [
    { name: `taskpane.html (${named.join(', ')})`, size: named.reduce((sum, name) => sum + kilobytes(join(dist, name)), 0), budget: BUDGETS.page },
    ...scripts('chunks').map((name) => ({ name, size: kilobytes(join(dist, name)), budget: BUDGETS.part })),
    ...scripts('workers').map((name) => ({ name, size: kilobytes(join(dist, name)), budget: BUDGETS.worker })),
  ];
}
