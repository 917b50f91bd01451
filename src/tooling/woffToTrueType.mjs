import { inflateSync } from 'node:zlib';

/**
 * Unwraps a WOFF 1.0 font into TrueType, which system font lists can read: the same tables, inflated,
 * behind an ordinary table directory.
 * @see https://www.w3.org/TR/WOFF/
 */
export function woffToTrueType(woff) {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF font');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => readTable(woff, 44 + index * 20));
  const entrySelector = Math.floor(Math.log2(count));
  const directory = Buffer.alloc(12 + count * 16);
  woff.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);
  directory.writeUInt16BE(2 ** entrySelector * 16, 6);
  directory.writeUInt16BE(entrySelector, 8);
  directory.writeUInt16BE(count * 16 - 2 ** entrySelector * 16, 10);
  let offset = directory.length;
  const bodies = tables.map((table, index) => {
    const at = 12 + index * 16;
    directory.write(table.tag, at, 4, 'latin1');
    directory.writeUInt32BE(table.checksum, at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(table.body.length, at + 12);
    const padded = Buffer.concat([table.body, Buffer.alloc((4 - (table.body.length % 4)) % 4)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([directory, ...bodies]);
}

function readTable(woff, at) {
  const offset = woff.readUInt32BE(at + 4);
  const compressedLength = woff.readUInt32BE(at + 8);
  const length = woff.readUInt32BE(at + 12);
  const stored = woff.subarray(offset, offset + compressedLength);
  return { tag: woff.toString('latin1', at, at + 4), checksum: woff.readUInt32BE(at + 16), body: compressedLength < length ? inflateSync(stored) : stored };
}
