/** Builds the add-in's manifest for the address it is hosted at, and checks it without asking Microsoft's service. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isHttpsAddress, manifestProblems } from './manifest/rules.mjs';
import { pngSize } from './manifest/pngSize.mjs';
import { root } from './root.mjs';

/** Writes manifest.xml with every `{{BASE_URL}}` filled in. The address must be https: Office refuses anything else. */
export async function buildManifest({ baseUrl, outFile }) {
  if (!isHttpsAddress(baseUrl)) throw new Error(`ROI_BASE_URL must be an https address such as https://addins.example.com/roi; it is ${baseUrl}`);
  const source = readFileSync(join(root, 'manifest.xml'), 'utf8');
  mkdirSync(dirname(outFile), { recursive: true });
  writeFileSync(outFile, source.replaceAll('{{BASE_URL}}', baseUrl.replace(/\/+$/, '')));
}

/** Sentences about what is wrong with a built manifest; an empty list means that it holds. */
export async function checkManifest(file) {
  const { JSDOM } = await import('jsdom');
  const text = readFileSync(file, 'utf8');
  let page;
  try {
    page = new JSDOM(text, { contentType: 'application/xml' });
  } catch (error) {
    return [`the manifest is not well-formed XML: ${error.message}`];
  }
  return manifestProblems(page.window.document, {
    iconSize: (name) => {
      const icon = join(root, 'assets', 'icons', name);
      return existsSync(icon) ? pngSize(readFileSync(icon)) : null;
    },
    actions: associatedActions(),
  });
}

/** The names that ribbon buttons may call: first arguments of `Office.actions.associate` in src/commands. */
function associatedActions() {
  const folder = join(root, 'src', 'commands');
  const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return sources.flatMap((source) => [...source.matchAll(/\bassociate\(\s*'(\w+)'/g)].map((match) => match[1]));
}
