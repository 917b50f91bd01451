import { fail, ok, type Result } from '../../engine/core/result';
import { distributionFamily } from '../../engine/risk/distributions/families';
import { buildSipLibrary, type NamedDistribution } from '../../engine/risk/sipmath/buildSipLibrary';
import { readSipLibrary } from '../../engine/risk/sipmath/readSipLibrary';
import { writeSipLibrary } from '../../engine/risk/sipmath/writeSipLibrary';
import type { Words } from '../../locales';
import type { WorkbookPort } from '../port';
import type { FoundInput, Uncertainty } from '../simulation/findUncertainty';
import { sipSheet } from './sipSheet';

export interface InsertedLibrary {
  readonly sheet: string;
  readonly count: number;
  readonly left: readonly string[];
}

/** Adds a sheet with the inputs of a SIPmath library; a file that is none fails with the reason. */
export async function insertSipLibrary(port: WorkbookPort, text: string, words: Words<'moveIn'>): Promise<Result<InsertedLibrary>> {
  const library = readSipLibrary(text);
  if (!library.ok) return fail(library.error);
  const { sheet, count, left } = sipSheet(library.value, words);
  return ok({ sheet: await port.addSheet(sheet, { activate: true }), count, left });
}

export interface SavedLibrary {
  /** The content of the file. */
  readonly text: string;
  readonly count: number;
  /** Inputs that no metalog can describe, or whose arguments cannot be read. */
  readonly left: readonly string[];
}

/** The uncertain inputs of a workbook as a SIPmath library. `date` as in 2026-11-21. */
export function saveSipLibrary({ inputs, correlations }: Uncertainty, facts: { readonly name: string; readonly date: string }): SavedLibrary {
  const unread: string[] = [];
  const named: NamedDistribution[] = [];
  for (const input of inputs) {
    const name = uniqueName(input, named);
    const distribution = distributionOf(input);
    if (distribution === undefined) unread.push(name);
    else named.push({ name, distribution });
  }
  const built = buildSipLibrary(
    named,
    correlations.map(({ names, matrix }) => ({ names, ranks: matrix })),
    { name: facts.name, provenance: 'ROI Modeler', dateCreated: facts.date },
  );
  return { text: writeSipLibrary(built.library), count: built.library.sips.length, left: [...unread, ...built.left] };
}

function distributionOf({ family, args }: FoundInput): NamedDistribution['distribution'] | undefined {
  const read = family === null ? undefined : distributionFamily(family)?.read(args.map(({ value }) => value ?? null));
  return read?.ok === true ? read.value.distribution : undefined;
}

function uniqueName({ name, label, address }: FoundInput, taken: readonly NamedDistribution[]): string {
  const wanted = name ?? label ?? address;
  return taken.some((other) => other.name === wanted) ? `${wanted} (${address})` : wanted;
}
