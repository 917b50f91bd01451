/**
 * `npm run templates` writes the template workbooks and their pictures into assets/templates.
 * With `--check` it writes nothing and fails when the files there are not what the sources give.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { languages } from '../locales/languages';
import { loadWords } from '../locales/loadWords';
import { buildTemplate } from '../templates/buildTemplate';
import { templateIds, templatePicturePath, templateWorkbookPath } from '../templates/templateCatalogue';
import { writeWorkbook } from '../file/xlsx';

async function generated(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const id of templateIds) {
    for (const { tag } of languages) {
      const { file, picture } = buildTemplate(id, await loadWords(tag, 'engine', 'templates'));
      files.set(templateWorkbookPath(id, tag), await writeWorkbook(file));
      files.set(templatePicturePath(id, tag), new TextEncoder().encode(picture));
    }
  }
  return files;
}

function isCurrent(path: string, content: Uint8Array): boolean {
  try {
    return readFileSync(path).equals(content);
  } catch {
    return false;
  }
}

async function main(): Promise<void> {
  const stale = [...(await generated())].filter(([path, content]) => !isCurrent(path, content));
  if (process.argv.includes('--check')) {
    for (const [path] of stale) console.error(`${path} is not up to date: run "npm run templates".`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  for (const [path, content] of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    console.log(`${path} (${Math.ceil(content.length / 1024)} KB)`);
  }
}

await main();
