import { deflateSync, Inflate, inflateSync, strFromU8, strToU8 } from 'fflate';

/**
 * The zip archive around the parts of a package. We read its directory ourselves, once, so that a part is found without
 * looking through all others, and so that parts nobody changes are copied as they are, packed and unseen: a picture that
 * cannot be unpacked does not keep a number from being written.
 */
export interface ZipEntry {
  readonly name: string;
  /** Unpacked. */
  readonly size: number;
  readonly packedSize: number;
  readonly method: number;
  readonly crc: number;
  /** Where the local header stands. */
  readonly at: number;
  /** The fixed fields of its line in the directory. */
  readonly directoryAt: number;
}

/** Thrown for an archive that is broken; the doors of reader and writer turn it into a failure. */
export class ZipError extends Error {
  /** `part`: the entry that is broken, where it is one. */
  constructor(
    problem: string,
    readonly part?: string,
  ) {
    super(problem);
  }
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_LINE = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_SIZE = 22;
const LINE_SIZE = 46;
const HEADER_SIZE = 30;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const NAME_IS_UTF8 = 0x0800;
const ENCRYPTED = 0x0001;
const SIZES_FOLLOW_DATA = 0x0008;
const IN_WIDE_FIELD = 0xffffffff;
const ZIP64_EXTRA = 1;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_LOCATOR_SIZE = 20;
const ZIP64_END = 0x06064b50;

/** The entries in the order of the directory. Linear in their number. */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes);
  const directory = findDirectory(view);
  const entries: ZipEntry[] = [];
  let { at } = directory;
  for (let index = 0; index < directory.count; index++) {
    if (at + LINE_SIZE > bytes.length || view.getUint32(at, true) !== DIRECTORY_LINE) throw new ZipError('directory');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const flags = view.getUint16(at + 8, true);
    if (flags & ENCRYPTED) throw new ZipError('encrypted entry');
    const name = strFromU8(bytes.subarray(at + LINE_SIZE, at + LINE_SIZE + nameLength), (flags & NAME_IS_UTF8) === 0);
    const wide = wideFields(view, at + LINE_SIZE + nameLength, extraLength);
    const field = (place: number): number => {
      const value = view.getUint32(at + place, true);
      return value === IN_WIDE_FIELD ? (wide.shift() ?? value) : value;
    };
    // The wide fields come in this order, and only those whose narrow field is full.
    const [size, packedSize, start] = [field(24), field(20), field(42)] as const;
    entries.push({ name, size, packedSize, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), at: start, directoryAt: at });
    at += LINE_SIZE + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The 64-bit numbers of a Zip64 extra field, which some writers use in small archives too. */
function wideFields(view: DataView, from: number, length: number): number[] {
  for (let at = from; at + 4 <= from + length; ) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === ZIP64_EXTRA) {
      return Array.from({ length: Math.min(3, Math.floor(size / 8)) }, (_, index) => Number(view.getBigUint64(at + 4 + 8 * index, true)));
    }
    at += 4 + size;
  }
  return [];
}

function findDirectory(view: DataView): { readonly at: number; readonly count: number } {
  const end = endOfDirectory(view);
  const locator = end - ZIP64_LOCATOR_SIZE;
  if (locator < 0 || view.getUint32(locator, true) !== ZIP64_LOCATOR) return { at: view.getUint32(end + 16, true), count: view.getUint16(end + 10, true) };
  const wideEnd = Number(view.getBigUint64(locator + 8, true));
  if (wideEnd + 56 > view.byteLength || view.getUint32(wideEnd, true) !== ZIP64_END) throw new ZipError('Zip64 directory');
  return { at: Number(view.getBigUint64(wideEnd + 48, true)), count: Number(view.getBigUint64(wideEnd + 32, true)) };
}

/** The content of an entry; throws where it is not what the archive says it is. */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const packed = packedBytes(bytes, entry);
  let content: Uint8Array;
  if (entry.method === STORED) content = packed;
  else if (entry.method === DEFLATED) content = inflate(packed, entry);
  else throw new ZipError('packing method', entry.name);
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw new ZipError('checksum', entry.name);
  return content;
}

/** What is packed in as much can be unpacked whole before its size is looked at: it cannot become more than 66 MB. */
const SLICE = 64 * 1024;

/** Unpacks, and stops where more comes than the archive says. */
function inflate(packed: Uint8Array, { size, name }: ZipEntry): Uint8Array {
  if (packed.length <= SLICE) return inflateSync(packed, { out: new Uint8Array(size) });
  const content = new Uint8Array(size);
  let at = 0;
  const stream = new Inflate((chunk) => {
    if (at + chunk.length > size) throw new ZipError('more than the archive says', name);
    content.set(chunk, at);
    at += chunk.length;
  });
  for (let from = 0; from < packed.length; from += SLICE) stream.push(packed.subarray(from, from + SLICE), from + SLICE >= packed.length);
  if (at !== size) throw new ZipError('less than the archive says', name);
  return content;
}

