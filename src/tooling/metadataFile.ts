import { languages } from '../locales/languages';

/** The file with the functions' metadata in a language, as the manifest names it. */
export function metadataFile(tag: string): string {
  return tag === languages[0].tag ? 'functions.json' : `functions.${tag}.json`;
}
