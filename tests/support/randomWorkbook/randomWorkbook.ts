import type { CellValue } from '../../../src/engine/core/cellValue';
import type { DefinedName, Iteration } from '../../../src/engine/formula/workbookModel';
import type { TableInputs } from '../withDataTables';
import { ARRAYS, NUMBERS, NUMBERS_ACROSS_SHEETS, NUMBERS_OF_TABLES, TEXTS, TRUTHS } from './grammar';

/** What a cell of a random workbook holds; a formula of an array that fills `fills` was entered with Ctrl+Shift+Enter. */
export interface RandomCell {
  readonly content: CellValue;
  readonly fills?: string;
  /** Entered as in files from before dynamic arrays. */
  readonly old?: boolean;
}

export interface RandomTable {
  readonly name: string;
  /** On the first sheet, header and totals rows included. */
  readonly range: string;
  readonly columns: readonly string[];
  readonly totalsRow: boolean;
}

/** What the whole workbook is set to; a new file of Excel where left out. */
export interface RandomSettings {
  readonly date1904?: boolean;
  readonly iteration?: Iteration;
  /** Number formats of the first sheet by address, where precision is as displayed. */
  readonly shownFormats?: Readonly<Record<string, string>>;
  /** Rows of the first sheet, from 0. */
  readonly hiddenRows?: readonly number[];
  readonly filteredRows?: readonly number[];
}

export interface RandomWorkbook {
  /** By sheet and address. */
  readonly sheets: Readonly<Record<string, Readonly<Record<string, RandomCell>>>>;
  readonly names: readonly DefinedName[];
  readonly tables: readonly RandomTable[];
  /** What-If data tables of the first sheet, by the range they fill. */
  readonly dataTables: Readonly<Record<string, TableInputs>>;
  readonly settings: RandomSettings;
}

type Grow = (depth: number) => string;
type Cells = Record<string, RandomCell>;

const INPUTS = [
  '=ROI.UNIFORM(-5,8)', '=ROI.UNIFORM(0.01,0.4)', '=ROI.UNIFORM(50,900)', '=ROI.DISCRETE({1,2,3,4},{0.25,0.25,0.25,0.25})', '=ROI.DISCRETE({1,2,3,4},{0.4,0.1,0.1,0.4})',
  '=ROI.PERT(1,2,5)', '=ROI.DISCRETE({0,1},{0.5,0.5})', '=ROI.DISCRETE({0,1},{0.7,0.3})', '=RAND()', '=ROI.TRIANG(0,3,4)', '=ROI.NORMAL(2,1.5)',
  '=ROI.NORMAL(2,3,-1,6)', '=ROI.TRIANG(-4,1,3,-2)', '=ROI.PERT(1,2,9,4,,5)', '=ROI.LOGNORM(3,2,,12)', '=ROI.BINOMIAL(6,0.3)', '=ROI.POISSON(1.3)', '=ROI.YESNO(0.3)',
  '=ROI.DISCRETE({-2,0,0.5,3},{0.1,0.2,0.3,0.4})', '=ROI.EXPON(2)', '=NORM.INV(RAND(),3,1)',
] as const;
const NAMED_INPUTS = ['=ROI.NORMAL(2,1.5,,,"first")', '=ROI.UNIFORM(-1,6,,,"first")', '=ROI.PERT(0,2,5,,,,"first")'] as const;
const ERRORS: readonly CellValue[] = [{ error: '#N/A' }, { error: '#DIV/0!' }, { error: '#VALUE!' }];
const CONSTANTS: readonly CellValue[] = [1, 2, 2, 3, 4, 5, 0, -1, 0.5, 12, 100, -7.25, 45000, 45366, 'x', 'north', 'South', 'a1', '3', '', 'no*', true, false, null, null];
const SORTED: readonly (readonly CellValue[])[] = [
  [1, 2, 2, 3, 5], [-2, 0, 0, 0.5, 4], [0, 1, 1, 1, 1], [10, 20, 20, 40, 800], ['a', 'north', 'North', 'south', 'x'], [1, 2, 'b', 'north', true], [1, 3, null, 4, 4], [0.1, 0.2, 0.3, 0.3, 0.4],
];
const FORMATS = ['0', '0.0', '0.00', '#,##0', '0%', '0.00E+00', 'General', 'yyyy-mm-dd', '0.0;-0.00;"none"'] as const;
const SPILL_ANCHORS = ['G1', 'J1', 'G6', 'M1'] as const;

