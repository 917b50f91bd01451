/**
 * `npm run metadata`: writes functions.json and one more per language, which tell Excel what functions there are,
 * from their declarations, and the function reference in docs/functions. Words come from the locales.
 * `--check` writes nothing and fails where words are missing or the reference is out of date.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { roiFunctions } from '../engine/library';
import { languages } from '../locales/languages';
import { loadWords } from '../locales/loadWords';
import { functionReference } from './functionReference';
import type { FunctionWords } from './functionTexts';
import { functionsMetadata } from './functionsMetadata';
import { metadataFile } from './metadataFile';
import { metadataFaults } from './metadataFaults';

const editions: readonly FunctionWords[] = await Promise.all(languages.map(({ tag }) => loadWords(tag, 'engine', 'functions')));
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const referenceFolder = join(root, 'docs/functions');

/** Writes the metadata in every language. Throws with every fault found. */
export function buildFunctionsMetadata({ outDir }: { readonly outDir: string }): void {
  const faults = metadataFaults(roiFunctions, editions);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  mkdirSync(outDir, { recursive: true });
  for (const words of editions) {
    writeFileSync(join(outDir, metadataFile(words.language.tag)), `${JSON.stringify(functionsMetadata(roiFunctions, words), null, 2)}\n`);
  }
}

/** Writes the function reference in both languages. */
export function buildFunctionReference(): void {
  mkdirSync(referenceFolder, { recursive: true });
  for (const words of editions) writeFileSync(referenceFile(words.language.tag), functionReference(words));
}

/** What is wrong, one sentence each: the words of the functions, and the reference. */
export function functionFaults(): readonly string[] {
  const faults = metadataFaults(roiFunctions, editions);
  if (faults.length > 0) return faults;
  return editions
    .filter((words) => readIfThere(referenceFile(words.language.tag)) !== functionReference(words))
    .map(({ language }) => `docs/functions/${language.tag}.md is out of date: npm run metadata`);
}

function referenceFile(tag: string): string {
  return join(referenceFolder, `${tag}.md`);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function run(options: readonly string[]): void {
  if (options.includes('--check')) {
    const faults = functionFaults();
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return;
  }
  buildFunctionsMetadata({ outDir: options[0] ?? join(root, 'dist/functions') });
  if (options.length === 0) buildFunctionReference();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    run(process.argv.slice(2));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
