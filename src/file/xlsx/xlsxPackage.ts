import { strFromU8 } from 'fflate';
import { fail, ok, type Result } from '../../engine/core/result';
import { decodePart } from './partText';
import { damaged, inPart } from './readProblem';
import { XmlScanner } from './xmlScanner';
import { readZipDirectory, unpackEntry, type ZipEntry } from './zipArchive';

/**
 * The zip package of an xlsx file: named parts and the relationships between them.
 * Parts are unpacked when first asked for, and never beyond `LIMITS`, so that a small file
 * which claims to hold gigabytes is refused before memory is spent on it.
 */
export interface XlsxPackage {
  readonly names: readonly string[];
  /** The part's name as the archive spells it: names differ in case, and some are written with escapes (`sheet%201.xml`). */
  find(name: string): string | undefined;
  bytes(name: string): Uint8Array | undefined;
  text(name: string): string | undefined;
}

export const LIMITS = {
  partBytes: 256 * 1024 * 1024,
  totalBytes: 1024 * 1024 * 1024,
  parts: 40_000,
  cells: 2_000_000,
  /** Cells that the array formulas of a sheet together may fill. */
  arrayCells: 2_000_000,
  /** Of these, cells that the file does not hold may be as many, and twice the cells of the sheet. */
  emptyArrayCells: 100_000,
  /** Cells that the data tables of a workbook together may fill: each is a calculation of the workbook. */
  dataTableCells: 100_000,
  names: 100_000,
  /** Texts that cells share. */
  sharedTexts: 2_000_000,
  /** Characters of a text in a cell. */
  textLength: 32_767,
  /** Characters of a formula as it is stored; Excel takes 8,192 as they are typed. */
  formulaLength: 32_767,
  /** Characters that all formulas may have beyond twice those of the sheets, where a file stores once what many cells have. */
  formulaCharacters: 20_000_000,
  /** Rows, and cells that hold nothing but a look. */
  emptyCells: 5_000_000,
  /** Columns of all tables. */
  tableColumns: 200_000,
} as const;

/** Parts that are read more than once are smaller than this; larger ones are unpacked again rather than kept. */
const KEPT_BYTES = 1024 * 1024;

export function openPackage(bytes: Uint8Array): Result<XlsxPackage> {
  if (startsWith(bytes, COMPOUND_FILE)) {
    const isOld = containsUtf16(bytes, 'Workbook\0') || containsUtf16(bytes, 'Book\0');
    return fail({ code: containsUtf16(bytes, 'EncryptedPackage') ? 'fileEncrypted' : isOld ? 'fileOldFormat' : 'fileNotXlsx', cellError: '#VALUE!' });
  }
  if (!startsWith(bytes, ZIP_ENTRY)) return fail({ code: 'fileNotXlsx', cellError: '#VALUE!' });

  let entries: readonly ZipEntry[];
  try {
    entries = readZipDirectory(bytes);
  } catch {
    return damaged('zip');
  }
  if (entries.length > LIMITS.parts) return fail({ code: 'fileTooManyParts', cellError: '#VALUE!', details: { parts: entries.length, limit: LIMITS.parts } });
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const largest = entries.reduce((most, { size }) => Math.max(most, size), 0);
  if (total > LIMITS.totalBytes || largest > LIMITS.partBytes) {
    const [size, limit] = total > LIMITS.totalBytes ? [total, LIMITS.totalBytes] : [largest, LIMITS.partBytes];
    return fail({ code: total > LIMITS.totalBytes ? 'fileTooLarge' : 'filePartTooLarge', cellError: '#VALUE!', details: { megabytes: megabytes(size), limit: megabytes(limit) } });
  }

  const byName = new Map(entries.map((entry) => [plainName(entry.name), entry]));
  // Of two parts with one name, one program reads the first and another the last: nobody could rely on what is read.
  const twice = byName.size === entries.length ? undefined : entries.find((entry) => byName.get(plainName(entry.name)) !== entry);
  if (twice !== undefined) return damaged(twice.name);
  const entryOf = (name: string): ZipEntry | undefined => byName.get(plainName(name)) ?? byName.get(plainName(withoutEscapes(name)));
  if (entries.some(({ name }) => /(?:^|[/\\])workbook\.bin$/i.test(name))) return fail({ code: 'fileBinaryWorkbook', cellError: '#VALUE!' });
  if (!entryOf('[Content_Types].xml') || !entryOf('_rels/.rels')) return fail({ code: isOpenDocument(bytes, entryOf('mimetype')) ? 'fileOpenDocument' : 'fileNotXlsx', cellError: '#VALUE!' });

  const unpacked = new Map<ZipEntry, Uint8Array>();
  const part = (name: string): Uint8Array | undefined => {
    const entry = entryOf(name);
    if (entry === undefined) return undefined;
    const content = unpacked.get(entry) ?? inPart(entry.name, () => unpackEntry(bytes, entry));
    if (content.length < KEPT_BYTES) unpacked.set(entry, content);
    return content;
  };
  const pack: XlsxPackage = {
    names: entries.map(({ name }) => name),
    find: (name) => entryOf(name)?.name,
    bytes: part,
    text: (name) => {
      const content = part(name);
      return content && inPart(entryOf(name)?.name ?? name, () => decodePart(content).text);
    },
  };
  return isReadable(pack, '[Content_Types].xml') ? ok(pack) : damaged('[Content_Types].xml');
}

/** Whether a part is XML that can be read to its end. */
function isReadable(pack: XlsxPackage, part: string): boolean {
  try {
    const xml = new XmlScanner(pack.text(part) ?? '');
    while (xml.next() !== 'end');
    return true;
  } catch {
    return false;
  }
}

function isOpenDocument(bytes: Uint8Array, kind: ZipEntry | undefined): boolean {
  try {
    return kind !== undefined && strFromU8(unpackEntry(bytes, kind)).startsWith('application/vnd.oasis.opendocument.spreadsheet');
  } catch {
    return false;
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}

/** Names of parts are the same in upper and lower case; some archives put a slash before them or separate folders with `\\`. */
function plainName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

function withoutEscapes(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
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
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  const text = pack.text(name);
  return text === undefined ? [] : inPart(pack.find(name) ?? name, () => readRelationships(text, folder));
}

function readRelationships(text: string, folder: string): Relationship[] {
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
  const segments = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
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
