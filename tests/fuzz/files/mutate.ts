import { strFromU8, strToU8 } from 'fflate';
import type { Random } from './random';
import { encodeUtf16, type SeedWorkbook } from './seedWorkbooks';
import { zipFile, type ZipPart } from './zipFile';

export interface Mutant {
  readonly bytes: Uint8Array;
  /** What was done, in order. */
  readonly steps: readonly string[];
}

/** One to three things done to a workbook: to its archive, to its parts, or to the XML in one of them. */
export function mutate(seed: SeedWorkbook, random: Random): Mutant {
  const steps: string[] = [];
  let parts = [...seed.parts];
  const rounds = 1 + random.below(3);
  for (let round = 0; round < rounds; round++) {
    if (random.chance(0.3)) parts = changeParts(parts, random, steps);
    else {
      const index = pickPart(parts, random);
      const part = parts[index];
      if (part !== undefined) parts[index] = { ...part, content: changeText(part, random, steps) };
    }
  }
  const bytes = zipFile(parts, random.chance(0.01) ? random.below(70_000) : undefined);
  return { bytes: random.chance(0.2) ? changeBytes(bytes, random, steps) : bytes, steps };
}

function pickPart(parts: readonly ZipPart[], random: Random): number {
  // Sheets and what leads to them are looked at more closely than the rest.
  const candidates = parts.flatMap(({ name }, index) => (/sheets\/|workbook\.xml|sharedStrings|\.rels$|tables\//.test(name) ? [index, index, index] : [index]));
  return random.pick(candidates);
}

type ChangeParts = (parts: readonly ZipPart[], at: number, random: Random) => ZipPart[];

const replaceAt = (parts: readonly ZipPart[], at: number, part: ZipPart): ZipPart[] => parts.map((own, index) => (index === at ? part : own));

const partChanges: Readonly<Record<string, ChangeParts>> = {
  dropPart: (parts, at) => parts.filter((_, index) => index !== at),
  emptyPart: (parts, at) => replaceAt(parts, at, { ...parts[at]!, content: new Uint8Array(0) }),
  partTwice: (parts, at, random) => [...parts, { ...parts[at]!, content: random.pick(parts).content }],
  otherContent: (parts, at, random) => replaceAt(parts, at, { ...parts[at]!, content: random.pick(parts).content }),
  renamePart: (parts, at, random) => {
    const { name } = parts[at]!;
    const renamed = [`../${name}`, `../../../../etc/${name}`, `/${name}`, name.replaceAll('/', '\\'), name.toUpperCase(), `C:\\${name}`, name.replaceAll('/', '%2f'), `${name}\0.txt`, 'x/'.repeat(20_000) + name, '', '__proto__', `${name}%`];
    return replaceAt(parts, at, { ...parts[at]!, name: random.pick(renamed).slice(0, 65_000) });
  },
  lieAboutSize: (parts, at, random) => {
    const { content } = parts[at]!;
    return replaceAt(parts, at, { ...parts[at]!, says: { size: random.pick([0, 1, Math.floor(content.length / 2), content.length + 1, 1e6, 2 ** 28, 2 ** 31, 2 ** 32 - 1]) } });
  },
  lieAboutPackedSize: (parts, at, random) => replaceAt(parts, at, { ...parts[at]!, says: { packedSize: random.pick([0, 1, 7, 1e6, 2 ** 31, 2 ** 32 - 1]) } }),
  lieAboutPlace: (parts, at, random) => replaceAt(parts, at, { ...parts[at]!, says: { at: random.pick([1, 100, 2 ** 31, 2 ** 32 - 1]) } }),
  lieAboutChecksum: (parts, at, random) => replaceAt(parts, at, { ...parts[at]!, says: { crc: random.below(2 ** 31) } }),
  lieAboutMethod: (parts, at, random) => replaceAt(parts, at, { ...parts[at]!, says: { method: random.pick([0, 1, 8, 9, 12, 14, 99]), flags: random.pick([0, 1, 8, 0x0800, 0x2000]) } }),
  stored: (parts) => parts.map((part) => ({ ...part, stored: true })),
  archiveInside: (parts, at) => replaceAt(parts, at, { ...parts[at]!, content: zipFile(parts.slice(0, 3)) }),
  longRun: (parts, at, random) => {
    const { content } = parts[at]!;
    const run = new Uint8Array(random.pick([1e5, 3e6])).fill(random.pick([32, 60, 65, 38]));
    const place = random.below(content.length + 1);
    return replaceAt(parts, at, { ...parts[at]!, content: joined([content.subarray(0, place), run, content.subarray(place)]) });
  },
  manyParts: (parts, _, random) => [...parts, ...Array.from({ length: random.pick([10, 2000]) }, (_part, index) => ({ name: `xl/worksheets/extra${index}.xml`, content: new Uint8Array(0) }))],
};

function changeParts(parts: readonly ZipPart[], random: Random, steps: string[]): ZipPart[] {
  const kind = random.pick(Object.keys(partChanges));
  const at = random.below(parts.length);
  steps.push(`${kind} ${parts[at]?.name.slice(0, 60)}`);
  return parts.length === 0 ? [] : partChanges[kind]!(parts, at, random);
}

function changeBytes(bytes: Uint8Array, random: Random, steps: string[]): Uint8Array {
  const changed = bytes.slice();
  const at = random.below(bytes.length);
  const kind = random.pick(['flip', 'flip', 'flip', 'cut', 'zeros', 'insert', 'tail']);
  steps.push(`${kind} at ${at} of ${bytes.length}`);
  if (kind === 'cut') return changed.slice(0, at);
  if (kind === 'zeros') return changed.fill(0, at, at + 1 + random.below(200));
  if (kind === 'insert') return joined([bytes.subarray(0, at), Uint8Array.from({ length: 1 + random.below(50) }, () => random.below(256)), bytes.subarray(at)]);
  // The directory is at the end.
  const places = Array.from({ length: 1 + random.below(8) }, () => (kind === 'tail' ? bytes.length - 1 - random.below(Math.min(bytes.length, 400)) : random.below(bytes.length)));
  for (const place of places) changed[place] = random.below(256);
  return changed;
}

const HUGE_NUMBERS = ['', '-1', '0', '1', '2', '1.5', '1e308', '1e999', '-1e999', '-0', '1e-400', '0x1F', 'NaN', 'Infinity', '99999999999', '4294967296', '2147483648', '1048577', '16385', '  5 ', '1,5', '٣', '9'.repeat(400), '1'.padEnd(20_000, '0')];
const RANGES = ['A1:XFD1048576', 'A1:A1048576', 'A1:XFD1', 'XFD1048576', 'XFE1', 'A1048577', 'A0', 'A01', 'B2:A1', 'A1:', ':', 'A:A', '1:1', '$A$1', 'A1 B2 C3', 'A1:C3 B2:D4', 'S!A1', '#REF!', 'ZZZZ9', 'a1'];
const WORDS = ['true', 'false', 'x', 's', 'str', 'shared', 'array', 'dataTable', 'inlineStr', 'd', 'e', 'b', 'n', '../../../etc/passwd', 'file:///etc/passwd', 'http://example.org/', '/xl/workbook.xml', 'rId1', 'rId99', '&lt;', '&bogus;', '&#0;', '&#x110000;', '&#xD800;', '\u0000', '\ud83d', '_x0000_', '__proto__', 'constructor', 'S', 'visible', 'veryHidden'];
const FORMULAS = ['A1', 'A1:XFD1048576', 'SUM(A:XFD)', '1/0', '[1]S!A1', 'S:T!A1', 'Rate', 'INDIRECT("A"&1)', '(('.repeat(3000), `${'('.repeat(2000)}1${')'.repeat(2000)}`, `1${'+1'.repeat(5000)}`, `"${'x'.repeat(40_000)}"`, 'LAMBDA(x,x)(1)', '_xlfn.SINGLE(A1:A9)', '_xlfn.ANCHORARRAY(A1)', '{1,2;3}', "'", '"', '#REF!', 'RiskNormal(1,2)', 'ROI.NORMAL(1,2)', 'ROI.OUTPUT("x")', 'A1#', '@A1', '', 'A1048577', 'XFE1', 'Costs[Amount]', 'Costs[[#This Row],[Amount]]', '\u0001ANCHORARRAY(', '_xlfn._xlfn._xlws.SORT(A1:A3)'];

function changeText(part: ZipPart, random: Random, steps: string[]): Uint8Array {
  const text = decoded(part.content);
  const kind = random.pick(Object.keys(textChanges));
  steps.push(`${kind} in ${part.name.slice(0, 60)}`);
  const changed = textChanges[kind]!(text, random);
  return typeof changed === 'string' ? strToU8(changed) : changed;
}

function decoded(content: Uint8Array): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content);
  return strFromU8(content);
}

