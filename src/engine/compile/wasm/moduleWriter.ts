import { ByteWriter } from './byteWriter';
import type { FunctionWriter } from './functionWriter';
import { valueType, type ValueType } from './instructions';

const SECTION = { types: 1, imports: 2, functions: 3, exports: 7, code: 10 } as const;
const FUNCTION_TYPE = 0x60;
const KIND = { function: 0, memory: 2 } as const;

interface ImportedFunction {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** A module that imports its memory and some functions from `host` and exports functions by name. */
export class ModuleWriter {
  private readonly functions: { readonly writer: FunctionWriter; readonly exportName: string | null }[] = [];

  /** All imports are known before the first function, for they take the first numbers. */
  constructor(private readonly imports: readonly ImportedFunction[] = []) {}

  importNumber(name: string): number {
    return this.imports.findIndex((imported) => imported.name === name);
  }

  /** Returns the number by which other functions call this one. */
  add(writer: FunctionWriter, exportName: string | null = null): number {
    return this.imports.length + this.functions.push({ writer, exportName }) - 1;
  }

  /** The module; `pages` is the memory it needs at least, in pages of 64 KiB. */
  binary(pages: number): Uint8Array<ArrayBuffer> {
    const types = new TypeTable();
    const importTypes = this.imports.map(({ parameters, results }) => types.number(parameters, results));
    const functionTypes = this.functions.map(({ writer }) => types.number(writer.parameters, writer.results));

    const module = new ByteWriter();
    module.bytes(Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00));
    section(module, SECTION.types, types.signatures, (content, signature) => content.bytes(signature));
    const importEntries: ((content: ByteWriter) => void)[] = [
      (content) => {
        content.name('host');
        content.name('memory');
        content.byte(KIND.memory);
        content.byte(0);
        content.unsigned(pages);
      },
      ...this.imports.map(({ name }, index) => (content: ByteWriter) => {
        content.name('host');
        content.name(name);
        content.byte(KIND.function);
        content.unsigned(importTypes[index]!);
      }),
    ];
    section(module, SECTION.imports, importEntries, (content, write) => write(content));
    section(module, SECTION.functions, functionTypes, (content, type) => content.unsigned(type));
    const exported = this.functions.flatMap(({ exportName }, index) => (exportName === null ? [] : [{ exportName, number: this.imports.length + index }]));
    section(module, SECTION.exports, exported, (content, { exportName, number }) => {
      content.name(exportName);
      content.byte(KIND.function);
      content.unsigned(number);
    });
    section(module, SECTION.code, this.functions, (content, { writer }) => content.sized(writer.body()));
    return new Uint8Array(module.written());
  }
}

class TypeTable {
  readonly signatures: Uint8Array[] = [];
  private readonly known = new Map<string, number>();

  number(parameters: readonly ValueType[], results: readonly ValueType[]): number {
    const key = `${parameters.join()}:${results.join()}`;
    let number = this.known.get(key);
    if (number === undefined) {
      const bytes = new ByteWriter();
      bytes.byte(FUNCTION_TYPE);
      for (const list of [parameters, results]) {
        bytes.unsigned(list.length);
        for (const type of list) bytes.byte(valueType[type]);
      }
      number = this.signatures.push(bytes.written().slice()) - 1;
      this.known.set(key, number);
    }
    return number;
  }
}

function section<T>(module: ByteWriter, id: number, entries: readonly T[], write: (content: ByteWriter, entry: T) => void): void {
  const content = new ByteWriter();
  content.unsigned(entries.length);
  for (const entry of entries) write(content, entry);
  module.byte(id);
  module.sized(content);
}
