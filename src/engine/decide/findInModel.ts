import { invalidArgument } from '../core/error';
import { fail, ok, type Result } from '../core/result';
import { cellAddress, sheetPrefix } from '../formula/parse/address';
import type { CompiledModel } from '../compile/compiledModel';

/** Anything of a model that stands in a cell and may have a name. */
interface NamedCell {
  readonly name: string | null;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Such as `Inputs!C5`. */
export function addressOf({ sheet, row, column }: NamedCell): string {
  return sheetPrefix(sheet) + cellAddress(row, column);
}

/** Whether a text means this cell, by its name or its address; case and `$` do not matter. */
export function isMeant(text: string, cell: NamedCell): boolean {
  return text === cell.name || plain(text) === plain(addressOf(cell)) || plain(text) === plain(cell.name ?? '');
}

function plain(text: string): string {
  return text.replaceAll('$', '').toUpperCase();
}

/** The number of an output by name or address; without either, of the only one. */
export function findOutput({ outputs }: CompiledModel, text: string | undefined): Result<number> {
  if (text === undefined && outputs.length === 1) return ok(0);
  const found = text === undefined ? -1 : outputs.findIndex((output) => isMeant(text, output));
  if (found >= 0) return ok(found);
  const details = { names: outputs.map(({ name }) => name).join(', ') };
  return fail(text === undefined ? invalidArgument('decideWhichOutput', { details }) : invalidArgument('simulationUnknownOutput', { received: text, details }));
}

/** The number of a parameter by name or address. */
export function findParameter({ parameters }: CompiledModel, text: string): Result<number> {
  const found = parameters.findIndex((parameter) => isMeant(text, parameter));
  if (found >= 0) return ok(found);
  return fail(invalidArgument('decideUnknownCell', { received: text, details: { names: parameters.map(({ name }) => name).join(', ') } }));
}
