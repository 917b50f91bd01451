import { cellAddress, rangeAddress } from '../../engine/formula/parse/address';
import type { CellRange } from '../../engine/formula/workbookModel';
import type { ReportedInput } from './reportedCells';
import type { Report } from './report';

/** Two ranges of one shape: what cells of the model showed at the run, and what they show. */
export interface Compared {
  readonly then: CellRange;
  readonly now: CellRange;
}

const SAME = '✓';
const DIFFERENT = '⚠';
/** Text in a formula has at most 255 characters. */
const LONGEST_TEXT = 200;

/**
 * Says whether the model is still what was simulated. All of it is ordinary formulas, so that it works for whoever opens
 * the workbook, with or without the add-in. A cell that is gone or an error counts as changed.
 */
export function statusFormula({ run, words }: Report, outputs: Compared, inputStates: CellRange | null): string {
  if (run.model.inputs.some(({ call }) => !call.startsWith('ROI.'))) return text(words.volatile);
  const different = [differences(outputs), ...(inputStates === null ? [] : [`COUNTIF(${rangeAddress(inputStates)},${text(DIFFERENT)})`])].join('+');
  return `IF(IFERROR(${different},1)=0,${text(words.current)},${text(words.changed)})`;
}

/**
 * Whether an input is as it was: the number it shows, its formula, and the numbers that refers to. Equal means may hide
 * another spread, so the number alone does not tell. In a share copy the same number stands there without a formula.
 */
export function inputState({ address, formula, references }: ReportedInput, then: readonly [number, number], now: readonly [number, number]): string {
  const conditions = [
    close(cellAddress(...now), cellAddress(...then)),
    ...(formula === null ? [] : [`IF(ISFORMULA(${address}),LEFT(${readAlike(`FORMULATEXT(${address})`)},${LONGEST_TEXT})=${text(alike(formula).slice(0, LONGEST_TEXT))},TRUE)`]),
    ...references.map(({ reference, sum }) => close(`SUM(${reference})`, String(sum))),
  ];
  return `IF(IFERROR(AND(${conditions.join(',')}),FALSE),"${SAME}","${DIFFERENT}")`;
}

/** Separators differ between languages, and where the add-in is missing our functions are shown by the name in the file. */
function readAlike(formula: string): string {
  return `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${formula},"_xldudf_ROI_","ROI."),";",","),".",",")`;
}

function alike(formula: string): string {
  return formula.replaceAll('_xldudf_ROI_', 'ROI.').replaceAll(/[;.]/g, ',');
}

/** Numbers that were given to a cell and read from it may differ in the last digits. */
function close(now: string, then: string): string {
  return `ABS(${now}-(${then}))<=ABS(${then})*1E-9+1E-12`;
}

function differences({ then, now }: Compared): string {
  const [before, after] = [rangeAddress(then), rangeAddress(now)];
  return `SUMPRODUCT(--(ABS(${after}-${before})>ABS(${before})*1E-9+1E-12))`;
}

function text(words: string): string {
  return `"${words.replaceAll('"', '""')}"`;
}
