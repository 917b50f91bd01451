import { UsageError } from '../command';

/** The text of a table, by its byte order mark or by what its bytes can be. */
export function decodeText(file: string, bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (second === 0 && first !== 0)) return decode(bytes, 'utf-16le') ?? refuse(file);
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return decode(bytes, 'utf-16be') ?? refuse(file);
  // Chinese Excel saves CSV in the code page of the system.
  return decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030') ?? refuse(file);
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function refuse(file: string): never {
  throw new UsageError('csvEncoding', { file });
}
