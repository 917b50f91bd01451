import { deflateSync, strToU8 } from 'fflate';
import { crc32 } from '../../../src/file/xlsx/zipArchive';

/** One entry of an archive, and what the archive says of it where that is not the truth. */
export interface ZipPart {
  readonly name: string;
  readonly content: Uint8Array;
  readonly stored?: boolean;
  readonly says?: { readonly size?: number; readonly packedSize?: number; readonly crc?: number; readonly method?: number; readonly flags?: number; readonly at?: number };
}

const HEADER = 30;
const LINE = 46;
const END = 22;

/** An archive letter by letter: names may come twice, and sizes, checksums and places may lie. `count` is what its end says. */
export function zipFile(parts: readonly ZipPart[], count = parts.length): Uint8Array {
  const written = parts.map((part) => ({ ...part, nameBytes: strToU8(part.name), packed: part.stored ? part.content : deflateSync(part.content, { level: 1 }) }));
  const output = new Uint8Array(written.reduce((sum, { nameBytes, packed }) => sum + HEADER + LINE + 2 * nameBytes.length + packed.length, END));
  const view = new DataView(output.buffer);
  let at = 0;
  const common = (place: number, { says = {}, stored, content, packed, nameBytes }: (typeof written)[number]): void => {
    view.setUint16(place, 20, true);
    view.setUint16(place + 2, says.flags ?? 0x0800, true);
    view.setUint16(place + 4, says.method ?? (stored ? 0 : 8), true);
    view.setUint32(place + 10, says.crc ?? crc32(content), true);
    view.setUint32(place + 14, says.packedSize ?? packed.length, true);
    view.setUint32(place + 18, says.size ?? content.length, true);
    view.setUint16(place + 22, nameBytes.length, true);
  };
  const starts = written.map((part) => {
    const start = at;
    view.setUint32(at, 0x04034b50, true);
    common(at + 4, part);
    output.set(part.nameBytes, at + HEADER);
    output.set(part.packed, at + HEADER + part.nameBytes.length);
    at += HEADER + part.nameBytes.length + part.packed.length;
    return start;
  });
  const directory = at;
  written.forEach((part, index) => {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 20, true);
    common(at + 6, part);
    view.setUint32(at + 42, part.says?.at ?? starts[index]!, true);
    output.set(part.nameBytes, at + LINE);
    at += LINE + part.nameBytes.length;
  });
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, count & 0xffff, true);
  view.setUint16(at + 10, count & 0xffff, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return output;
}
