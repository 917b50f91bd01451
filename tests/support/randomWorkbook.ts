import type { CellValue } from '../../src/engine/core/cellValue';
import { Calculator } from '../../src/engine/formula/evaluate/calculator';
import { cellKey, columnOf, rowOf, type CellModel, type CellRange, type DefinedName, type WorkbookModel } from '../../src/engine/formula/workbookModel';
import { placeOf } from './sheetModel';

/** What a cell of a random workbook holds; a formula of an array that fills `fills` was entered with Ctrl+Shift+Enter. */
export interface RandomCell {
  readonly content: CellValue;
  readonly fills?: string;
  /** Entered as in files from before dynamic arrays. */
  readonly old?: boolean;
}

export interface RandomWorkbook {
  /** By sheet and address. */
  readonly sheets: Readonly<Record<string, Readonly<Record<string, RandomCell>>>>;
  readonly names: readonly DefinedName[];
}

type Grow = (depth: number) => string;

const INPUTS = [
  '=ROI.UNIFORM(-5,8)', '=ROI.UNIFORM(0.01,0.4)', '=ROI.UNIFORM(50,900)', '=ROI.DISCRETE({1,2,3,4},{0.25,0.25,0.25,0.25})', '=ROI.DISCRETE({1,2,3,4},{0.4,0.1,0.1,0.4})',
  '=ROI.PERT(1,2,5)', '=ROI.DISCRETE({0,1},{0.5,0.5})', '=ROI.DISCRETE({0,1},{0.7,0.3})', '=RAND()', '=ROI.TRIANG(0,3,4)', '=ROI.NORMAL(2,1.5)',
] as const;
const CONSTANTS: readonly CellValue[] = [1, 2, 2, 3, 4, 5, 0, -1, 0.5, 12, 100, -7.25, 45000, 45366, 'x', 'north', 'South', 'a1', '3', '', true, false, null, null, { error: '#N/A' }, { error: '#DIV/0!' }];

/** A workbook of one or two sheets that is the same for the same seed. */
export function randomWorkbook(seed: number): RandomWorkbook {
  return new Maker(seed).make();
}

class Maker {
  private state: number;
  private readonly singles: string[] = [];
  private readonly ranges: string[] = [];
  private readonly spills: string[] = [];
  /** The formulas so far. */
  private written = 'C1:C4';

  constructor(seed: number) {
    this.state = (seed * 2654435761) >>> 0;
  }

