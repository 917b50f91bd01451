import { MAX_COLUMNS, MAX_ROWS } from '../../engine/formula/workbookModel';
import { parseCorners } from '../../engine/formula/parse/address';
import { XmlError, type XmlScanner } from './xmlScanner';

/** Where the next cell or row of a sheet stands: files may leave addresses out, and then they are counted. */
export class CellWalk {
  row = -1;
  column = -1;

  constructor(private readonly xml: XmlScanner) {}

  /** To be called at each `row`. */
  enterRow(): void {
    const written = this.xml.attribute('r');
    const row = written === undefined ? this.row + 1 : /^\d{1,7}$/.test(written) ? Number(written) - 1 : -1;
    if (row < 0 || row >= MAX_ROWS) throw new XmlError(`row "${written}"`, this.xml.start);
    this.row = row;
    this.column = -1;
  }

  /** To be called at each `c`. */
  enterCell(): void {
    const address = this.xml.attribute('r');
    const position = address === undefined ? undefined : parseCorners(address);
    if (position === null) throw new XmlError(`cell address "${address}"`, this.xml.start);
    this.row = position?.top ?? Math.max(this.row, 0);
    this.column = position?.left ?? this.column + 1;
    if (this.row >= MAX_ROWS || this.column >= MAX_COLUMNS) throw new XmlError('cell outside the sheet', this.xml.start);
  }
}
