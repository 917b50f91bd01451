import { strFromU8, unzipSync } from 'fflate';
import { cellKey, type CellModel, type CellRange } from '../../engine/formula/workbookModel';
import { parseAddress } from './address';
import { patchValues, type CellPatch } from './patchValues';
import type { PackageModel } from './readModel';
import { XmlScanner } from './xmlScanner';

/** A formula as typed without `=`. */
export interface NewFormula {
  readonly text: string;
  /** The rectangle it fills, for an array formula. */
  readonly array?: CellRange;
}

/**
 * Gives cells of an xlsx file new formulas, by sheet and cell key, and leaves everything else as it is. The values that
 * cells show stay until the file is calculated. Other cells of a shared formula get texts of their own, because they may
 * refer to a cell that no longer holds it.
 */
export function patchFormulas(bytes: Uint8Array, model: PackageModel, formulas: ReadonlyMap<string, ReadonlyMap<number, NewFormula>>): Uint8Array {
  const parts = unzipSync(bytes, { filter: ({ name }) => model.sheets.some(({ part }) => part === name) });
  const patches = new Map<string, ReadonlyMap<number, CellPatch>>();
  for (const { name, part, cells } of model.sheets) {
    const own = formulas.get(name);
    const content = parts[part];
    if (own === undefined || content === undefined) continue;
    const changed = new Map<number, CellPatch>();
    for (const key of sharedWith([...own.keys()], strFromU8(content))) {
      const cell = cells.get(key);
      if (cell?.formula !== undefined) changed.set(key, { value: cell.value, formula: { text: cell.formula } });
    }
    for (const [key, formula] of own) changed.set(key, { value: shownValue(cells.get(key)), formula });
    patches.set(part, changed);
  }
  return patchValues(bytes, patches);
}

function shownValue(cell: CellModel | undefined): CellPatch['value'] {
  return cell?.value ?? null;
}

/** The cells that share a formula with one of the given cells. */
function sharedWith(keys: readonly number[], source: string): readonly number[] {
  const groups = new Map<string, number[]>();
  const groupOf = new Map<number, string>();
  for (const { key, group } of sharedFormulas(source)) {
    groupOf.set(key, group);
    groups.set(group, [...(groups.get(group) ?? []), key]);
  }
  const touched = new Set(keys.flatMap((key) => groupOf.get(key) ?? []));
  return [...touched].flatMap((group) => groups.get(group) ?? []);
}

function* sharedFormulas(source: string): Generator<{ readonly key: number; readonly group: string }> {
  const xml = new XmlScanner(source);
  let row = -1;
  let column = -1;
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open') continue;
    if (xml.name === 'row') {
      const number = xml.attribute('r');
      row = number === undefined ? row + 1 : Number(number) - 1;
      column = -1;
    } else if (xml.name === 'c') {
      const position = parseAddress(xml.attribute('r') ?? '');
      row = position?.top ?? row;
      column = position?.left ?? column + 1;
    } else if (xml.name === 'f' && xml.attribute('t') === 'shared') {
      const group = xml.attribute('si');
      if (group !== undefined) yield { key: cellKey(row, column), group };
    }
  }
}
