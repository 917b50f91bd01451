import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { languages } from '../../locales/languages';
import { loadWords } from '../../locales/loadWords';
import type { WordsFor } from '../../locales';
import { pngSize } from './pngSize.mjs';
import { isHttpsAddress, manifestProblems } from './rules.mjs';
import { root } from '../root.mjs';
import { metadataFile } from '../metadataFile';

type ManifestWords = WordsFor<'manifest'>;

/** Writes the manifest, filled in. The address must be https: Office refuses anything else. */
export async function buildManifest({ baseUrl, outFile }: { readonly baseUrl: string; readonly outFile: string }): Promise<void> {
  if (!isHttpsAddress(baseUrl)) throw new Error(`ROI_BASE_URL must be an https address such as https://addins.example.com/roi; it is ${baseUrl}`);
  const editions = await Promise.all(languages.map(({ tag }) => loadWords(tag, 'manifest')));
  mkdirSync(dirname(outFile), { recursive: true });
  writeFileSync(outFile, fillManifest(readFileSync(join(root, 'manifest.xml'), 'utf8'), baseUrl.replace(/\/+$/, ''), editions));
}

/** The source with its address, and with every text in the first language and an override for each of the others. */
export function fillManifest(source: string, baseUrl: string, [first, ...others]: readonly ManifestWords[]): string {
  const inEveryLanguage = (prefix: string, valueIn: (words: ManifestWords) => string): string => {
    const overrides = others.map((words) => `<${prefix}Override Locale="${words.language.tag}" Value="${escaped(valueIn(words))}"/>`);
    return `DefaultValue="${escaped(valueIn(first))}">${overrides.join('')}`;
  };
  return source
    .replace(/<((bt:)?\w+)([^<>]*) DefaultValue="([^"{]*|\{\{BASE_URL\}\}[^"{]*)\{\{(words|file):(\w+)\}\}"\/>/g, (_, tag, prefix = '', attributes, before, kind, key) => {
      const valueIn = (words: ManifestWords): string => before + (kind === 'file' ? fileIn(words, key) : textIn(words, key));
      return `<${tag}${attributes} ${inEveryLanguage(prefix, valueIn)}</${tag}>`;
    })
    .replaceAll('{{LANGUAGE}}', first.language.tag)
    .replaceAll('{{BASE_URL}}', baseUrl);
}

function textIn({ manifest, language }: ManifestWords, key: string): string {
  const texts: Readonly<Record<string, string>> = manifest;
  const text = texts[key];
  if (text === undefined) throw new Error(`manifest.xml asks for the text ${key}, which ${language.tag} does not have`);
  return text;
}

function fileIn({ language }: ManifestWords, key: string): string {
  if (key !== 'functions') throw new Error(`manifest.xml asks for the file ${key}, which is not built`);
  return metadataFile(language.tag);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** Sentences about what is wrong with a built manifest; an empty list means that it holds. */
export async function checkManifest(file: string): Promise<readonly string[]> {
  const { JSDOM } = await import('jsdom');
  const text = readFileSync(file, 'utf8');
  let page;
  try {
    page = new JSDOM(text, { contentType: 'application/xml' });
  } catch (error) {
    return [`the manifest is not well-formed XML: ${(error as Error).message}`];
  }
  const [first, ...others] = languages.map(({ tag }) => tag);
  return manifestProblems(page.window.document, {
    iconSize: (name) => {
      const icon = join(root, 'assets', 'icons', name);
      return existsSync(icon) ? pngSize(readFileSync(icon)) : null;
    },
    actions: associatedActions(),
    languages: { first, others },
  });
}

/** The names that ribbon buttons may call: first arguments of `Office.actions.associate` in src/commands. */
function associatedActions(): readonly string[] {
  const folder = join(root, 'src', 'commands');
  const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return sources.flatMap((source) => [...source.matchAll(/\bassociate\(\s*'(\w+)'/g)].map((match) => match[1]!));
}