/** A workbook of one to three sheets that is the same for the same seed. */
export function randomWorkbook(seed: number): RandomWorkbook {
  return new Maker(seed).make();
}

class Maker {
  private state: number;
  private readonly cells: Cells = {};
  private readonly singles: string[] = [];
  private readonly ranges: string[] = [];
  private readonly spills: string[] = [];
  private readonly names: DefinedName[] = [];
  private readonly tables: RandomTable[] = [];
  private readonly dataTables: Record<string, TableInputs> = {};
  /** Patterns that need something only some workbooks have. */
  private special: readonly string[] = [];
  private readonly sorted = ['E1:E5', 'E1:E5', 'F1:F5', 'E2:E4', 'A20:E20'];
  /** The formulas so far. */
  private written = 'C1:C4';
  private readonly read: string[] = [];

  constructor(seed: number) {
    this.state = (seed * 2654435761) >>> 0;
  }

  make(): RandomWorkbook {
    const { cells } = this;
    // Errors are rare, or nothing but errors would come of it.
    const constants = this.chance(0.3) ? [...CONSTANTS, ...ERRORS] : CONSTANTS;
    const inputs = this.addInputs();
    const rows = this.addConstants(constants, inputs);
    this.addNames(rows);
    const others = this.addSheets(constants);
    if (this.chance(0.25)) this.addTable(constants);
    const formulas = this.whole(3, 9);
    for (let row = 1; row <= formulas; row++) {
      const old = this.chance(0.2);
      cells[`D${row}`] = { content: `=${this.formula(3)}`, ...(old && { old }) };
      this.singles.push(`D${row}`);
      this.written = `D1:D${row}`;
      if (row > 1) this.ranges.push(this.written);
      if (row % 2 === 0 && this.chance(0.6)) this.addSpill(SPILL_ANCHORS[row / 2 - 1]);
    }
    if (this.chance(0.3)) {
      cells['P1'] = { content: `=${this.array(2)}`, fills: this.pick(['P1:P3', 'P1:Q2', 'P1:P1']) };
      this.ranges.push('P1:P3');
      this.singles.push('P2');
      this.read.push('P1', 'P3');
    }
    if (this.chance(0.15)) this.addCircle();
    if (this.chance(0.15)) this.addDataTable(formulas);
    this.spills.forEach((spill, place) => (cells[`Y${place + 1}`] = { content: `=SUM(IFERROR(N(+${spill}),3))` }));
    const read = [...Array.from({ length: formulas }, (_, row) => `D${row + 1}`), ...this.spills.map((spill) => spill.replace('#', '')), ...this.spills.map((_, place) => `Y${place + 1}`), ...this.read];
    read.forEach((cell, place) => {
      const told = this.chance(0.5) ? cell : `IF(ISTEXT(${cell}),LEN(${cell})*1000+CODE(${cell}&" "),IF(ISERROR(${cell}),-ERROR.TYPE(${cell})-0.125,${cell}))`;
      cells[`ZZ${place + 1}`] = { content: `=ROI.OUTPUT("o${place + 1}")+${told}` };
    });
    return { sheets: { Model: cells, ...others }, names: this.names, tables: this.tables, dataTables: this.dataTables, settings: this.settings() };
  }

