import { quoted } from './formulaText';
import type { CellPlace, Trap } from './conversion';
import type { InputDraft } from './readInput';
import { UniqueNames } from './uniqueNames';
import type { WorkbookReader } from './workbookReader';

export interface PlacedInput {
  readonly place: CellPlace;
  readonly input: InputDraft;
}

/** The name of an input in this product. */
export interface InputName {
  /** As a formula text; empty where the input needs none. */
  readonly text: string;
  readonly value: string;
  readonly traps: readonly Trap[];
}

const NO_NAME: InputName = { text: '', value: '', traps: [] };

/**
 * Names are how correlations find their inputs, and two inputs of one name would draw the same numbers. So correlated
 * inputs get the name of their cell or its label where they have none, and a name that is taken gets a number.
 */
export function nameInputs(inputs: readonly PlacedInput[], reader: WorkbookReader): ReadonlyMap<InputDraft, InputName> {
  const unique = new UniqueNames();
  const names = new Map<InputDraft, InputName>();
  for (const { input } of inputs) if (input.name?.value !== undefined) names.set(input, givenName(input.call, input.name.text, input.name.value, unique));
  for (const { place, input } of inputs) {
    if (names.has(input)) continue;
    if (input.links.length === 0) {
      names.set(input, input.name === undefined ? NO_NAME : { text: input.name.text, value: '', traps: [] });
      continue;
    }
    const value = unique.take(reader.title(place));
    names.set(input, { text: quoted(value), value, traps: [{ kind: 'named', call: input.call, details: { name: value } }] });
  }
  return names;
}

function givenName(call: string, text: string, wanted: string, unique: UniqueNames): InputName {
  const value = unique.take(wanted);
  return value === wanted ? { text, value, traps: [] } : { text: quoted(value), value, traps: [{ kind: 'renamed', call, details: { from: wanted, to: value } }] };
}