  make(): RandomWorkbook {
    const first: Record<string, RandomCell> = {};
    const second: Record<string, RandomCell> = {};
    const inputs = this.whole(2, 5);
    for (let row = 1; row <= inputs; row++) {
      first[`A${row}`] = { content: this.pick(INPUTS) };
      this.singles.push(`A${row}`, `A${row}`, `A${row}`);
    }
    if (this.chance(0.25)) {
      first['A7'] = { content: this.pick(['=INT(RAND()*4)+1', '=RAND()*20-5', '=IF(RAND()<0.5,"x","north")']) };
      this.singles.push('A7', 'A7');
    }
    // Errors are rare, or nothing but errors would come of it.
    const constants = this.chance(0.3) ? CONSTANTS : CONSTANTS.slice(0, -2);
    const rows = this.whole(2, 5);
    for (const column of ['B', 'C']) {
      for (let row = 1; row <= rows; row++) {
        const plain = this.chance(column === 'B' ? 0.7 : 0.3);
        const content = plain ? this.pick([1, 2, 2, 3, 4, 5, 7, -3, 0.5, 10]) : this.pick(constants);
        if (content !== null) first[`${column}${row}`] = { content };
      }
    }
    this.singles.push('B1', 'B2', 'C1', 'C2');
    this.ranges.push(`B1:B${rows}`, `B1:B${rows}`, `B1:C${rows}`, `C1:C${rows}`, `A1:A${inputs}`, `A1:B${rows}`, 'B1:B2', 'B:B');
    const names: DefinedName[] = [];
    if (this.chance(0.5)) {
      names.push({ name: 'Rate', formula: this.pick(['Model!$A$1', '0.1', 'Model!$B$1+1']) }, { name: 'Costs', formula: this.pick([`Model!$B$1:$B$${rows}`, `OFFSET(Model!$B$1,0,0,Model!$A$1,1)`, `Model!$B$1:INDEX(Model!$B$1:$B$${rows},Model!$A$2)`]) });
      names.push({ name: 'Twice', formula: 'LAMBDA(v,v*2)' });
      this.singles.push('Rate', 'Twice(A1)');
      this.ranges.push('Costs');
    }
    if (this.chance(0.4)) {
      for (let row = 1; row <= 3; row++) second[`A${row}`] = { content: this.pick(constants) };
      second['B1'] = { content: `=${this.number(2)}`.replace(/(?<![A-Z$!:.\w])([ABC]\d)(?![\w(])/g, 'Model!$1') };
      this.singles.push('Other!B1', 'Other!A2');
      this.ranges.push('Other!A1:A3', 'Other!A1:B3');
    }
    const formulas = this.whole(3, 9);
    for (let row = 1; row <= formulas; row++) {
      const old = this.chance(0.2);
      first[`D${row}`] = { content: `=${this.pick<Grow>([(depth) => this.number(depth), (depth) => this.number(depth), (depth) => this.text(depth), (depth) => this.truth(depth)])(3)}`, ...(old && { old }) };
      this.singles.push(`D${row}`);
      this.written = `D1:D${row}`;
      if (row > 1) this.ranges.push(this.written);
      if (row % 2 === 0 && this.chance(0.6)) this.addSpill(first, ['G1', 'J1', 'G6', 'M1'][row / 2 - 1]!);
    }
    if (this.chance(0.3)) {
      first['P1'] = { content: `=${this.array(2)}`, fills: this.pick(['P1:P3', 'P1:Q2', 'P1:P1']) };
      this.ranges.push('P1:P3');
      this.singles.push('P2');
    }
    this.spills.forEach((spill, place) => (first[`Y${place + 1}`] = { content: `=SUM(IFERROR(N(+${spill}),3))` }));
    const read = [...Array.from({ length: formulas }, (_, row) => `D${row + 1}`), ...this.spills.map((spill) => spill.replace('#', '')), ...this.spills.map((_, place) => `Y${place + 1}`), ...(first['P1'] === undefined ? [] : ['P1', 'P3'])];
    read.forEach((cell, place) => {
      const told = this.chance(0.5) ? cell : `IF(ISTEXT(${cell}),LEN(${cell})*1000+CODE(${cell}&" "),IF(ISERROR(${cell}),-ERROR.TYPE(${cell})-0.125,${cell}))`;
      first[`ZZ${place + 1}`] = { content: `=ROI.OUTPUT("o${place + 1}")+${told}` };
    });
    return { sheets: Object.keys(second).length > 0 ? { Model: first, Other: second } : { Model: first }, names };
  }

  private addSpill(cells: Record<string, RandomCell>, at: string | undefined): void {
    if (at === undefined) return;
    cells[at] = { content: `=${this.array(3)}` };
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

  /** Puts grown parts in place of letters: N a number, T a text, B a truth value, V an array, R a range, K a small count, M a range of one column. */
  private grow(pattern: string, depth: number): string {
    return pattern.replace(/"[^"]*"|\b[NTBVRKM]\b(?![.(])/g, (letter) => {
      if (letter.startsWith('"')) return letter;
      switch (letter) {
        case 'N': return this.number(depth - 1);
        case 'T': return this.text(depth - 1);
        case 'B': return this.truth(depth - 1);
        case 'V': return this.array(depth - 1);
        case 'R': return this.pick(this.ranges);
        case 'M': return this.pick(['B1:B4', 'C1:C4', 'A1:A4', 'B1:B4', this.written]);
        default: return this.pick(['1', '2', '3', 'A1', 'A2', 'A1', 'A2', 'B1', 'INT(A1)', 'A2+1', '-1', '0']);
      }
    });
  }

  private number(depth: number): string {
    if (depth <= 0) return this.chance(0.8) ? this.pick(this.singles) : this.pick(['2', '0.5', '-1', '100', '3', '0']);
    return this.grow(this.pick(NUMBERS), depth);
  }