type ChangeText = (text: string, random: Random) => string | Uint8Array;

/** Replaces one of the places a pattern finds. */
function replaceOne(text: string, pattern: RegExp, random: Random, replacement: (found: RegExpExecArray) => string): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const match = random.pick(found);
  return text.slice(0, match.index) + replacement(match) + text.slice(match.index + match[0].length);
}

const ATTRIBUTE = /(\s[\w:]+\s*=\s*)("[^"]*"|'[^']*')/g;
const TAG = /<[^>]*>/g;
const ELEMENT = /<([\w:]+)(?:\s[^>]*)?(?:\/>|>[^<]*<\/\1>)/g;

const textChanges: Readonly<Record<string, ChangeText>> = {
  attributeNumber: (text, random) => replaceOne(text, ATTRIBUTE, random, ([, head]) => `${head}"${random.pick(HUGE_NUMBERS)}"`),
  attributeRange: (text, random) => replaceOne(text, ATTRIBUTE, random, ([, head]) => `${head}"${random.pick(RANGES)}"`),
  attributeWord: (text, random) => replaceOne(text, ATTRIBUTE, random, ([, head]) => `${head}"${random.pick(WORDS)}"`),
  rangeRange: (text, random) => replaceOne(text, /(\s(?:ref|sqref|r|r1|r2)\s*=\s*)("[^"]*")/g, random, ([, head]) => `${head}"${random.pick(RANGES)}"`),
  attributeGone: (text, random) => replaceOne(text, ATTRIBUTE, random, () => ''),
  attributeTwice: (text, random) => replaceOne(text, ATTRIBUTE, random, ([whole]) => whole + whole),
  attributeLong: (text, random) => replaceOne(text, ATTRIBUTE, random, ([, head]) => `${head}"${'x'.repeat(random.pick([300, 40_000, 300_000]))}"`),
  attributeNameLong: (text, random) => replaceOne(text, /\s[\w:]+\s*=/g, random, ([whole]) => ` ${random.pick(['a', 'xmlns', ' ', 'x\n'])}${'n'.repeat(random.pick([300, 300_000]))}="1"${whole}`),
  attributesMany: (text, random) => replaceOne(text, ATTRIBUTE, random, ([whole]) => whole + Array.from({ length: 5000 }, (_, index) => ` a${index}="1"`).join('')),
  unclosedQuote: (text, random) => replaceOne(text, ATTRIBUTE, random, ([, head]) => `${head}"`),
  tagGone: (text, random) => replaceOne(text, TAG, random, () => ''),
  tagTwice: (text, random) => replaceOne(text, TAG, random, ([tag]) => tag + tag),
  tagOther: (text, random) => replaceOne(text, TAG, random, () => random.pick([...text.matchAll(TAG)].map(([tag]) => tag))),
  elementTwice: (text, random) => replaceOne(text, ELEMENT, random, ([element]) => element.repeat(random.pick([2, 50]))),
  elementGone: (text, random) => replaceOne(text, ELEMENT, random, () => ''),
  elementNested: (text, random) => replaceOne(text, ELEMENT, random, ([element, name]) => `<${name}>`.repeat(random.pick([2, 20_000])) + element),
  elementDeep: (text, random) => replaceOne(text, ELEMENT, random, ([element]) => `${'<x>'.repeat(20_000)}${element}${'</x>'.repeat(20_000)}`),
  elementRenamed: (text, random) => replaceOne(text, TAG, random, ([tag]) => tag.replace(/^<\/?[\w:]+/, (head) => head + random.pick([':x', 'x', '\u0000', 'é']))),
  prefix: (text, random) => replaceOne(text, /<\/?(?=\w)/g, random, ([head]) => `${head}${random.pick(['mc:', 'x14:', 'x:', ':'])}`),
  number: (text, random) => replaceOne(text, /(<(?:\w+:)?v>)([^<]*)/g, random, ([, head]) => head + random.pick(HUGE_NUMBERS)),
  formula: (text, random) => replaceOne(text, /(<(?:\w+:)?f(?:\s[^>]*)?>)([^<]*)/g, random, ([, head]) => head + random.pick(FORMULAS).replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
  words: (text, random) => replaceOne(text, />([^<]+)/g, random, () => `>${random.pick([...WORDS, 'y'.repeat(40_000), ...FORMULAS.slice(0, 8)])}`),
  cut: (text, random) => text.slice(0, random.below(text.length + 1)),
  gap: (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + text.slice(at + 1 + random.below(30));
  },
  insert: (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.pick(['<', '>', '"', "'", '&', ']]>', '<![CDATA[', '<!--', '-->', '<?x', '<!DOCTYPE x>', '\u0000', '\ufffe', '</', '/>', '<a', '<x/>', '&amp', '\r', '<mc:AlternateContent>', '<sheetData>', '</sheetData>', '<c>', '<row>', '<f>']) + text.slice(at);
  },
  entities: (text, random) => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, index) => `<!ENTITY ${'bcdefghij'[index]} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')}]>`;
    return replaceOne(text.replace(/^(<\?xml[^>]*\?>)?/, `$1${random.pick([bomb, '<!DOCTYPE x SYSTEM "file:///etc/passwd">'])}`), />[^<]+/g, random, () => `>${random.pick(['&j;', '&a;', '&#38;#38;'])}`);
  },
  encodingDeclared: (text, random) => `<?xml version="1.0" encoding="${random.pick(['UTF-16', 'ISO-8859-1', 'GB18030', 'UTF-7', 'x-none', '', 'utf8', 'UTF-32'])}"?>${text.replace(/^<\?xml[^>]*\?>/, '')}`,
  utf16: (text, random) => {
    const bytes = encodeUtf16(text, random.chance(0.5));
    return random.pick([bytes, bytes.slice(2), bytes.slice(0, -1)]);
  },
  latin: (text) => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff),
  mark: (text) => `\ufeff${text}`,
  badUtf8: (text, random) => {
    const bytes = strToU8(text);
    bytes[random.below(bytes.length)] = random.pick([0xff, 0xc0, 0xed, 0x80]);
    return bytes;
  },
  manyRows: (text, random) => text.replace('<sheetData>', `<sheetData>${Array.from({ length: random.pick([50, 3000]) }, (_, index) => `<row r="${index + 100}"><c r="A${index + 100}"><v>1</v></c></row>`).join('')}`),
  manyArrays: (text, random) => text.replace('<sheetData>', `<sheetData>${Array.from({ length: random.pick([3, 300]) }, (_, index) => `<row r="${index + 100}"><c r="A${index + 100}"><f t="${random.pick(['array', 'dataTable'])}" ref="A${index + 100}:Z${index + 130}">1</f><v>1</v></c></row>`).join('')}`),
  merges: (text) => text.replace('</sheetData>', `</sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(300)}</mergeCells>`),
  columns: (text) => text.replace('<sheetData>', `<cols>${'<col min="1" max="16384" width="5" style="1" hidden="1"/>'.repeat(100)}<col min="1" max="4294967295" width="1e9"/></cols><sheetData>`),
};

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