  private addInputs(): number {
    const inputs = this.whole(2, 5);
    for (let row = 1; row <= inputs; row++) {
      this.cells[`A${row}`] = { content: this.pick(INPUTS) };
      this.singles.push(`A${row}`, `A${row}`, `A${row}`);
    }
    if (this.chance(0.25)) {
      this.cells['A7'] = { content: this.pick(['=INT(RAND()*4)+1', '=RAND()*20-5', '=IF(RAND()<0.5,"x","north")']) };
      this.singles.push('A7', 'A7');
    } else if (this.chance(0.1)) {
      this.cells['A1'] = { content: this.pick(NAMED_INPUTS) };
      this.cells['A2'] = { content: this.pick(NAMED_INPUTS).replace('first', 'second') };
      this.cells['AC1'] = { content: `=ROI.CORRELATE({"first","second"},{1,0.6;0.6,1}${this.pick(['', ',3'])})` };
    }
    return inputs;
  }

  private addConstants(constants: readonly CellValue[], inputs: number): number {
    const rows = this.whole(2, 5);
    const put = (address: string, content: CellValue): void => {
      if (content !== null) this.cells[address] = { content };
    };
    for (const column of ['B', 'C']) {
      for (let row = 1; row <= rows; row++) {
        const plain = this.chance(column === 'B' ? 0.7 : 0.3);
        put(`${column}${row}`, plain ? this.pick([1, 2, 2, 3, 4, 5, 7, -3, 0.5, 10]) : this.pick(constants));
      }
    }
    const [ascending, other, across] = [this.pick(SORTED), this.pick(SORTED), this.pick(SORTED)];
    const descends = this.chance(0.5);
    ascending.forEach((value, row) => put(`E${row + 1}`, value));
    (descends ? [...other].reverse() : other).forEach((value, row) => put(`F${row + 1}`, value));
    across.forEach((value, column) => put(`${'ABCDE'[column]}20`, value));
    for (const column of 'ABCDE') put(`${column}21`, this.pick(constants));
    if (this.chance(0.3)) this.cells[`${this.pick(['E', 'F'])}${this.pick(['2', '3', '5'])}`] = { content: this.pick(['=A1', '=A2', '=INT(A1)', '=A1*2', '=B1']) };
    this.singles.push('B1', 'B2', 'C1', 'C2', 'E3');
    this.ranges.push(`B1:B${rows}`, `B1:B${rows}`, `B1:C${rows}`, `C1:C${rows}`, `A1:A${inputs}`, `A1:B${rows}`, 'B1:B2', 'B:B');
    return rows;
  }

  private addNames(rows: number): void {
    if (!this.chance(0.5)) return;
    this.names.push({ name: 'Rate', formula: this.pick(['Model!$A$1', '0.1', 'Model!$B$1+1']) });
    this.names.push({ name: 'Costs', formula: this.pick([`Model!$B$1:$B$${rows}`, `OFFSET(Model!$B$1,0,0,Model!$A$1,1)`, `Model!$B$1:INDEX(Model!$B$1:$B$${rows},Model!$A$2)`]) });
    this.names.push({ name: 'Twice', formula: 'LAMBDA(v,v*2)' });
    if (this.chance(0.4)) this.names.push({ name: 'Rate', formula: this.pick(['Model!$A$2*2', '7']), sheet: this.pick(['Model', 'Other']) });
    this.singles.push('Rate', 'Twice(A1)');
    this.ranges.push('Costs');
  }

  /** Sheets beside the first, by name. */
  private addSheets(constants: readonly CellValue[]): Record<string, Cells> {
    if (!this.chance(0.45)) return {};
    const sheets: Record<string, Cells> = { Other: this.sheet(constants) };
    this.singles.push('Other!B1', 'Other!A2');
    this.ranges.push('Other!A1:A3', 'Other!A1:B3');
    if (!this.chance(0.5)) return sheets;
    this.singles.push('Third!B1', 'Third!A1');
    this.special = [...this.special, ...NUMBERS_ACROSS_SHEETS];
    return { ...sheets, Third: this.sheet(constants) };
  }

