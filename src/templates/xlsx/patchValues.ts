import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { isCellError, type CellValue } from '../../engine/core/cellValue';
import { cellAddress } from '../../engine/formula/parse/address';
import { cellKey, columnOf, rowOf, type CellRange } from '../../engine/formula/workbookModel';
import { parseAddress, rangeAddress } from './address';
import { addFilePrefixes } from './filePrefixes';
import { storedErrorCode } from './storedErrorCode';
import { encodeText, XmlScanner } from './xmlScanner';
import { ZIP_EPOCH } from './write/packageParts';

/** What a cell of an existing file is to show. */
export interface CellPatch {
  readonly value: CellValue;
  /** A new formula, as typed without `=`; `array` is the rectangle of an array formula. */
  readonly formula?: { readonly text: string; readonly array?: CellRange };
  /** Turns a formula into the constant; otherwise the formula stays and only its cached value changes. */
  readonly constant?: boolean;
  /** The rectangle a spill now fills, where it has changed. */
  readonly arrayRange?: CellRange;
}

/**
 * Changes values and formulas inside an xlsx file and leaves every other byte of its parts as it is: looks, charts,
 * pivot tables, macros and all that we cannot read survive. Patches are given by sheet part and cell key.
 */
export function patchValues(bytes: Uint8Array, patches: ReadonlyMap<string, ReadonlyMap<number, CellPatch>>): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [part, cells] of patches) {
    const content = parts[part];
    if (content && cells.size > 0) parts[part] = strToU8(patchSheet(strFromU8(content), cells));
  }
  if ([...patches.values()].some((cells) => [...cells.values()].some(({ constant, formula }) => constant === true || formula !== undefined))) dropCalculationChain(parts);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, [content, { level: 6, mtime: ZIP_EPOCH }]])) satisfies Zippable);
}

/** The chain lists formula cells in the order of calculation; Excel builds it anew, but repairs a file in which it is wrong. */
function dropCalculationChain(parts: Record<string, Uint8Array>): void {
  delete parts['xl/calcChain.xml'];
  for (const [name, pattern] of [
    ['[Content_Types].xml', /<Override\b[^>]*calcChain[^>]*\/>/g],
    ['xl/_rels/workbook.xml.rels', /<Relationship\b[^>]*calcChain[^>]*\/>/g],
  ] as const) {
    const content = parts[name];
    if (content) parts[name] = strToU8(strFromU8(content).replace(pattern, ''));
  }
}

export function patchSheet(source: string, patches: ReadonlyMap<number, CellPatch>): string {
  return new SheetPatch(source, patches).apply();
}

class SheetPatch {
  private readonly xml: XmlScanner;
  /** Cells that the file does not have yet, in the order of the sheet. */
  private waiting: number[];
  private output = '';
  private copied = 0;
  private prefix = '';

  constructor(
    private readonly source: string,
    private readonly patches: ReadonlyMap<number, CellPatch>,
  ) {
    this.xml = new XmlScanner(source);
    this.waiting = [...patches.keys()].sort((a, b) => a - b);
  }

  apply(): string {
    const { xml } = this;
    let row = -1;
    let column = -1;
    for (let event = xml.next(); event !== 'end'; event = xml.next()) {
      if (event === 'close') {
        if (xml.name === 'row') this.insertCells(row, Infinity, xml.start);
        else if (xml.name === 'sheetData') {
          this.insertRows(Infinity, xml.start);
          break;
        }
        continue;
      }
      if (event !== 'open') continue;
      if (xml.name === 'sheetData') {
        this.prefix = /^<([\w.-]+:)?/.exec(this.source.slice(xml.start, xml.end))?.[1] ?? '';
        if (xml.empty) {
          this.openEmptyElement('sheetData');
          this.insertRows(Infinity, xml.end);
          this.output += `</${this.prefix}sheetData>`;
          break;
        }
      } else if (xml.name === 'row') {
        const number = xml.attribute('r');
        row = number === undefined ? row + 1 : Number(number) - 1;
        column = -1;
        this.insertRows(row, xml.start);
        if (xml.empty && this.belongsToRow(row)) {
          this.openEmptyElement('row');
          this.insertCells(row, Infinity, xml.end);
          this.output += `</${this.prefix}row>`;
        }
      } else if (xml.name === 'c') {
        const position = parseAddress(xml.attribute('r') ?? '');
        row = position?.top ?? row;
        column = position?.left ?? column + 1;
        this.patchCell(row, column);
      }
    }
    return this.output + this.source.slice(this.copied);
  }

