import { headlineNames, MODEL_NAMES } from '../templates/modelNames';
import { formatReference, parseReference } from '../engine/formula/parse/address';
import { type WorkbookName, type WorkbookPort } from './port';
import { namedAddresses } from './readModel';
import { WorkbookError } from './workbookError';

/** How a template can come into this workbook. Two models in one would claim the same names, so the second gets a workbook of its own. */
export type InsertionPlan =
  | { readonly into: 'thisWorkbook'; readonly sheetsKept: number }
  | { readonly into: 'newWorkbook' };

/** Looks at the workbook before anything is changed: what the user is asked to agree to. */
export async function planInsertion(port: WorkbookPort): Promise<InsertionPlan> {
  const addresses = namedAddresses(await port.names());
  const hasModel = Object.values(headlineNames).some((name) => addresses.has(name.toLowerCase()));
  return hasModel ? { into: 'newWorkbook' } : { into: 'thisWorkbook', sheetsKept: (await port.sheetNames()).length };
}

/**
 * Appends the template's sheets and shows the one with the headline result. Existing sheets stay as they are;
 * a sheet whose name is taken arrives with a number behind it, and its formulas follow. The sheets are there even
 * where showing one is refused, so that refusal is no failure.
 */
export async function insertTemplate(port: WorkbookPort, xlsx: Uint8Array): Promise<readonly string[]> {
  requireXlsx(xlsx);
  const lost = (await port.names()).filter(isLost).map(({ name }) => name);
  if (lost.length > 0) await port.deleteNames(lost);
  const inserted = await port.insertSheets(xlsx);
  const dashboard = parseReference(namedAddresses(await port.names()).get(headlineNames.returnOnInvestment.toLowerCase()) ?? '')?.sheet ?? inserted[0];
  await port.select(formatReference({ sheet: dashboard, range: { top: 0, left: 0, bottom: 0, right: 0 } })).catch(() => undefined);
  return inserted;
}

/** For a workbook that already holds a model, and where the host cannot insert charts. */
export async function openTemplate(port: WorkbookPort, xlsx: Uint8Array): Promise<void> {
  requireXlsx(xlsx);
  await port.openAsNewWorkbook(xlsx);
}

/**
 * A name of a model whose sheets were deleted. It would keep its place: the same name of the template would come without its
 * cell, and the pane would find no results.
 */
function isLost({ name, sheet, formula }: WorkbookName): boolean {
  return sheet === null && name.startsWith(MODEL_NAMES) && formula.includes('#REF!');
}

/** An xlsx file is a zip archive, which starts with the letters PK; a page served in its place does not. */
function requireXlsx(bytes: Uint8Array): void {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new WorkbookError('damagedFile', `${bytes.length} bytes`);
}
