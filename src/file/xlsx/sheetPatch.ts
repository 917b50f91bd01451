import { isCellError } from '../../engine/core/cellValue';
import { cellAddress, cornersAddress, parseCorners } from '../../engine/formula/parse/address';
import { cellKey, columnOf, rowOf, type CellRange } from '../../engine/formula/workbookModel';
import type { CellPatch } from './cellPatch';
import { CellWalk } from './cellWalk';
import { escapeCharacters } from './escapedText';
import { addFilePrefixes } from './filePrefixes';
import { NewCells } from './newCells';
import { surveySheet } from './sheetSurvey';
import { storedErrorCode } from './storedErrorCode';
import { openTag, tagAttributes, withAttribute, withoutAttributes } from './tagAttributes';
import { encodeText, XmlScanner } from './xmlScanner';

export interface PatchedSheet {
  readonly xml: string;
  /** True where a cell lost or gained a formula. */
  readonly formulasMoved: boolean;
}

/**
 * Changes values and formulas of cells in the text of a sheet and leaves every other character as it is. Cells that share
 * the formula of one that loses it get the formula written out. Linear in the length of the text and the number of patches.
 * `cellMetadata` is the number that marks dynamic arrays.
 */
export function patchSheet(source: string, patches: ReadonlyMap<number, CellPatch>, cellMetadata?: number): PatchedSheet {
  return new SheetPatch(source, patches, cellMetadata).apply();
}

class SheetPatch {
  private readonly xml: XmlScanner;
  private readonly walk: CellWalk;
  private readonly expansions: ReadonlyMap<number, string>;
  private readonly newCells: NewCells;
  private readonly pieces: string[] = [];
  private copied = 0;
  private prefix = '';
  private formulasMoved = false;

  constructor(
    private readonly source: string,
    private readonly patches: ReadonlyMap<number, CellPatch>,
    private readonly cellMetadata: number | undefined,
  ) {
    this.xml = new XmlScanner(source);
    this.walk = new CellWalk(this.xml);
    const survey = surveySheet(source, patches);
    this.expansions = survey.expansions;
    this.newCells = new NewCells([...patches].flatMap(([key, { value, formula }]) => (survey.cells.has(key) || (value === null && formula === undefined) ? [] : [key])), survey.rows);
  }

  apply(): PatchedSheet {
    const { xml, walk, newCells } = this;
    for (let event = xml.next(); event !== 'end'; event = xml.next()) {
      if (event === 'close') {
        if (xml.name === 'row') this.insert(newCells.cellsBefore(walk.row, Infinity), xml.start);
        else if (xml.name === 'sheetData') {
          this.insertRows(Infinity, xml.start);
          break;
        }
        continue;
      }
      if (event !== 'open') continue;
      if (xml.name === 'dimension') this.widenDimension();
      else if (xml.name === 'sheetData') {
        this.prefix = this.tagPrefix();
        if (xml.empty) {
          this.openEmptyElement();
          this.insertRows(Infinity, xml.end);
          this.pieces.push(`</${this.prefix}sheetData>`);
          break;
        }
      } else if (xml.name === 'row') this.patchRow();
      else if (xml.name === 'c') {
        walk.enterCell();
        this.patchCell(walk.row, walk.column);
      }
    }
    this.pieces.push(this.source.slice(this.copied));
    return { xml: this.pieces.join(''), formulasMoved: this.formulasMoved };
  }

  private patchRow(): void {
    const { xml, walk, newCells } = this;
    walk.enterRow();
    this.insertRows(walk.row, xml.start);
    if (!newCells.inRow(walk.row)) return;
    if (xml.empty) {
      this.openEmptyElement();
      this.insert(newCells.cellsBefore(walk.row, Infinity), xml.end);
      this.pieces.push(`</${this.tagPrefix()}row>`);
    } else this.replaceTag((tag) => withoutAttributes(tag, ['spans']));
  }

  private patchCell(row: number, column: number): void {
    const { xml, source } = this;
    this.insert(this.newCells.cellsBefore(row, column), xml.start);
    const key = cellKey(row, column);
    const patch = this.patches.get(key);
    const expansion = this.expansions.get(key);
    if (patch === undefined && expansion === undefined) return;
    const tag = source.slice(xml.start, xml.end);
    const prefix = this.tagPrefix();
    const isEmpty = xml.empty;
    this.copyTo(xml.start);
    let formula = '';
    let value = '';
    let rest = '';
    if (!isEmpty) {
      for (let event = xml.next(); event !== 'end' && !(event === 'close' && xml.name === 'c'); event = xml.next()) {
        if (event !== 'open') continue;
        const { name, start } = xml;
        xml.skip();
        const part = source.slice(start, xml.end);
        if (name === 'f') formula = part;
        else if (name === 'v' || name === 'is') value += part;
        else rest += part;
      }
    }
    this.copied = xml.end;
    const former = expansion === undefined ? formula : `<${prefix}f>${encodeText(escapeCharacters(expansion))}</${prefix}f>`;
    if (patch === undefined) this.pieces.push(`${tag}${former}${value}${rest}</${prefix}c>`);
    else this.pieces.push(this.cellXml(prefix, this.cellTag(tag, row, column, patch), former, rest, patch));
  }