  private sheet(constants: readonly CellValue[]): Cells {
    const cells: Cells = {};
    for (let row = 1; row <= 3; row++) cells[`A${row}`] = { content: this.pick(constants) };
    cells['B1'] = { content: `=${this.number(2)}`.replace(/(?<![A-Z$!:.\w"])([A-F]\d+)(?![\w(!])/g, 'Model!$1').replace(/(Model![A-F]\d+):Model!/g, '$1:') };
    return cells;
  }

  /** A table beside the model, with a calculated column. */
  private addTable(constants: readonly CellValue[]): void {
    const totalsRow = this.chance(0.5);
    this.tables.push({ name: 'Sales', range: totalsRow ? 'S1:U5' : 'S1:U4', columns: ['Item', 'Amount', 'Price'], totalsRow });
    ['Item', 'Amount', 'Price'].forEach((header, column) => (this.cells[`${'STU'[column]}1`] = { content: header }));
    for (let row = 2; row <= 4; row++) {
      this.cells[`S${row}`] = { content: this.pick(['x', 'north', 'South', 'x', 3]) };
      this.cells[`T${row}`] = { content: this.pick([...constants, 2, 3, 5]) };
      this.cells[`U${row}`] = { content: this.pick(['=Sales[@Amount]*A1', '=[@Amount]+A2', '=IF([@Item]="x",A1,2)', '=SUM(Sales[Amount])', '=ROW()-ROW(Sales[#Headers])']) };
    }
    if (totalsRow) this.cells['T5'] = { content: this.pick(['=SUBTOTAL(109,Sales[Amount])', '=SUM(Sales[Price])']) };
    this.singles.push('U2', 'T3');
    this.ranges.push('Sales[Amount]', 'Sales[Price]', 'Sales', 'S1:U4');
    this.special = [...this.special, ...NUMBERS_OF_TABLES];
    this.read.push('U2', 'U4');
  }

  /** Two cells that would go round in a circle if a condition did not always, or sometimes, keep them from it. */
  private addCircle(): void {
    const [condition] = [this.pick(['B1>9999', 'A1>2', 'A2<=1', 'C1="never"', 'FALSE', 'A1>A2'])];
    const [there, back] = [this.number(1), this.number(1)];
    const closing = this.pick([`IF(${condition},AE2+1,${there})`, `IFS(${condition},AE2,TRUE,${there})`, `CHOOSE(IF(${condition},2,1),${there},AE2*0.5)`, `SUM(IF(${condition},AE2:AE3,${there}))`]);
    this.cells['AE1'] = { content: `=${closing}` };
    this.cells['AE2'] = { content: `=${this.pick([`AE1*0.5+${back}`, `IFERROR(AE1,7)+${back}`, `IF(AE1>${back},1,AE1)`])}` };
    this.singles.push('AE1', 'AE2');
    this.read.push('AE1', 'AE2');
  }

  private addDataTable(formulas: number): void {
    const head = `=D${this.whole(1, formulas)}`;
    const value = (): RandomCell => ({ content: this.pick<CellValue>([1, 2, 3, -1, 0.5, 10, 'x', true]) });
    if (this.chance(0.6)) {
      this.cells['W11'] = { content: head };
      for (const row of [12, 13, 14]) this.cells[`V${row}`] = value();
      this.dataTables['W12:W14'] = { column: this.pick(['B1', 'B2', 'C1', 'A1', 'A2']) };
      this.read.push('W12', 'W14');
    } else {
      this.cells['V11'] = { content: head };
      for (const edge of ['W11', 'X11', 'V12', 'V13']) this.cells[edge] = value();
      this.dataTables['W12:X13'] = { row: 'B1', column: this.pick(['B2', 'C1', 'A1']) };
      this.read.push('W12', 'X13');
    }
  }

  private settings(): RandomSettings {
    const shownFormats = Object.fromEntries(['A1', 'A2', 'B1', 'B2', 'D1', 'D2', 'D3', 'D4', 'G1', 'P1', 'E3', 'U2', 'W12'].filter(() => this.chance(0.5)).map((address) => [address, this.pick(FORMATS)]));
    return {
      ...(this.chance(0.1) && { date1904: true }),
      ...(this.chance(0.1) && { iteration: this.pick([{ rounds: 100, change: 0.001 }, { rounds: 5, change: 1e-9 }, { rounds: 1, change: 0.001 }]) }),
      ...(this.chance(0.1) && { shownFormats }),
      ...(this.chance(0.15) && { hiddenRows: [this.whole(0, 3), 7] }),
      ...(this.chance(0.1) && { filteredRows: [this.whole(0, 3)] }),
    };
  }

  private formula(depth: number): string {
    return this.pick<Grow>([(below) => this.number(below), (below) => this.number(below), (below) => this.text(below), (below) => this.truth(below)])(depth);
  }

  private addSpill(at: string | undefined): void {
    if (at === undefined) return;
    this.cells[at] = { content: `=${this.array(3)}` };
    this.spills.push(`${at}#`);
    this.ranges.push(`${at}#`, `${at}:${at.replace(/\d+/, (row) => String(Number(row) + 3))}`);
    this.singles.push(at);
  }

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  private chance(share: number): boolean {
    return this.next() < share;
  }

  private whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)]!;
  }

  /** Puts grown parts in place of the letters of a pattern. */
  private grow(pattern: string, depth: number): string {
    return pattern.replace(/"[^"]*"|\b[NTBVRKMSHLO]\b(?![.(])/g, (letter) => {
      if (letter.startsWith('"')) return letter;
      switch (letter) {
        case 'N': return this.number(depth - 1);
        case 'T': return this.text(depth - 1);
        case 'B': return this.truth(depth - 1);
        case 'V': return this.array(depth - 1);
        case 'R': return this.pick(this.ranges);
        case 'M': return this.pick(['B1:B4', 'C1:C4', 'A1:A4', 'B1:B4', this.written]);
        case 'S': return this.pick(this.sorted);
        case 'H': return this.pick(['E1:F5', 'E1:F5', 'F1:G5', 'E2:F4']);
        case 'L': return this.pick(['0', '1', '-1', '2', '3', '0', '1', '-1', 'INT(A1)']);
        case 'O': return this.pick(['1', '-1', '2', '-2', '1', '-1', '0']);
        default: return this.pick(['1', '2', '3', 'A1', 'A2', 'A1', 'A2', 'B1', 'INT(A1)', 'A2+1', '-1', '0']);
      }
    });
  }

  private number(depth: number): string {
    if (depth <= 0) return this.chance(0.8) ? this.pick(this.singles) : this.pick(['2', '0.5', '-1', '100', '3', '0']);
    const patterns = this.special.length > 0 && this.chance(0.2) ? this.special : NUMBERS;
    return this.grow(this.pick(patterns), depth);
  }

  private text(depth: number): string {
    if (depth <= 0) return this.chance(0.5) ? this.pick(this.singles) : this.pick(['"x"', '"north"', '"3"', '""', '"a,b;c"', '"South"', '"n*"', '"?"']);
    return this.grow(this.pick(TEXTS), depth);
  }

  private truth(depth: number): string {
    if (depth <= 0) return this.chance(0.5) ? this.pick(['TRUE', 'A1>2', 'A2<=1', 'B1=A1', 'A1']) : this.pick(this.singles);
    return this.grow(this.pick(TRUTHS), depth);
  }

  private array(depth: number): string {
    if (depth <= 0) return this.chance(0.8) ? this.pick(this.ranges) : this.pick(['{1,2,3}', '{3;1;2;2}', '{"x","3";2,TRUE}']);
    return this.grow(this.pick(ARRAYS), depth);
  }
}
