import type { Expression } from '../../../src/engine/formula/parse/ast';
import { parseFormula } from '../../../src/engine/formula/parse/parseFormula';
import { printFormula } from '../../../src/engine/formula/parse/printFormula';

function parsed(text: string): Expression {
  const result = parseFormula(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The tree as nested text, so that a test shows how operators group. */
function grouped(text: string): string {
  const show = (node: Expression): string => {
    if (node.type === 'binary') return `(${show(node.left)} ${node.operator} ${show(node.right)})`;
    if (node.type === 'unary') return node.operator === '%' ? `(${show(node.operand)} %)` : `(${node.operator} ${show(node.operand)})`;
    return printFormula(node);
  };
  return show(parsed(text));
}

function failure(text: string): [string, Readonly<Record<string, string | number>>] {
  const result = parseFormula(text);
  if (result.ok) throw new Error(`${text} was read as ${printFormula(result.value)}`);
  return [result.error.code, result.error.details ?? {}];
}

describe('precedence', () => {
  it.each([
    ['-2^2', '((- 2) ^ 2)'],
    ['2^-3^2', '((2 ^ (- 3)) ^ 2)'],
    ['2^3%', '(2 ^ (3 %))'],
    ['-5%', '((- 5) %)'],
    ['1+2*3', '(1 + (2 * 3))'],
    ['10-4-3', '((10 - 4) - 3)'],
    ['"a"&1+2', '("a" & (1 + 2))'],
    ['1+1&"x"="2x"', '(((1 + 1) & "x") = "2x")'],
    ['A1=B1=C1', '((A1 = B1) = C1)'],
    ['--A1', '(- (- A1))'],
    ['@A1:A9*2', '((@ A1:A9) * 2)'],
    ['A1:C3 B2:D4', '(A1:C3   B2:D4)'],
    ['(A1:A2,C1 C2)', '(A1:A2 , (C1   C2))'],
    ['A1 >= B1', '(A1 >= B1)'],
  ])('%s groups as %s', (text, tree) => {
    expect(grouped(text)).toBe(tree);
  });
});

describe('references', () => {
  it('keeps the $ of a cell and reads its sheet', () => {
    expect(parsed("'My ''x'!$B3")).toEqual({ type: 'cell', sheet: "My 'x", row: 2, column: 1, rowAbsolute: false, columnAbsolute: true, at: 0 });
  });

  it('puts the corners of an area in order', () => {
    expect(parsed('C5:A2')).toMatchObject({ type: 'area', top: 1, left: 0, bottom: 4, right: 2, wholeColumns: false });
  });

  it.each(['$A$1:B$2', 'A$1:$B2', '$A:C', '2:$5', 'Sheet2!$A$1:$B$2', 'Jan:Mar!$A1:B$2', '$A1:$A1'])('keeps the $ of the area %s', (text) => {
    expect(printFormula(parsed(text) as never)).toBe(text);
  });

  it.each(['(Twice)(2)', 'LAMBDA(x,x+1)(2)', '(Twice)(2)(3)', 'Sales[[ Net ]]', 'Sales[Net]', 'Sales[#Totals]', 'Sales[]', "Sales['#a]", 'A1:INDEX(B:B,3)', 'A1#', '@A1:B2', '-A1%', 'A1:B2 B1:C2', 'SUM((A1,B1),2)'])(
    'is printed as it was read: %s',
    (text) => expect(printFormula(parsed(text) as never)).toBe(text),
  );

  it('moves the $ of an area with its corner', () => {
    expect(printFormula(parsed('$C5:A$2') as never)).toBe('A$2:$C5');
    expect(printFormula(parsed('$C:A') as never)).toBe('A:$C');
  });

  it('reads whole columns and rows', () => {
    expect(parsed('$A:C')).toMatchObject({ type: 'area', left: 0, right: 2, top: 0, bottom: 1048575, wholeColumns: true });
    expect(parsed('2:$5')).toMatchObject({ type: 'area', top: 1, bottom: 4, left: 0, right: 16383, wholeRows: true });
  });

  it('keeps a computed end as a range operation', () => {
    expect(parsed('A1:INDEX(B:B,3)')).toMatchObject({ type: 'range', from: { type: 'cell' }, to: { type: 'call', name: 'INDEX' } });
  });

  it('takes letters and digits beyond the sheet, and dotted words, as names', () => {
    expect(parsed('XFE1')).toMatchObject({ type: 'name', name: 'XFE1' });
    expect(parsed('A1048577')).toMatchObject({ type: 'name' });
    expect(parsed('Revenue.2024')).toMatchObject({ type: 'name', name: 'Revenue.2024' });
    expect(parsed('Sheet1!Rate')).toMatchObject({ type: 'name', name: 'Rate', sheet: 'Sheet1' });
  });

  it('reads what is left of deleted cells as #REF!', () => {
    for (const text of ['#REF!', 'Sheet1!#REF!', '#REF!$A$1:$B$2']) expect(parsed(text)).toMatchObject({ type: 'error', value: '#REF!' });
  });

  it('reads a spill, typed and stored', () => {
    expect(parsed('B2#')).toMatchObject({ type: 'spill', anchor: { type: 'cell', row: 1, column: 1 } });
    expect(parsed('_xlfn.ANCHORARRAY(B2)')).toMatchObject({ type: 'spill', anchor: { type: 'cell' } });
  });
});

describe('structured references', () => {
  it.each([
    ['Sales[Amount]', { table: 'Sales', items: [], firstColumn: 'Amount' }],
    ['[@Amount]', { items: ['thisRow'], firstColumn: 'Amount' }],
    ['[@[Net amount]]', { items: ['thisRow'], firstColumn: 'Net amount' }],
    ['Sales[[#This Row],[Net amount]]', { table: 'Sales', items: ['thisRow'], firstColumn: 'Net amount' }],
    ['Sales[[#Headers],[#Data],[A]:[C]]', { table: 'Sales', items: ['headers', 'data'], firstColumn: 'A', lastColumn: 'C' }],
    ['Sales[#Totals]', { table: 'Sales', items: ['totals'] }],
    ['Sales[]', { table: 'Sales', items: [] }],
    ["Sales[a'[b']'#]", { table: 'Sales', items: [], firstColumn: 'a[b]#' }],
    ["Sales['#All]", { table: 'Sales', items: [], firstColumn: '#All' }],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toEqual({ type: 'structured', at: 0, ...expected });
  });
});

describe('calls', () => {
  it('drops the prefixes of files', () => {
    expect(parsed('_xlfn._xlws.FILTER(A1:A3,B1:B3)')).toMatchObject({ type: 'call', name: 'FILTER' });
    expect(parsed('_xldudf_ROI_PHASED(A1)')).toMatchObject({ type: 'call', name: 'ROI.PHASED' });
    expect(parsed('_xlfn.SINGLE(A1:A3)')).toMatchObject({ type: 'unary', operator: '@' });
    expect(printFormula(parsed('_xlfn.LET(_xlpm.x,2,_xlpm.x*3)'))).toBe('LET(x,2,x*3)');
  });

  it('keeps omitted arguments', () => {
    expect(parsed('F(,1,)')).toMatchObject({ args: [{ type: 'omitted' }, { type: 'number' }, { type: 'omitted' }] });
    expect(parsed('F()')).toMatchObject({ args: [] });
  });

  it('calls a LAMBDA in place', () => {
    expect(parsed('LAMBDA(x,x+1)(2)')).toMatchObject({ type: 'apply', callee: { type: 'call', name: 'LAMBDA' }, args: [{ value: 2 }] });
  });

  it('reads array constants with signs, text, booleans and errors', () => {
    expect(parsed('{1,-2;"x",#N/A}')).toMatchObject({ rows: [[1, -2], ['x', { error: '#N/A' }]] });
    expect(parsed('{TRUE;false}')).toMatchObject({ rows: [[true], [false]] });
  });
});

describe('errors say where', () => {
  it.each([
    ['1+', 'formulaUnfinished', { position: 3 }],
    ['SUM(1,2', 'formulaUnfinished', { position: 8 }],
    ['1;2', 'formulaUnexpected', { position: 2, found: ';' }],
    ['(1))', 'formulaUnexpected', { position: 4, found: ')' }],
    ['2x', 'formulaUnexpected', { position: 2, found: 'x' }],
    ['"open', 'formulaUnclosedText', { position: 1 }],
    ['Sales[Amount', 'formulaUnclosedBracket', { position: 6 }],
    ['{1,2;3}', 'formulaUnexpected', { position: 1, found: '{1,2;3}' }],
  ])('%s', (text, code, details) => {
    expect(failure(text)).toEqual([code, details]);
  });

  it('names links to other workbooks and ranges of sheets', () => {
    expect(failure('1+[1]Sheet1!A1')).toEqual(['formulaExternalLink', { position: 3, reference: '[1]Sheet1' }]);
    expect(failure("'C:\\a\\[b.xlsx]S'!A1")).toEqual(['formulaExternalLink', { position: 1, reference: 'C:\\a\\[b.xlsx]S' }]);
  });

  it('stops hostile nesting with a message instead of exhausting the stack', () => {
    for (const text of ['('.repeat(20000), '-'.repeat(20000), 'F('.repeat(9000), `1${'+1'.repeat(9000)}`, `1${'%'.repeat(9000)}`, 'A1:'.repeat(9000)]) {
      expect(failure(text)[0]).toBe('formulaTooDeep');
    }
    expect(failure('1'.repeat(40000))[0]).toBe('formulaTooLong');
  });
});