  /** The tag without its end: what says how a value is to be read goes, everything else stays. */
  private cellTag(tag: string, row: number, column: number, patch: CellPatch): string {
    const gone = ['t', 'vm', ...(patch.constant === true || (patch.formula !== undefined && (patch.formula.array === undefined || patch.formula.dynamic === true)) ? ['cm'] : [])];
    const kept = openTag(withoutAttributes(tag, gone));
    return tagAttributes(tag).some(({ name }) => name === 'r') ? kept : `${kept} r="${cellAddress(row, column)}"`;
  }

  private cellXml(prefix: string, tag: string, former: string, rest: string, { value, arrayRange, formula: written, constant }: CellPatch): string {
    const replaced = constant === true || written !== undefined;
    if (replaced && (former !== '' || written !== undefined)) this.formulasMoved = true;
    const formula = written !== undefined ? formulaXml(prefix, written) : constant === true ? '' : arrayRange === undefined ? former : withReference(former, arrayRange);
    const type = typeof value === 'boolean' ? 'b' : isCellError(value) ? 'e' : typeof value === 'string' ? 'str' : undefined;
    const shown = typeof value === 'string' ? encodeText(escapeCharacters(value)) : isCellError(value) ? storedErrorCode(value.error) : String(Number(value));
    const content = `${formula}${value === null ? '' : `<${prefix}v>${shown}</${prefix}v>`}${rest}`;
    const mark = written?.dynamic === true && this.cellMetadata !== undefined ? ` cm="${this.cellMetadata}"` : '';
    const head = `${tag}${type === undefined ? '' : ` t="${type}"`}${mark}`;
    return content === '' ? `${head}/>` : `${head}>${content}</${prefix}c>`;
  }

  /** Puts cells that the row does not have yet before what stands at `at`. */
  private insert(keys: readonly number[], at: number): void {
    if (keys.length === 0) return;
    this.copyTo(at);
    for (const key of keys) this.pieces.push(this.newCell(key));
  }

  /** Whole rows to come before `row`. */
  private insertRows(row: number, at: number): void {
    for (const { row: number, keys } of this.newCells.rowsBefore(row)) {
      this.copyTo(at);
      this.pieces.push(`<${this.prefix}row r="${number + 1}">`, ...keys.map((key) => this.newCell(key)), `</${this.prefix}row>`);
    }
  }

  private newCell(key: number): string {
    const patch = this.patches.get(key);
    return patch === undefined ? '' : this.cellXml(this.prefix, `<${this.prefix}c r="${cellAddress(rowOf(key), columnOf(key))}"`, '', '', patch);
  }

  /** Programs that read a sheet row by row believe what it says about its size. */
  private widenDimension(): void {
    const area = this.newCells.bounds();
    const stated = parseCorners(this.xml.attribute('ref') ?? '');
    if (area === undefined || stated === null) return;
    const all: CellRange = {
      top: Math.min(area.top, stated.top),
      left: Math.min(area.left, stated.left),
      bottom: Math.max(area.bottom, stated.bottom),
      right: Math.max(area.right, stated.right),
    };
    this.replaceTag((tag) => withReference(tag, all));
  }

  /** Writes `<row …>` in place of `<row …/>`. */
  private openEmptyElement(): void {
    this.replaceTag((tag) => `${openTag(withoutAttributes(tag, ['spans']))}>`);
  }

  private replaceTag(change: (tag: string) => string): void {
    const { xml, source } = this;
    this.copyTo(xml.start);
    this.pieces.push(change(source.slice(xml.start, xml.end)));
    this.copied = xml.end;
  }

  private tagPrefix(): string {
    return /^<([^\s/>:]+:)?/.exec(this.source.slice(this.xml.start, Math.min(this.xml.end, this.xml.start + LONGEST_PREFIX)))?.[1] ?? '';
  }

  private copyTo(position: number): void {
    if (position > this.copied) this.pieces.push(this.source.slice(this.copied, position));
    this.copied = Math.max(this.copied, position);
  }
}

const LONGEST_PREFIX = 100;

function formulaXml(prefix: string, { text, array }: { readonly text: string; readonly array?: CellRange }): string {
  const kind = array === undefined ? '' : ` t="array" ref="${cornersAddress(array)}"`;
  return `<${prefix}f${kind}>${encodeText(escapeCharacters(addFilePrefixes(text)))}</${prefix}f>`;
}

/** A formula, or the tag of a dimension, with another `ref`. */
function withReference(element: string, range: CellRange): string {
  const end = new XmlScanner(element);
  end.next();
  return withAttribute(element.slice(0, end.end), 'ref', cornersAddress(range)) + element.slice(end.end);
}
