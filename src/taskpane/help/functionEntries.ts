import { type CellArgument, type RoiFunction } from '../../engine/core/roiFunction';
import { isCellError } from '../../engine/core/cellValue';
import { roiFunctions } from '../../engine/library';
import { type WordsFor } from '../../locales';

/** A worksheet function as the reference shows it. */
export interface FunctionEntry {
  /** As typed: `ROI.PHASED`. */
  readonly name: string;
  readonly family: string;
  readonly description: string;
  /** `=ROI.PAYBACK(flows, [rate])` */
  readonly signature: string;
  readonly parameters: readonly { readonly name: string; readonly meaning: string; readonly optional: boolean }[];
  readonly result: string;
  readonly errors: string;
  /** A formula that can be typed as it stands. */
  readonly example: string;
}

interface FunctionText {
  readonly description: string;
  readonly result: string;
  readonly errors: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Every function of the library in the words of one language, in the library's order. */
export function functionEntries({ functions, argumentNames }: WordsFor<'engine' | 'functions'>): readonly FunctionEntry[] {
  const families: Readonly<Record<string, string>> = functions.reference.families;
  const names: Readonly<Record<string, string>> = argumentNames;
  const texts: Readonly<Record<string, Readonly<Record<string, FunctionText>>>> = functions.texts;
  return roiFunctions.map((declaration) => {
    const text = texts[declaration.family][declaration.name];
    const parameters = declaration.parameters.map(({ name, optional }) => ({ name: names[name], meaning: text.parameters[name], optional }));
    return {
      name: `ROI.${declaration.name}`,
      family: families[declaration.family],
      description: text.description,
      signature: `=ROI.${declaration.name}(${parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(', ')})`,
      parameters,
      result: text.result,
      errors: text.errors,
      example: exampleFormula(declaration),
    };
  });
}

/** Entries that contain every word of the search, in name, description or arguments. */
export function matching(entries: readonly FunctionEntry[], search: string): readonly FunctionEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const text = [entry.name, entry.family, entry.description, ...entry.parameters.flatMap(({ name, meaning }) => [name, meaning])].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function exampleFormula({ name, example }: RoiFunction): string {
  return `=ROI.${name}(${example.map(literal).join(', ')})`;
}

/** An argument as it is typed in en-US. */
function literal(argument: CellArgument): string {
  if (argument === undefined || argument === null) return '';
  if (Array.isArray(argument)) return `{${argument.map((row: readonly CellArgument[]) => row.map(literal).join(',')).join(';')}}`;
  if (typeof argument === 'string') return `"${argument.replaceAll('"', '""')}"`;
  if (typeof argument === 'boolean') return String(argument).toUpperCase();
  return typeof argument === 'object' && isCellError(argument) ? argument.error : String(argument);
}
