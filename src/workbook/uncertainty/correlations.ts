import { distributionFamily } from '../../engine/risk/distributions/families';
import type { CellValue } from '../../engine/core/cellValue';
import type { Words } from '../../locales';
import { formatReference, parseReference } from '../../engine/formula/parse/address';
import type { WorkbookPort } from '../port';
import { formulaCalls } from '../simulation/formulaCalls';
import type { FoundCorrelation, FoundInput } from '../simulation/findUncertainty';
import { isFormula } from '../writing/cellContent';
import { correlationSheet } from './correlationSheet';
import { distributionCall, withCallReplaced } from './distributionCall';

/** An input that is to be correlated, under the name that the table calls it by. */
export interface CorrelatedInput {
  readonly input: FoundInput;
  readonly name: string;
}

export interface CorrelationTable {
  readonly matrix: readonly (readonly number[])[];
  /** Of a t copula; null for a Gaussian one. */
  readonly degreesOfFreedom: number | null;
}

/** Writes a sheet that correlates the inputs; those without a name get theirs written into their formulas. */
export async function addCorrelation(port: WorkbookPort, members: readonly CorrelatedInput[], { matrix, degreesOfFreedom }: CorrelationTable, words: Words<'simulate'>): Promise<void> {
  const cells = new Map<string, CellValue>();
  for (const { input, name } of members) {
    if (!isNamed(input)) cells.set(input.address, withCallReplaced(input.formula, input.call, input.at, namedCall(input, name)));
  }
  const names = members.map(({ name }) => name);
  await port.command((inside) => inside.addSheet(correlationSheet(names, matrix, degreesOfFreedom, words), { cells }));
}

/** The name a formula gives its input; a label beside the cell is none. */
export function isNamed({ family, args }: FoundInput): boolean {
  const position = family === null ? -1 : distributionFamily(family)!.parameters.length - 1;
  return position >= 0 && (args[position]?.formula ?? '') !== '';
}

function namedCall({ family, args }: FoundInput, name: string): string {
  const { shapeParameters } = distributionFamily(family ?? '')!;
  const texts = Array.from({ length: shapeParameters + 2 }, (_, index) => args[index]?.formula ?? '');
  return distributionCall({
    family: family!,
    shape: texts.slice(0, shapeParameters),
    truncLow: texts[shapeParameters]!,
    truncHigh: texts[shapeParameters + 1]!,
    name,
  });
}

/** Writes other numbers into the table of a correlation. Cells with formulas, which follow others, stay. */
export async function changeCorrelation(port: WorkbookPort, correlation: FoundCorrelation, { matrix, degreesOfFreedom }: CorrelationTable): Promise<void> {
  const { matrixAddress, address } = correlation;
  if (matrixAddress === null) return;
  const [table, declaration] = await port.readRanges([matrixAddress, address]);
  const at = parseReference(table!.address);
  if (at === null || at.range === null) return;
  const { sheet, range } = at;
  const cells = new Map<string, CellValue>();
  matrix.forEach((row, rowIndex) =>
    row.forEach((value, columnIndex) => {
      const content = table!.formulas[rowIndex]?.[columnIndex] ?? null;
      if (rowIndex === columnIndex || (typeof content === 'string' && content.startsWith('='))) return;
      const [top, left] = [range.top + rowIndex, range.left + columnIndex];
      cells.set(formatReference({ sheet, range: { top, left, bottom: top, right: left } }), value);
    }),
  );
  const formula = declaration!.formulas[0]?.[0];
  if (degreesOfFreedom !== correlation.degreesOfFreedom && isFormula(formula)) cells.set(address, withDegreesOfFreedom(formula, degreesOfFreedom));
  await port.command((inside) => inside.writeCells(cells));
}

/** The inputs vary independently again; the numbers stay on the sheet. */
export async function removeCorrelation(port: WorkbookPort, { address }: FoundCorrelation): Promise<void> {
  await port.command((inside) => inside.writeRange(address, [[null]]));
}

function withDegreesOfFreedom(formula: string, degreesOfFreedom: number | null): string {
  const text = formula.slice(1);
  const call = formulaCalls(text).find(({ name }) => name === 'ROI.CORRELATE');
  if (call === undefined) return formula;
  const args = [...call.args.slice(0, 2).map((argument) => argument.text), ...(degreesOfFreedom === null ? [] : [String(degreesOfFreedom)])];
  return `=${text.slice(0, call.at)}ROI.CORRELATE(${args.join(',')})${text.slice(call.at + call.text.length)}`;
}
