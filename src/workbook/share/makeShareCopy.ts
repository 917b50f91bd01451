import type { Words } from '../../locales';
import type { WorkbookPort } from '../port';
import { requireUnprotected } from '../requireUnprotected';
import { literally, type CellContent } from '../writing/cellContent';
import { takeApart } from './formulaTemplate';
import { cellValues, firstCell } from './cellValues';
import { addressOfCells, functionUse, type FunctionCell } from './functionCells';
import { addKeptFormulas, findKeptFormulas, keptWords, replaceKeptFormulas, type FoundFormulas, type KeptFormula } from './keptFormulas';
import { planOf } from './planShareCopy';
import type { SharePlan } from './shareCopy';
import { valuePrint } from './valuePrint';

/**
 * Replaces every formula that calls our functions by what it shows, so that the workbook reads the same without the
 * add-in. A formula that our functions only mark as a result stays a formula, without the mark. All of them are kept on a
 * hidden sheet before the first is replaced. One undo step in Excel on the web, which alone can undo that a sheet was hidden; done again, it adds what has come since.
 */
export async function makeShareCopy(port: WorkbookPort, words: Words<'report'>): Promise<SharePlan> {
  const use = functionUse(await port.readWorkbook());
  if (use.cells.length === 0) return planOf(use);
  await requireUnprotected(port, use.cells.map(addressOfCells));
  const kept = await findKeptFormulas(port);
  await port.command(
    async (inside) => {
      await keep(inside, kept, use.cells.map(keptCells), words);
      await replaceCells(inside, use.cells);
    },
    { undoable: 'online' },
  );
  return planOf(use);
}

async function keep(port: WorkbookPort, kept: FoundFormulas | null, formulas: readonly KeptFormula[], words: Words<'report'>): Promise<void> {
  if (kept?.isOurs !== true) return addKeptFormulas(port, { words: keptWords(words), formulas }, words);
  await replaceKeptFormulas(port, kept.sheet, { words: kept.words, formulas: [...kept.formulas, ...formulas] });
}

function keptCells(cell: FunctionCell): KeptFormula {
  const place = addressOfCells(cell);
  const kind = cell.native === null ? 'values' : 'formula';
  return { kind, place, now: place, formula: takeApart(cell.formula, cell.sheet), print: kind === 'formula' ? '' : valuePrint(cell.values) };
}

async function replaceCells(port: WorkbookPort, cells: readonly FunctionCell[]): Promise<void> {
  const contents = new Map<string, CellContent>();
  for (const cell of cells) {
    if (cell.native !== null) contents.set(addressOfCells({ sheet: cell.sheet, range: firstCell(cell.range) }), `=${cell.native}`);
    else if (cell.indivisible) await port.writeRange(addressOfCells(cell), cell.values.map((row) => row.map(literally)));
    else for (const [address, value] of cellValues(cell)) contents.set(address, literally(value));
  }
  if (contents.size > 0) await port.writeCells(contents);
}
