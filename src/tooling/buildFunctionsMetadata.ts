/**
 * `npm run metadata`: writes functions.json (en-US) and functions.zh-CN.json, which tell Excel what functions there are,
 * from the wrappers in src/functions, and the function reference in docs/functions. Words come from the locales.
 * `--check` writes nothing and fails where a wrapper disagrees with the engine or the reference is out of date.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { roiFunctions } from '../engine/library';
import type { Language } from '../locales';
import { functionReference } from './functionReference';
import { functionsMetadata } from './functionsMetadata';
import { metadataFaults } from './metadataFaults';
import { parseWrappers, type ParsedWrapper } from './parseWrappers';

/** As the manifest names them. */
const METADATA_FILES: Readonly<Record<Language, string>> = { 'en-US': 'functions.json', 'zh-CN': 'functions.zh-CN.json' };
const languages = Object.keys(METADATA_FILES) as readonly Language[];
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const wrapperFolder = join(root, 'src/functions');
const referenceFolder = join(root, 'docs/functions');

/** Checks the wrappers, then writes the metadata in both languages. Throws with every fault found. */
export function buildFunctionsMetadata({ outDir }: { readonly outDir: string }): void {
  const wrappers = checkedWrappers();
  mkdirSync(outDir, { recursive: true });
  for (const language of languages) {
    writeFileSync(join(outDir, METADATA_FILES[language]), `${JSON.stringify(functionsMetadata(wrappers, language), null, 2)}\n`);
  }
}

/** Writes the function reference in both languages. */
export function buildFunctionReference(): void {
  mkdirSync(referenceFolder, { recursive: true });
  for (const language of languages) writeFileSync(referenceFile(language), functionReference(language));
}

/** What is wrong, one sentence each: wrappers against the engine, and the reference against the functions. */
export function functionFaults(): readonly string[] {
  const faults = metadataFaults(parseWrappers(wrapperFolder), roiFunctions, languages);
  if (faults.length > 0) return faults;
  return languages
    .filter((language) => readIfThere(referenceFile(language)) !== functionReference(language))
    .map((language) => `docs/functions/${language}.md is out of date: npm run metadata`);
}

function checkedWrappers(): readonly ParsedWrapper[] {
  const wrappers = parseWrappers(wrapperFolder);
  const faults = metadataFaults(wrappers, roiFunctions, languages);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return wrappers;
}

function referenceFile(language: Language): string {
  return join(referenceFolder, `${language}.md`);
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
