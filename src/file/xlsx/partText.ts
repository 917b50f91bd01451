import { strToU8 } from 'fflate';
import { XmlError } from './xmlScanner';

/** The text of an XML part, and how that text is turned back into a part. */
export interface PartText {
  readonly text: string;
  /** The bytes of a changed text: always UTF-8, and the declaration says so. */
  encode(text: string): Uint8Array;
}

/**
 * Decodes a part by its byte order mark or by what it declares. Throws an `XmlError` for bytes that are not what they
 * should be: a character replaced by another would be lost when the part is written.
 */
export function decodePart(bytes: Uint8Array): PartText {
  const { encoding, mark } = encodingOf(bytes);
  const text = decode(mark === 0 ? bytes : bytes.subarray(mark), encoding);
  const head = encoding === 'utf-8' && mark > 0 ? '\ufeff' : '';
  return { text, encode: (changed) => strToU8(head + (encoding === 'utf-8' ? changed : changed.replace(DECLARED, '$1"UTF-8"'))) };
}

const DECLARED = /^(<\?xml[^>]*?\sencoding\s*=\s*)(?:"[^"]*"|'[^']*')/;

function encodingOf(bytes: Uint8Array): { readonly encoding: string; readonly mark: number } {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', mark: 2 };
  // Without a mark, the first character, "<", tells the width of a character.
  if (first === 0x3c && second === 0 && fourth === 0) return { encoding: 'utf-16le', mark: 0 };
  if (first === 0 && second === 0x3c && third === 0) return { encoding: 'utf-16be', mark: 0 };
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  return { encoding: declared === 'utf8' ? 'utf-8' : declared, mark: 0 };
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new XmlError(`text that is not ${encoding}`, 0);
  }
}
