import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { cellKey } from '../../../src/engine/formula/workbookModel';
import type { CellPatch, WorkbookPatches } from '../../../src/file/xlsx/cellPatch';
import { findUnintended } from '../../../src/file/xlsx/findUnintended';
import { patchWorkbook } from '../../../src/file/xlsx/patchWorkbook';
import { readPackageModel, type PackageModel } from '../../../src/file/xlsx/readModel';
import { openPackage } from '../../../src/file/xlsx/xlsxPackage';
import { zipFile, type ZipPart } from '../../fuzz/files/zipFile';
import { handmadePackage } from './handmadePackage';

const PART = 'xl/worksheets/sheet1.xml';

function modelOf(bytes: Uint8Array): PackageModel {
  const opened = openPackage(bytes);
  const model = opened.ok ? readPackageModel(opened.value) : opened;
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
}

const rows = '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c><c r="C1" t="str"><v>x</v></c></row>';
const original = handmadePackage({ sheets: { S: rows, Other: '<row r="1"><c r="A1"><v>9</v></c></row>' }, extraParts: { 'xl/media/a.png': 'pixels' } });
const patch = (cells: Readonly<Record<number, CellPatch>>): WorkbookPatches => new Map([[PART, new Map(Object.entries(cells).map(([column, value]) => [cellKey(0, Number(column)), value]))]]);

test('a patched workbook is the old one but for what was asked', () => {
  const result = patchWorkbook(original, modelOf(original), patch({ 0: { value: 5, constant: true }, 1: { value: 10 } }));
  if (!result.ok) throw new Error(result.error.code);
  expect(modelOf(result.value).sheets[0]?.cells).toEqual(new Map([[cellKey(0, 0), { value: 5 }], [cellKey(0, 1), { value: 10, formula: 'A1*2' }], [cellKey(0, 2), { value: 'x' }]]));
});

describe('what is not as intended is found', () => {
  /** The original with its parts changed by hand, as if a patch had gone wrong. */
  function tampered(change: (parts: Record<string, string>) => void): Uint8Array {
    const parts = Object.fromEntries(Object.entries(unzipSync(original)).map(([name, content]) => [name, strFromU8(content)]));
    change(parts);
    return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
  }
  const replaced = (from: string, to: string) => tampered((parts) => void (parts[PART] = parts[PART]!.replace(from, to)));
  const asked = patch({ 0: { value: 5, constant: true } });
  const done = '<c r="A1" s="1"><v>5</v></c>';

  test.each<[string, Uint8Array, string | null]>([
    ['nothing', replaced('<c r="A1" s="1"><v>1</v></c>', done), null],
    ['a value that was asked for and is not there', replaced('never', ''), 'S!A1'],
    ['a formula that is gone', replaced('<c r="A1" s="1"><v>1</v></c><c r="B1"><f>A1*2</f>', `${done}<c r="B1">`), 'S!B1'],
    ['another formula', replaced('<c r="A1" s="1"><v>1</v></c><c r="B1"><f>A1*2</f>', `${done}<c r="B1"><f>A1*3</f>`), 'S!B1'],
    ['another value', replaced('<c r="A1" s="1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v>', `${done}<c r="B1"><f>A1*2</f><v>2.5</v>`), 'S!B1'],
    ['another look', replaced('<c r="A1" s="1"><v>1</v></c>', done.replace('s="1"', 's="2"')), 'S!A1'],
    ['a cell too many', replaced('<c r="A1" s="1"><v>1</v></c>', `${done}<c r="D1"><v>1</v></c>`), 'S!D1'],
    ['a cell too few', replaced('<c r="A1" s="1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c>', done), 'S!B1'],
  ])('%s', (_, bytes, place) => {
    const found = findUnintended(original, bytes, modelOf(original), asked);
    expect(found?.details?.['place'] ?? null).toBe(place);
  });

  test('another part', () => {
    const bytes = tampered((parts) => void (parts['xl/media/a.png'] = 'pixel5'));
    expect(findUnintended(original, bytes, modelOf(original), new Map())).toMatchObject({ code: 'writeUnintended', details: { place: 'xl/media/a.png' } });
  });
});

test('a part that nobody can unpack is copied as it is', () => {
  const broken = Uint8Array.from(original);
  // The first bytes of the picture, packed, become others: its checksum is wrong and it may not unpack at all.
  const name = strToU8('xl/media/a.png');
  const at = broken.findIndex((_, index) => name.every((byte, offset) => broken[index + offset] === byte)) + name.length;
  broken[at] = broken[at]! ^ 0xff;
  const result = patchWorkbook(broken, modelOf(broken), patch({ 0: { value: 5 } }));
  expect(result.ok && modelOf(result.value).sheets[0]?.cells.get(0)).toEqual({ value: 5 });
  if (result.ok) expect(Buffer.from(result.value).includes(Buffer.from(broken.subarray(at, at + 6)))).toBe(true);
});

test('a sheet that cannot be unpacked is damaged, not something else', () => {
  const broken = Uint8Array.from(original);
  const name = strToU8(PART);
  const at = broken.findIndex((_, index) => name.every((byte, offset) => broken[index + offset] === byte)) + name.length;
  for (let index = at + 4; index < at + 12; index++) broken[index] = broken[index]! ^ 0x5a;
  const opened = openPackage(broken);
  expect(opened.ok && readPackageModel(opened.value)).toMatchObject({ ok: false, error: { code: 'fileDamaged', details: { part: PART } } });
});

test('a sheet in UTF-16 is written in UTF-8, and says so', () => {
  const text = `<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row r="1"><c r="A1"><v>3</v></c><c r="B1" t="inlineStr"><is><t>中文</t></is></c></row></sheetData></worksheet>`;
  const utf16 = new Uint8Array(new Uint16Array([0xfeff, ...[...text].map((character) => character.charCodeAt(0))]).buffer);
  const bytes = zipSync({ ...unzipSync(handmadePackage({ sheets: { S: '' } })), [PART]: utf16 });
  const result = patchWorkbook(bytes, modelOf(bytes), patch({ 0: { value: 5 } }));
  if (!result.ok) throw new Error(result.error.code);
  expect(strFromU8(unzipSync(result.value)[PART]!)).toBe(text.replace('UTF-16', 'UTF-8').replace('<v>3', '<v>5'));
});

test('a part that nobody read and that cannot be copied is named; one whose content is damaged is copied as it is', () => {
  const parts = Object.entries(unzipSync(original)).map(([name, content]): ZipPart => ({ name, content }));
  const withPicture = (says: NonNullable<ZipPart['says']>): Uint8Array => zipFile(parts.map((part) => (part.name === 'xl/media/a.png' ? { ...part, says } : part)));
  for (const says of [{ at: 1 }, { packedSize: 2 ** 31 }]) {
    const broken = withPicture(says);
    expect(patchWorkbook(broken, modelOf(broken), patch({ 0: { value: 5, constant: true } }))).toMatchObject({ ok: false, error: { code: 'writeDamagedPart', details: { part: 'xl/media/a.png' } } });
  }
  const damaged = withPicture({ crc: 7, method: 99 });
  const result = patchWorkbook(damaged, modelOf(damaged), patch({ 0: { value: 5, constant: true } }));
  expect(result.ok && modelOf(result.value).sheets[0]?.cells.get(cellKey(0, 0))).toEqual({ value: 5 });
});
