import { isCellError } from '../../engine/core/cellValue';
import type { WorkbookPort } from '../port';
import { isFormula } from '../writing/cellContent';
import { markedFormula, unmarkedFormula } from './outputFormula';

/** Cells become results the simulation watches, each under its name; one undo step. */
export async function watchCells(port: WorkbookPort, cells: readonly WatchedCell[]): Promise<void> {
  const ranges = await port.readRanges(cells.map(({ address }) => address));
  const marked = cells.flatMap(({ address, name }, index) => {
    const contents = ranges[index]!.formulas[0]?.[0];
    return isFormula(contents) || typeof contents === 'number' ? [[address, markedFormula(contents, name)] as const] : [];
  });
  await port.command((inside) => inside.writeCells(new Map(marked)));
}

export interface WatchedCell {
  readonly address: string;
  readonly name: string;
}

/** The cell is an ordinary one again; one undo step. */
export async function stopWatching(port: WorkbookPort, address: string): Promise<void> {
  await port.command(async (inside) => {
    const [range] = await inside.readRanges([address]);
    const contents = range?.formulas[0]?.[0];
    if (isFormula(contents)) await inside.writeRange(address, [[unmarkedFormula(contents)]]);
  });
}

/**
 * Whether a cell holds a number, or a formula that gives one: anything else has no outcomes to count. A formula still being
 * calculated gets the benefit of the doubt.
 */
export async function canBeWatched(port: WorkbookPort, address: string): Promise<boolean> {
  const [range] = await port.readRanges([address]);
  const value = range?.values[0]?.[0];
  return typeof value === 'number' || (value !== undefined && isCellError(value) && value.error === '#BUSY!');
}
