import { isCellError, type CellValue } from '../engine/core/cellValue';
import { CHECKS_NAME, headlineNames, type HeadlineKind } from '../templates/modelNames';
import { formatReference, parseReference } from '../engine/formula/parse/address';
import { type RangeSnapshot, type WorkbookName, type WorkbookPort } from './port';

/** The model in a workbook, as its own named cells tell it. */
export interface ModelReading {
  readonly headlines: readonly Headline[];
  readonly checks: readonly ModelCheck[];
}

export interface Headline {
  readonly kind: HeadlineKind;
  readonly address: string;
  readonly value: CellValue;
  /** As the cell shows it, or null where the column is too narrow to show it. */
  readonly text: string | null;
}

export interface ModelCheck {
  readonly description: string;
  /** `pending` while the check is still being calculated, `unknown` when it cannot be. */
  readonly outcome: 'holds' | 'broken' | 'pending' | 'unknown';
  /** Where to look: the place the check names, else the check's own cell. */
  readonly address: string;
}

/**
 * Reads headlines and checks by name, one request for the names and one for the cells.
 * Null when the workbook holds no model.
 */
export async function readModel(port: WorkbookPort): Promise<ModelReading | null> {
  const addresses = namedAddresses(await port.names());
  const found = Object.entries(headlineNames).flatMap(([kind, name]) => {
    const address = addresses.get(name.toLowerCase());
    return address === undefined ? [] : [{ kind: kind as HeadlineKind, address }];
  });
  if (found.length === 0) return null;
  const checks = addresses.get(CHECKS_NAME.toLowerCase());
  const ranges = await port.readRanges([...found.map(({ address }) => address), ...(checks === undefined ? [] : [checks])]);
  return {
    headlines: found.map(({ kind }, index) => headline(kind, ranges[index])),
    checks: checks === undefined ? [] : checksIn(ranges[found.length]),
  };
}

/** Addresses by name in lower case. A workbook's name wins over a sheet's: a second copy of a model keeps its names to its sheets. */
export function namedAddresses(names: readonly WorkbookName[]): ReadonlyMap<string, string> {
  const widestFirst = [...names.filter(({ sheet }) => sheet === null), ...names.filter(({ sheet }) => sheet !== null)];
  const addresses = new Map<string, string>();
  for (const { name, address } of widestFirst) {
    const key = name.toLowerCase();
    if (address !== null && !addresses.has(key)) addresses.set(key, address);
  }
  return addresses;
}

function headline(kind: HeadlineKind, { address, values, text }: RangeSnapshot): Headline {
  const shown = text[0][0];
  return { kind, address, value: values[0][0], text: /^#+$/.test(shown) ? null : shown };
}

function checksIn({ address, values, text }: RangeSnapshot): readonly ModelCheck[] {
  const place = parseReference(address);
  return values.flatMap((row, index) => {
    const description = text[index][0];
    if (place === null || place.range === null || description === '') return [];
    const { top, right } = place.range;
    const ownCell = { sheet: place.sheet, range: { top: top + index, left: right, bottom: top + index, right } };
    const named = text[index].slice(1, -1).find((cell) => parseReference(cell) !== null);
    return [{ description, outcome: outcomeOf(row[row.length - 1]), address: named ?? formatReference(ownCell) }];
  });
}

function outcomeOf(result: CellValue): ModelCheck['outcome'] {
  if (result === true || result === 1) return 'holds';
  if (result === false || result === 0) return 'broken';
  return isCellError(result) && result.error === '#BUSY!' ? 'pending' : 'unknown';
}