  private text(depth: number): string {
    if (depth <= 0) return this.chance(0.5) ? this.pick(this.singles) : this.pick(['"x"', '"north"', '"3"', '""', '"a,b;c"', '"South"']);
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

const NUMBERS = [
  '(N+N)', '(N-N)', '(N*N)', '(N/N)', '(N^K)', '-N', '(N%)', '(B+N)', 'IF(B,N,N)', 'IF(B,N)', 'IFS(B,N,B,N)', 'SWITCH(N,K,N,K,N,N)', 'SWITCH(T,"x",N,"north",N)', 'CHOOSE(K,N,N,N)', 'IFERROR(N,N)', 'IFNA(N,N)',
  'SUM(V)', 'SUM(V,N)', 'AVERAGE(V)', 'COUNT(V,T)', 'COUNTA(V)', 'COUNTBLANK(R)', 'MAX(V,N)', 'MIN(V)', 'MAXA(R)', 'AVERAGEA(R)', 'PRODUCT(V)', 'MEDIAN(V)', 'MODE.SNGL(V)', 'STDEV.S(V)', 'VAR.P(V)', 'SUMSQ(V)', 'LARGE(V,K)', 'SMALL(V,K)',
  'PERCENTILE.INC(V,0.3)', 'QUARTILE.EXC(V,K)', 'RANK.EQ(N,M)', 'PERCENTRANK.INC(V,N)', 'GEOMEAN(V)', 'DEVSQ(V)', 'CORREL(M,M)', 'SLOPE(M,M)', 'FORECAST.LINEAR(N,M,M)', 'SUMPRODUCT(M,M)', 'SUMPRODUCT((M>N)*M)', 'SUMPRODUCT(--(M=N),M)',
  'SUBTOTAL(9,R)', 'AGGREGATE(9,6,R)', 'AGGREGATE(14,6,V,K)', 'TRIMMEAN(V,0.2)', 'SKEW(V)', 'NORM.DIST(N,1,2,TRUE)', 'NORM.S.INV(N)', 'BINOM.DIST(K,5,0.3,FALSE)', 'POISSON.DIST(K,N,TRUE)', 'T.DIST(N,4,TRUE)', 'GAMMA.DIST(N,2,1,TRUE)', 'BETA.DIST(N,2,3,TRUE)',
  'ROUND(N,K)', 'ROUNDUP(N,1)', 'ROUNDDOWN(N,K)', 'MROUND(N,K)', 'CEILING(N,K)', 'FLOOR.MATH(N,2)', 'INT(N)', 'TRUNC(N,1)', 'MOD(N,K)', 'QUOTIENT(N,K)', 'ABS(N)', 'SIGN(N)', 'SQRT(N)', 'EXP(N)', 'LN(N)', 'LOG(N,2)', 'POWER(N,K)', 'GCD(K,4)', 'FACT(K)', 'COMBIN(5,K)',
  'ATAN2(N,N)', 'SIN(N)', 'EVEN(N)', 'N(T)', 'VALUE(T)', 'NUMBERVALUE(T)', 'LEN(T)', 'FIND(T,T)', 'SEARCH("o",T)', 'CODE(T)', 'EXACT(T,T)+N', 'ERROR.TYPE(N)', 'TYPE(N)', 'BITAND(K,3)', 'BASE(K,2)+0', 'ROMAN(K)&N', 'HEX2DEC(T)', 'CONVERT(N,"m","ft")',
  'MATCH(N,M,0)', 'MATCH(N,M,1)', 'MATCH(N,M,-1)', 'MATCH(T,M,0)', 'XMATCH(N,V,K)', 'XMATCH(N,M,0,-1)', 'XMATCH(N,M,1,2)', 'VLOOKUP(N,R,2)', 'VLOOKUP(N,B1:C4,2,FALSE)', 'VLOOKUP(T,B1:C4,K,B)', 'HLOOKUP(N,R,K)', 'LOOKUP(N,M,M)', 'LOOKUP(N,V)', 'LOOKUP(2,1/(M>N),M)',
  'XLOOKUP(N,M,M)', 'XLOOKUP(N,M,M,N,-1)', 'XLOOKUP(N,M,M,N,1)', 'XLOOKUP(T,M,M,,2)', 'XLOOKUP(N,M,M,"none",0,-1)', 'SUM(XLOOKUP(N,M,B1:C4))', 'INDEX(V,K)', 'INDEX(R,K,K)', 'INDEX(B1:C4,K,N)', 'SUM(INDEX(B1:C4,K,0))', 'SUM(INDEX(R,0,K))', 'SUM(B1:INDEX(B1:B4,K))', 'SUM(INDEX(M,K):INDEX(M,K))',
  'OFFSET(B1,K,0)', 'SUM(OFFSET(B1,0,0,K,1))', 'SUM(OFFSET(B2,K,0,2,2))', 'AVERAGE(OFFSET(A1,K,0,K))', 'INDIRECT("B"&K)', 'SUM(INDIRECT("B1:C"&K))', 'INDIRECT(ADDRESS(K,2))', 'SUM(INDIRECT("R1C2:R"&K&"C2",FALSE))', 'ROWS(V)', 'COLUMNS(V)', 'ROW(INDEX(M,K))', 'ROWS(OFFSET(B1,0,0,K))', 'AREAS((A1,B1:B2))+N',
  'SUM(CHOOSE(K,M,R,M))', 'SUM(IF(B,R,M))', 'SUM((B1:B4,A1:A2))', 'SUM(B1:C4 B2:B3)', 'ISBLANK(OFFSET(B1,K,1))+N', 'COUNTIF(OFFSET(B1,0,0,K),N)', 'SUMIF(B1:B4,">"&N,OFFSET(C1,K,0))',
  'SUMIF(M,N,M)', 'SUMIF(M,">"&N,M)', 'SUMIF(M,T,B1)', 'COUNTIF(R,N)', 'COUNTIF(R,"<>"&T)', 'COUNTIF(R,"*o*")', 'COUNTIF(R,"")', 'AVERAGEIF(M,"<"&N)', 'SUMIFS(B1:B4,M,">="&N,M,"<>x")', 'COUNTIFS(M,N,M,">"&N)', 'MAXIFS(B1:B4,M,">"&N)', 'MINIFS(B1:B4,M,T)', 'AVERAGEIFS(B1:B4,M,N)', 'SUM(SUMIF(M,V,M))', 'SUM(COUNTIF(M,V))',
  'PMT(N,K,100)', 'PV(0.1,K,N)', 'FV(N,3,-10)', 'NPER(0.05,N,-100)', 'RATE(K,-30,N)', 'IPMT(0.1,K,4,N)', 'PPMT(N,1,3,100)', 'CUMIPMT(0.1,4,100,1,K,0)', 'NPV(N,V)', 'NPV(0.1,M,N)', 'IRR(M)', 'IRR(VSTACK(-10,V))', 'MIRR(M,0.1,N)', 'SLN(N,1,K)', 'SYD(100,1,4,K)', 'DB(100,10,4,K)', 'DDB(N,1,5,K)', 'VDB(100,5,5,0,K)', 'EFFECT(N,K)', 'RRI(K,100,N)', 'PDURATION(N,10,20)', 'FVSCHEDULE(N,M)',
  'DATE(2024,K,N)', 'YEAR(45000+N)', 'MONTH(45000+N*30)', 'DAY(N)', 'WEEKDAY(45000+N,2)', 'EDATE(45000,N)', 'EOMONTH(45366,K)', 'NETWORKDAYS(45000,45000+N)', 'WORKDAY(45000,K)', 'YEARFRAC(45000,45000+N*40,K)', 'DATEDIF(45000,45000+N*9,"m")', 'DAYS360(45000,45000+N)', 'TIME(K,N,0)', 'HOUR(N)', 'WEEKNUM(45000+N)', 'ISOWEEKNUM(45000+N)', 'DATEVALUE("2024-0"&K&"-15")', 'DAYS("2024-03-01",45000+N)',
  'LET(x,N,x*x+N)', 'LET(r,V,SUM(r)/COUNT(r))', 'LET(f,LAMBDA(p,p*2+A1),f(N))', 'LAMBDA(p,q,p-q)(N,N)', 'REDUCE(N,V,LAMBDA(s,v,s*0.5+v))', 'REDUCE(0,SEQUENCE(K),LAMBDA(s,v,s+v*N))', 'SUM(MAP(V,LAMBDA(v,IF(ISNUMBER(v),v,-1))))', 'SUM(SCAN(0,V,LAMBDA(s,v,s+v)))', 'SUM(BYROW(V,LAMBDA(r,MAX(r))))', 'SUM(MAKEARRAY(K,2,LAMBDA(i,j,i*10+j*N)))', 'SUM(FILTER(M,M>N))', 'SUM(FILTER(M,M>N,N))', 'SUM(TAKE(V,K))', 'SUM(DROP(V,K))', 'ROWS(UNIQUE(V))', 'INDEX(SORT(V),K)', 'INDEX(SORT(M,1,-1),K)', 'SUM(SEQUENCE(K,2,N))', '@R', 'MAX(FREQUENCY(M,M))', 'MDETERM(MUNIT(K))*N', 'SUM(MMULT(B1:C2,V))', 'SUM(TRANSPOSE(V)*V)', 'MAX(IF(M>N,M))', 'SUM(TREND(M))', 'SUM(LINEST(M,A1:A4))',
];
const TEXTS = [
  '(T&T)', '(T&N)', 'IF(B,T,T)', 'CHOOSE(K,T,"b",T)', 'LEFT(T,K)', 'RIGHT(T,K)', 'MID(T,K,2)', 'UPPER(T)', 'PROPER(T)', 'TRIM(T)', 'REPT(T,K)', 'SUBSTITUTE(T,"o",N)', 'REPLACE(T,K,1,"z")', 'TEXT(N,"0.00")', 'TEXT(N,"#,##0;(0);-")', 'TEXT(45000+N,"yyyy-mm-dd")', 'TEXT(N,"0%")', 'CONCAT(V)', 'TEXTJOIN(",",B,V)', 'TEXTBEFORE(T,",")', 'TEXTAFTER(T,"o",1,0,0,T)', 'FIXED(N,1)', 'DOLLAR(N,K)', 'CHAR(64+K)', 'T(T)', 'INDEX(M,K)', 'XLOOKUP(T,M,M,"no")', 'INDEX(TEXTSPLIT(T,","),K)', 'IFERROR(T,"bad")', 'ADDRESS(K,K)', 'ARRAYTOTEXT(V)', 'LET(t,T,t&LEN(t))', 'REDUCE("",V,LAMBDA(s,v,s&v))', 'SWITCH(K,1,T,2,"two",T)', 'BASE(K,2,3)', 'ROMAN(K)', 'TEXT(T,"@@")', 'UNICHAR(65+K)', 'VALUETOTEXT(N)', 'COMPLEX(K,N)', 'DEC2HEX(K)', 'NUMBERVALUE(T)&"!"', 'LOOKUP(N,{0,2,5},{"low","mid","high"})', 'FORMULATEXT(D1)',
];
const TRUTHS = [
  '(N>N)', '(N=N)', '(N<>N)', '(N<=K)', '(T=T)', '(T>N)', 'AND(B,B)', 'OR(B,V)', 'XOR(B,B)', 'NOT(B)', 'ISERROR(N)', 'ISNUMBER(T)', 'ISTEXT(N)', 'ISBLANK(N)', 'ISNA(N)', 'ISLOGICAL(B)', 'ISEVEN(K)', 'ISODD(N)', 'EXACT(T,T)', 'IF(B,B,B)', 'ISREF(INDEX(M,K))', 'AND(M>N)', 'ISNUMBER(MATCH(N,M,0))', 'ISERR(T)', 'OR(M=T)', 'DELTA(N,K)', 'ISNONTEXT(T)',
];
const ARRAYS = [
  'R', 'R', 'M', '(V*N)', '(V+V)', '(V>N)', '(V&T)', '-M', 'TAKE(V,K)', 'TAKE(V,K,K)', 'DROP(V,K)', 'DROP(V,0,K)', 'SEQUENCE(K)', 'SEQUENCE(K,2,N,0.5)', 'FILTER(M,M>N)', 'FILTER(M,M=N,N)', 'FILTER(B1:C4,B1:B4>N,"none")', 'UNIQUE(V)', 'UNIQUE(M,FALSE,TRUE)', 'SORT(V)', 'SORT(M,1,-1)', 'SORTBY(M,M,K)', 'VSTACK(V,V)', 'HSTACK(V,V)', 'TOCOL(V)', 'TOCOL(V,K)', 'TOROW(V,1)', 'WRAPROWS(M,K)', 'WRAPCOLS(M,K,N)', 'EXPAND(V,5,5,N)', 'CHOOSEROWS(V,K)', 'CHOOSECOLS(V,K,1)', 'TRANSPOSE(V)', 'IF(B,V,V)', 'IF(M>N,M,N)', 'IF(M>N,M)', 'IFERROR(V,N)', 'IFS(M>N,1,TRUE,M)', 'CHOOSE(K,V,V)', 'CHOOSE({1,2},M,M)', 'SWITCH(M,N,1,2,T,M)', 'MAP(V,LAMBDA(v,v*2))', 'MAP(M,M,LAMBDA(a,b,IF(a>b,a,N)))', 'SCAN(0,V,LAMBDA(s,v,s+v))', 'BYROW(V,LAMBDA(r,SUM(r)))', 'BYCOL(V,LAMBDA(c,COUNT(c)))', 'MAKEARRAY(K,2,LAMBDA(i,j,i+j*N))', 'B1:INDEX(B1:B4,K)', 'INDEX(B1:C4,0,K)', 'INDEX(B1:C4,K,0)', 'INDEX(M,{1;2;3})', 'INDEX(V,SEQUENCE(2),K)', 'OFFSET(B1,0,0,K,1)', 'OFFSET(B1,K,0,2,2)', 'INDIRECT("B1:B"&K)', 'ROUND(V,1)', 'ABS(M)', 'LEN(V)', 'TEXT(M,"0")', 'XLOOKUP(M,M,M,N)', 'XLOOKUP(N,M,B1:C4)', 'MATCH(M,M,0)', 'VLOOKUP(M,B1:C4,2,FALSE)', 'SUMIF(M,M,M)', 'COUNTIF(M,V)', 'LARGE(M,{1,2})', 'FREQUENCY(M,M)', 'TEXTSPLIT(T,",",";")', 'MMULT(B1:C2,B1:C2)', 'LET(a,V,FILTER(a,ISNUMBER(a),N))', 'LET(n,K,SEQUENCE(n)*N)', 'REDUCE(N,M,LAMBDA(s,v,VSTACK(s,v)))', 'N(+M)', 'EDATE(45000,+M)', 'YEAR(45000+M)', 'TREND(M,A1:A4)', 'GROWTH(M)', 'ISNUMBER(V)', 'EOMONTH(45000,SEQUENCE(K))', 'NPV(0.1,M)', 'FV(M/10,K,N)', 'RANK.EQ(M,M)', 'MODE.MULT(V)', 'ROW(M)', 'ROW(B1:INDEX(B1:B4,K))',
];

/** The workbook as a file would hold it: with the values the sheet shows, and the cells that its arrays fill. */
export function asStored({ sheets, names }: RandomWorkbook): WorkbookModel {
  const plain: WorkbookModel = {
    sheets: Object.entries(sheets).map(([name, contents]) => {
      const cells = new Map<number, CellModel>();
      for (const [address, cell] of Object.entries(contents)) {
        const key = cellKey(...placeOf(address));
        const formula = typeof cell.content === 'string' && cell.content.startsWith('=') ? cell.content.slice(1) : undefined;
        if (formula === undefined) cells.set(key, { value: cell.content });
        else if (cell.fills === undefined) cells.set(key, { value: 0, formula, ...(cell.old !== true && { dynamic: true }) });
        else cells.set(key, { value: 0, formula, arrayRange: rangeOf(cell.fills) });
      }
      return { name, cells };
    }),
    names,
    tables: [],
    date1904: false,
    iterative: false,
  };
  const calculator = new Calculator(plain, { volatile: { now: 45000, random: () => 0.3 } });
  const shown = plain.sheets.map((sheet, number) => {
    const cells = new Map<number, CellModel>();
    for (const [key, cell] of sheet.cells) {
      const [row, column] = [rowOf(key), columnOf(key)];
      const value = calculator.value(number, row, column);
      const area = cell.formula === undefined ? undefined : (cell.arrayRange ?? (cell.dynamic === true ? calculator.spill({ sheet: number, row, column }) : undefined));
      if (area === undefined || (cell.arrayRange === undefined && area.top === area.bottom && area.left === area.right)) {
        cells.set(key, { ...cell, value });
        continue;
      }
      const { top, left, bottom, right } = area;
      for (let line = top; line <= bottom; line++) for (let place = left; place <= right; place++) cells.set(cellKey(line, place), { value: calculator.value(number, line, place), spilled: true });
      cells.set(key, { ...cell, value, arrayRange: { top, left, bottom, right } });
    }
    return { ...sheet, cells };
  });
  return { ...plain, sheets: shown };
}

function rangeOf(address: string): CellRange {
  const [[top, left], [bottom, right]] = address.split(':').map(placeOf) as [readonly [number, number], readonly [number, number]];
  return { top, left, bottom, right };
}
