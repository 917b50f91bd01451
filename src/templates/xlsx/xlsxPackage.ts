import { strFromU8, unzipSync } from 'fflate';
import { fail, ok, type Result } from '../../engine/core/result';
import { XmlScanner } from './xmlScanner';

/**
 * The zip package of an xlsx file: named parts and the relationships between them.
 * Parts are unpacked when first asked for, and never beyond `LIMITS`, so that a small file
 * which claims to hold gigabytes is refused before memory is spent on it.
 */
export interface XlsxPackage {
  readonly names: readonly string[];
  has(name: string): boolean;
  bytes(name: string): Uint8Array | undefined;
  text(name: string): string | undefined;
}

export const LIMITS = { partBytes: 400 * 1024 * 1024, totalBytes: 1024 * 1024 * 1024, parts: 20_000, cells: 5_000_000 } as const;

export function openPackage(bytes: Uint8Array): Result<XlsxPackage> {
  if (startsWith(bytes, COMPOUND_FILE)) {
    return fail({ code: containsUtf16(bytes, 'EncryptedPackage') ? 'fileEncrypted' : 'fileOldFormat', cellError: '#VALUE!' });
  }
  if (!startsWith(bytes, ZIP_ENTRY)) return fail({ code: 'fileNotXlsx', cellError: '#VALUE!' });

  const sizes = new Map<string, number>();
  let total = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        sizes.set(name, originalSize);
        total += originalSize;
        return false;
      },
    });
  } catch {
    return damaged('zip');
  }
  const largest = Math.max(0, ...sizes.values());
  if (total > LIMITS.totalBytes || largest > LIMITS.partBytes || sizes.size > LIMITS.parts) {
    return fail({ code: 'fileTooLarge', cellError: '#VALUE!', details: { megabytes: Math.round(total / 1024 / 1024), limit: LIMITS.totalBytes / 1024 / 1024 } });
  }
  if (sizes.has('xl/workbook.bin')) return fail({ code: 'fileBinaryWorkbook', cellError: '#VALUE!' });
  if (!sizes.has('[Content_Types].xml') || !sizes.has('_rels/.rels')) return fail({ code: 'fileNotXlsx', cellError: '#VALUE!' });

  const unpacked = new Map<string, Uint8Array>();
  const part = (name: string): Uint8Array | undefined => {
    if (!sizes.has(name)) return undefined;
    const known = unpacked.get(name);
    if (known) return known;
    const content = unzipSync(bytes, { filter: (entry) => entry.name === name })[name];
    if (content) unpacked.set(name, content);
    return content;
  };
  return ok({
    names: [...sizes.keys()],
    has: (name) => sizes.has(name),
    bytes: part,
    text: (name) => {
      const content = part(name);
      return content && decodeXml(content);
    },
  });
}

export function damaged(part: string) {
  return fail({ code: 'fileDamaged', cellError: '#VALUE!', details: { part } });
}

export interface Relationship {
  readonly id: string;
  /** Last segment of the type address: `worksheet`, `table`, `sharedStrings` … */
  readonly type: string;
  /** Name of the target part; the raw address when the target is outside the package. */
  readonly target: string;
  readonly external: boolean;
}

/** The relationships of a part (`xl/worksheets/sheet1.xml`), or of the package with ''. */
export function relationshipsOf(pack: XlsxPackage, part: string): Relationship[] {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const text = pack.text(`${folder}_rels/${part.slice(slash + 1)}.rels`);
  if (text === undefined) return [];
  const found: Relationship[] = [];
  const xml = new XmlScanner(text);
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open' || xml.name !== 'Relationship') continue;
    const type = xml.attribute('Type') ?? '';
    const target = xml.attribute('Target') ?? '';
    const external = xml.attribute('TargetMode') === 'External';
    found.push({ id: xml.attribute('Id') ?? '', type: type.slice(type.lastIndexOf('/') + 1), target: external ? target : resolvePath(folder, target), external });
  }
  return found;
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const segments = folder.split('/').filter(Boolean);
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}

function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return strFromU8(start === 0 ? bytes : bytes.subarray(start));
}

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP_ENTRY = [0x50, 0x4b, 0x03, 0x04];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function containsUtf16(bytes: Uint8Array, text: string): boolean {
  const wanted = [...text].flatMap((character) => [character.charCodeAt(0), 0]);
  for (let from = bytes.indexOf(wanted[0] ?? 0); from >= 0; from = bytes.indexOf(wanted[0] ?? 0, from + 1)) {
    if (wanted.every((byte, index) => bytes[from + index] === byte)) return true;
  }
  return false;
}
