import { parseTree, type IFunction } from 'custom-functions-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A custom function as the metadata generator found it. */
export interface ParsedWrapper {
  readonly file: string;
  readonly exportName: string;
  readonly metadata: IFunction;
  readonly errors: readonly string[];
}

/** The custom functions of a folder, by file; entry files only bind them. */
export function parseWrappers(folder: string): readonly ParsedWrapper[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.entry.ts'));
  return files.toSorted().flatMap((file) => parseSource(readFileSync(join(folder, file), 'utf8'), file));
}

/** The custom functions of one source file. */
export function parseSource(source: string, file: string): readonly ParsedWrapper[] {
  const { functions, associate, extras } = parseTree(source, file);
  return functions.map((metadata, index) => ({
    file,
    metadata,
    exportName: associate[index].functionName,
    errors: extras[index].errors,
  }));
}
