import { cellKey } from '../../engine/formula/workbookModel';
import { replacesFormula, type CellPatch } from './cellPatch';
import { CellWalk } from './cellWalk';
import { unescapeCharacters } from './escapedText';
import { SharedFormulas, type SharedMaster } from './sharedFormulas';
import { XmlScanner } from './xmlScanner';

/** What has to be known of a sheet before its first character is copied. */
export interface SheetSurvey {
  /** Those of the cells to be patched that the sheet has. */
  readonly cells: ReadonlySet<number>;
  readonly rows: ReadonlySet<number>;
  /** Formulas, as stored, for the cells that share the formula of a cell that loses it. */
  readonly expansions: ReadonlyMap<number, string>;
}

/** A formula that cells share cannot be written out, because nobody can read it: the first of them must keep it. */
export class SharedFormulaError extends Error {
  constructor(
    readonly row: number,
    readonly column: number,
  ) {
    super('shared formula');
  }
}

export function surveySheet(source: string, patches: ReadonlyMap<number, CellPatch>): SheetSurvey {
  const xml = new XmlScanner(source);
  const walk = new CellWalk(xml);
  const cells = new Set<number>();
  const rows = new Set<number>();
  const shared = new SharedFormulas();
  const losing = new Set<SharedMaster>();
  const copies: { readonly row: number; readonly column: number; readonly index: string; readonly master: SharedMaster | undefined }[] = [];
  const loses = (row: number, column: number): boolean => {
    const patch = patches.get(cellKey(row, column));
    return patch !== undefined && replacesFormula(patch);
  };
  const anyLoses = [...patches.values()].some(replacesFormula);
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event === 'close' && xml.name === 'sheetData') break;
    if (event !== 'open') continue;
    if (xml.name === 'row') {
      walk.enterRow();
      rows.add(walk.row);
    } else if (xml.name === 'c') {
      walk.enterCell();
      const key = cellKey(walk.row, walk.column);
      if (patches.has(key)) cells.add(key);
    } else if (anyLoses && xml.name === 'f' && xml.attribute('t') === 'shared') {
      const { row, column } = walk;
      const index = xml.attribute('si');
      const isMaster = xml.attribute('ref') !== undefined;
      const text = unescapeCharacters(xml.innerText());
      if (index === undefined) continue;
      if (text === '') copies.push({ row, column, index, master: shared.master(index) });
      else if (isMaster) {
        const master = shared.add(index, row, column, text);
        if (loses(row, column)) losing.add(master);
      }
    }
  }
  const expansions = new Map<number, string>();
  for (const { row, column, index, master: known } of copies) {
    const master = known ?? shared.master(index);
    if (master === undefined || !losing.has(master) || loses(row, column)) continue;
    if (!master.movable) throw new SharedFormulaError(master.row, master.column);
    expansions.set(cellKey(row, column), master.textAt(row, column));
  }
  return { cells, rows, expansions };
}