/** The archive with some contents replaced, those given as null left out, and those of new names added. All others keep their packed bytes. */
export function replaceEntries(bytes: Uint8Array, entries: readonly ZipEntry[], replaced: ReadonlyMap<string, Uint8Array | null>): Uint8Array {
  const source = viewOf(bytes);
  const names = new Set(entries.map(({ name }) => name));
  const kept = entries.filter(({ name }) => replaced.get(name) !== null).map((entry): WrittenEntry => {
    const { directoryAt: line } = entry;
    const fields = {
      name: nameBytes(bytes, entry),
      madeBy: source.getUint16(line + 4, true),
      version: source.getUint16(line + 6, true),
      flags: source.getUint16(line + 8, true) & ~SIZES_FOLLOW_DATA,
      modified: source.getUint32(line + 12, true),
      attributes: source.getUint32(line + 38, true),
    };
    const content = replaced.get(entry.name);
    return content ? { ...fields, ...packedContent(content) } : { ...fields, packed: packedBytes(bytes, entry), method: entry.method, crc: entry.crc, size: entry.size };
  });
  const added = [...replaced].flatMap(([name, content]): readonly WrittenEntry[] =>
    content === null || names.has(name) ? [] : [{ name: strToU8(name), madeBy: VERSION, version: VERSION, flags: NAME_IS_UTF8, modified: FIRST_OF_1980, attributes: 0, ...packedContent(content) }],
  );
  return zipOf([...kept, ...added]);
}

interface WrittenEntry {
  readonly name: Uint8Array;
  readonly madeBy: number;
  readonly version: number;
  readonly flags: number;
  readonly modified: number;
  readonly attributes: number;
  readonly packed: Uint8Array;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
}

const VERSION = 20;
/** The time of parts that are added: the same parts give the same bytes. */
const FIRST_OF_1980 = 0x00210000;

function packedContent(content: Uint8Array): Pick<WrittenEntry, 'packed' | 'method' | 'crc' | 'size'> {
  return { packed: deflateSync(content, { level: 6 }), method: DEFLATED, crc: crc32(content), size: content.length };
}

function zipOf(written: readonly WrittenEntry[]): Uint8Array {
  const size = written.reduce((total, { packed, name }) => total + HEADER_SIZE + LINE_SIZE + 2 * name.length + packed.length, 0);
  const output = new Uint8Array(size + END_SIZE);
  const view = viewOf(output);
  const starts: number[] = [];
  let at = 0;
  /** The fields that a local header and a directory line have in common, from the version on. */
  const writeFields = (place: number, entry: WrittenEntry): void => {
    view.setUint16(place, entry.version, true);
    view.setUint16(place + 2, entry.flags, true);
    view.setUint16(place + 4, entry.method, true);
    view.setUint32(place + 6, entry.modified, true);
    view.setUint32(place + 10, entry.crc, true);
    view.setUint32(place + 14, entry.packed.length, true);
    view.setUint32(place + 18, entry.size, true);
    view.setUint16(place + 22, entry.name.length, true);
  };
  for (const entry of written) {
    starts.push(at);
    view.setUint32(at, LOCAL_HEADER, true);
    writeFields(at + 4, entry);
    output.set(entry.name, at + HEADER_SIZE);
    output.set(entry.packed, at + HEADER_SIZE + entry.name.length);
    at += HEADER_SIZE + entry.name.length + entry.packed.length;
  }
  const directory = at;
  written.forEach((entry, index) => {
    view.setUint32(at, DIRECTORY_LINE, true);
    view.setUint16(at + 4, entry.madeBy, true);
    writeFields(at + 6, entry);
    view.setUint32(at + 38, entry.attributes, true);
    view.setUint32(at + 42, starts[index]!, true);
    output.set(entry.name, at + LINE_SIZE);
    at += LINE_SIZE + entry.name.length;
  });
  view.setUint32(at, END_OF_DIRECTORY, true);
  view.setUint16(at + 8, written.length, true);
  view.setUint16(at + 10, written.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return output;
}

/** The content of an entry as it is packed. */
export function packedBytes(bytes: Uint8Array, { at, packedSize, name }: ZipEntry): Uint8Array {
  const view = viewOf(bytes);
  if (at + HEADER_SIZE > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER) throw new ZipError('local header', name);
  const from = at + HEADER_SIZE + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (from + packedSize > bytes.length) throw new ZipError('end of archive', name);
  return bytes.subarray(from, from + packedSize);
}

function nameBytes(bytes: Uint8Array, { directoryAt }: ZipEntry): Uint8Array {
  return bytes.subarray(directoryAt + LINE_SIZE, directoryAt + LINE_SIZE + viewOf(bytes).getUint16(directoryAt + 28, true));
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - END_SIZE; at >= Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw new ZipError('end of directory');
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** The checksum of zip archives (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (let index = 0; index < bytes.length; index++) crc = CRC_TABLE[(crc ^ bytes[index]!) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}
