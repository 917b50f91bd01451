import { type PaneWords } from '../../../locales';
import { type FoundInput } from '../../../workbook/simulation/findUncertainty';
import { readShape } from '../editor/shapes';

/** What an input is called in lists: its name, its label, else its cell. */
export function inputName({ name, label, address }: FoundInput): string {
  return name ?? label ?? address;
}

/** The shape of an input in the editor's words; a random number of Excel where it has none. */
export function shapeName({ family, args }: FoundInput, words: PaneWords['simulate']): string {
  if (family === null) return words.model.random;
  const read = readShape(family, args.map(({ formula }) => formula));
  return read === null ? family : words.shapes[read.shape.id].name;
}