  private patchCell(row: number, column: number): void {
    const { xml, source } = this;
    const key = cellKey(row, column);
    this.insertCells(row, column, xml.start);
    const start = xml.start;
    const style = xml.attribute('s');
    const metadata = xml.attribute('cm');
    let formula = '';
    if (!xml.empty) {
      for (let event = xml.next(); event !== 'end' && !(event === 'close' && xml.name === 'c'); event = xml.next()) {
        if (event !== 'open' || xml.name !== 'f') continue;
        const from = xml.start;
        xml.skip();
        formula = source.slice(from, xml.end);
      }
    }
    const patch = this.patches.get(key);
    if (!patch) return;
    this.waiting = this.waiting.filter((candidate) => candidate !== key);
    this.output += source.slice(this.copied, start) + this.cellXml(row, column, patch, patch.constant ? '' : formula, style, patch.constant ? undefined : metadata);
    this.copied = xml.end;
  }

  /** Cells to come before `column` in this row. */
  private insertCells(row: number, column: number, at: number): void {
    let first = this.waiting[0];
    if (first === undefined || rowOf(first) !== row || columnOf(first) >= column) return;
    this.copyTo(at);
    while (first !== undefined && rowOf(first) === row && columnOf(first) < column) {
      this.output += this.newCell(first);
      this.waiting.shift();
      first = this.waiting[0];
    }
  }

  /** Whole rows to come before `row`. */
  private insertRows(row: number, at: number): void {
    let first = this.waiting[0];
    if (first === undefined || rowOf(first) >= row) return;
    this.copyTo(at);
    while (first !== undefined && rowOf(first) < row) {
      const number = rowOf(first);
      let cells = '';
      while (first !== undefined && rowOf(first) === number) {
        cells += this.newCell(first);
        this.waiting.shift();
        first = this.waiting[0];
      }
      this.output += `<${this.prefix}row r="${number + 1}">${cells}</${this.prefix}row>`;
    }
  }

  private belongsToRow(row: number): boolean {
    const first = this.waiting[0];
    return first !== undefined && rowOf(first) === row;
  }

  /** Writes `<row …>` in place of `<row …/>`. */
  private openEmptyElement(name: string): void {
    const { xml, source } = this;
    this.output += source.slice(this.copied, xml.end).replace(new RegExp(`(<${this.prefix}${name}\\b[^]*?)\\s*/>$`), '$1>');
    this.copied = xml.end;
  }

  private copyTo(position: number): void {
    this.output += this.source.slice(this.copied, position);
    this.copied = position;
  }

  private newCell(key: number): string {
    const patch = this.patches.get(key);
    return patch && (patch.value !== null || patch.formula !== undefined) ? this.cellXml(rowOf(key), columnOf(key), patch, '', undefined, undefined) : '';
  }

  private formulaXml({ text, array }: { readonly text: string; readonly array?: CellRange }): string {
    const kind = array === undefined ? '' : ` t="array" ref="${rangeAddress(array)}"`;
    return `<${this.prefix}f${kind}>${encodeText(addFilePrefixes(text))}</${this.prefix}f>`;
  }

  private cellXml(row: number, column: number, { value, arrayRange, formula: written }: CellPatch, former: string, style: string | undefined, metadata: string | undefined): string {
    const { prefix } = this;
    const formula = written === undefined ? former : this.formulaXml(written);
    const type = typeof value === 'boolean' ? 'b' : isCellError(value) ? 'e' : typeof value === 'string' ? 'str' : undefined;
    const attributes = [`r="${cellAddress(row, column)}"`, style && `s="${style}"`, type && `t="${type}"`, metadata && `cm="${metadata}"`].filter(Boolean).join(' ');
    const shown = value === null ? '' : typeof value === 'string' ? encodeText(value) : isCellError(value) ? storedErrorCode(value.error) : String(Number(value));
    const kept = arrayRange ? formula.replace(/\bref="[^"]*"/, `ref="${rangeAddress(arrayRange)}"`) : formula;
    return value === null && kept === '' ? `<${prefix}c ${attributes}/>` : `<${prefix}c ${attributes}>${kept}${value === null ? '' : `<${prefix}v>${shown}</${prefix}v>`}</${prefix}c>`;
  }
}
