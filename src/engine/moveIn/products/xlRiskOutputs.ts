import { parseFormula } from '../../formula/parse/parseFormula';
import type { CellPlace } from '../conversion';
import type { WorkbookReader } from '../workbookReader';

const SETTINGS_SHEET = 'XLRisk';
const LIST_NAME = 'RiskOutputs';

export interface ListedOutput {
  readonly place: CellPlace;
  readonly name: string | undefined;
}

/** Outputs that XLRisk keeps in a list on its own sheet: an address and a name in every row below the list's heading. */
export function xlRiskOutputs(reader: WorkbookReader): readonly ListedOutput[] {
  const heading = reader.rangeOfName(LIST_NAME, SETTINGS_SHEET);
  if (heading === undefined) return [];
  const places: ListedOutput[] = [];
  for (let row = heading.bottom + 1; ; row++) {
    const address = reader.cell({ sheet: heading.sheet, row, column: heading.left })?.value;
    if (typeof address !== 'string') return places;
    const name = reader.cell({ sheet: heading.sheet, row, column: heading.left + 1 })?.value;
    const parsed = parseFormula(address);
    const area = parsed.ok ? reader.cellsOf(parsed.value, heading.sheet) : undefined;
    if (area === undefined) continue;
    for (let down = area.top; down <= area.bottom; down++) {
      for (let across = area.left; across <= area.right; across++) places.push({ place: { sheet: area.sheet, row: down, column: across }, name: typeof name === 'string' && name !== '' ? name : undefined });
    }
  }
}
