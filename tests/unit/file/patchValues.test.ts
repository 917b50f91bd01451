import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { cellKey } from '../../../src/engine/formula/workbookModel';
import type { CellPatch } from '../../../src/file/xlsx/cellPatch';
import { patchValues } from '../../../src/file/xlsx/patchValues';
import { patchSheet } from '../../../src/file/xlsx/sheetPatch';
import { readWorkbookModel } from '../../../src/file/xlsx/readModel';
import { handmadePackage } from './handmadePackage';

const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData><drawing r:id="rId1"/></worksheet>`;
const at = (row: number, column: number, patch: CellPatch) => [cellKey(row, column), patch] as const;

describe('values changed inside a sheet', () => {
  test.each<[string, string, readonly (readonly [number, CellPatch])[], string]>([
    ['a cached value, formula and style stay', '<row r="1"><c r="A1" s="4"><f>B1*2</f><v>1</v></c></row>', [at(0, 0, { value: 7 })], '<row r="1"><c r="A1" s="4"><f>B1*2</f><v>7</v></c></row>'],
    ['a constant over a formula', '<row r="1"><c r="A1" s="4" cm="1"><f t="array" ref="A1">X</f><v>1</v></c></row>', [at(0, 0, { value: 'a<b', constant: true })], '<row r="1"><c r="A1" s="4" t="str"><v>a&lt;b</v></c></row>'],
    ['a shared text becomes a number', '<row r="1"><c r="A1" t="s"><v>3</v></c></row>', [at(0, 0, { value: 0.1 })], '<row r="1"><c r="A1"><v>0.1</v></c></row>'],
    ['an error', '<row r="1"><c r="A1"><f>1/0</f></c></row>', [at(0, 0, { value: { error: '#DIV/0!' } })], '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'],
    ['a truth value', '<row r="1"><c r="A1"><v>0</v></c></row>', [at(0, 0, { value: true })], '<row r="1"><c r="A1" t="b"><v>1</v></c></row>'],
    ['a cell emptied keeps its look', '<row r="1"><c r="A1" s="2"><v>0</v></c></row>', [at(0, 0, { value: null })], '<row r="1"><c r="A1" s="2"/></row>'],
    ['a new cell between others', '<row r="1"><c r="A1"/><c r="C1"/></row>', [at(0, 1, { value: 5 })], '<row r="1"><c r="A1"/><c r="B1"><v>5</v></c><c r="C1"/></row>'],
    ['a new cell at the end of a row', '<row r="1"><c r="A1"/></row>', [at(0, 1, { value: 5 })], '<row r="1"><c r="A1"/><c r="B1"><v>5</v></c></row>'],
    ['a new row before and after', '<row r="2"><c r="A2"/></row>', [at(0, 0, { value: 1 }), at(2, 1, { value: 3 })], '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"/></row><row r="3"><c r="B3"><v>3</v></c></row>'],
    ['a cell in an empty row', '<row r="1" ht="30"/>', [at(0, 0, { value: 1 })], '<row r="1" ht="30"><c r="A1"><v>1</v></c></row>'],
    ['a spill that grew', '<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A2">S</f><v>1</v></c></row>', [at(0, 0, { value: 1, arrayRange: { top: 0, left: 0, bottom: 2, right: 0 } })], '<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A3">S</f><v>1</v></c></row>'],
  ])('%s', (_, before, patches, after) => {
    expect(patchSheet(sheet(before), new Map(patches)).xml).toBe(sheet(after));
  });

  test('an empty sheet takes its first cell, with the prefix its elements have', () => {
    expect(patchSheet('<x:worksheet><x:sheetData/></x:worksheet>', new Map([at(1, 0, { value: 2 })])).xml).toBe(
      '<x:worksheet><x:sheetData><x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    );
  });
});

test('other parts keep their bytes; the calculation chain goes when a formula does', () => {
  const original = unzipSync(handmadePackage({ sheets: { S: '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>' }, extraParts: { 'xl/calcChain.xml': '<calcChain/>', 'xl/media/image.png': 'not really' } }));
  original['[Content_Types].xml'] = strToU8(strFromU8(original['[Content_Types].xml']!).replace('</Types>', '<Override PartName="/xl/calcChain.xml" ContentType="x"/></Types>'));
  const patched = patchValues(zipSync(original), new Map([['xl/worksheets/sheet1.xml', new Map([at(0, 0, { value: 9, constant: true })])]]));
  const parts = unzipSync(patched);
  expect(parts['xl/media/image.png']).toEqual(original['xl/media/image.png']);
  expect(parts['xl/workbook.xml']).toEqual(original['xl/workbook.xml']);
  expect(Object.keys(parts)).not.toContain('xl/calcChain.xml');
  expect(strFromU8(parts['[Content_Types].xml']!)).not.toContain('calcChain');
  const model = readWorkbookModel(patched);
  expect(model.ok && model.value.sheets[0]?.cells.get(cellKey(0, 0))).toEqual({ value: 9 });
});
