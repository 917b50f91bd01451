import type { WorkbookPort } from '../port';
import type { Candidate } from '../simulation/findCandidates';
import { isFormula, type CellContent } from '../writing/cellContent';
import { distributionCall } from './distributionCall';
import { markedFormula } from './outputFormula';
import type { Influence } from './influence';
import type { WatchedCell } from './watchedCells';

/** A number that a result depends on and that may well be uncertain. */
export interface SuggestedInput {
  readonly address: string;
  readonly name: string;
  readonly value: number;
  /** As the cell shows it. */
  readonly text: string;
  /** More likely an estimate than a switch, a date, a year or a place in a table. */
  readonly plausible: boolean;
  /** How far the result moves while this number alone moves up and down by a tenth; null where that is not known. */
  readonly swing: number | null;
}

const DATE = /\d[-/.年]\d{1,2}[-/.月]\d|\d{4}\s*年|:\d\d/;

/** Whether a cell shows a date or a time of day. */
export function looksLikeDate(text: string): boolean {
  return DATE.test(text);
}

/**
 * The numbers behind a result: those first that look like estimates, and of these the ones first that move the result most;
 * in the order given where that is not known. Switches and zeros are left out. Names are told apart by a number, also from
 * those taken already.
 */
export async function suggestInputs(
  port: Pick<WorkbookPort, 'readRanges'>,
  candidates: readonly Candidate[],
  { influence, takenNames }: { readonly influence: Influence | null; readonly takenNames: readonly string[] },
): Promise<readonly SuggestedInput[]> {
  const numbers = candidates.filter((candidate): candidate is Candidate & { readonly value: number } => typeof candidate.value === 'number' && candidate.value !== 0);
  const ranges = await port.readRanges(numbers.map(({ address }) => address));
  const taken = new Set(takenNames.map((name) => name.toLowerCase()));
  const found = numbers.map(({ address, name, label, value, role }, index): SuggestedInput => {
    const text = ranges[index]!.text[0]?.[0] ?? String(value);
    const swing = influence?.get(address) ?? null;
    const plausible = role === 'estimate' && isPlausible(value, text) && (influence === null || (swing !== null && swing > 0));
    return { address, name: freeName(label ?? name ?? address, taken), value, text, plausible, swing };
  });
  return found.toSorted((a, b) => Number(b.plausible) - Number(a.plausible) || (b.swing ?? -1) - (a.swing ?? -1));
}

/** Dates and years are none, however a formula uses them. */
function isPlausible(value: number, text: string): boolean {
  return !looksLikeDate(text) && !(Number.isInteger(value) && !text.includes('%') && value >= 1900 && value <= 2100);
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted} ${number}`;
  taken.add(name.toLowerCase());
  return name;
}

/** What stood in the cells before, by address; written back, it undoes the start. */
export type FormerContents = ReadonlyMap<string, CellContent>;

/**
 * Gives every input a PERT distribution from so much less to so much more than its value (`spread` 0.2: ±20 %; a
 * percentage that cannot exceed 100 % stops there) and watches the outputs. One undo step.
 */
export async function startUncertain(port: WorkbookPort, inputs: readonly SuggestedInput[], spread: number, outputs: readonly WatchedCell[]): Promise<FormerContents> {
  const addresses = [...inputs, ...outputs].map(({ address }) => address);
  const ranges = await port.readRanges(addresses);
  const former = new Map(addresses.map((address, index) => [address, ranges[index]!.formulas[0]?.[0] ?? null]));
  const written = new Map<string, CellContent>(inputs.map((input) => [input.address, `=${pertCall(input, spread)}`]));
  for (const { address, name } of outputs) {
    const contents = former.get(address);
    if (isFormula(contents) || typeof contents === 'number') written.set(address, markedFormula(contents, name));
  }
  await port.command((inside) => inside.writeCells(written));
  return former;
}

function pertCall({ name, value, text }: SuggestedInput, spread: number): string {
  const isShare = text.trim().endsWith('%') && value > 0 && value <= 1;
  const [low, high] = [value * (1 - spread), value * (1 + spread)].sort((a, b) => a - b) as [number, number];
  const shape = [low, value, isShare ? Math.min(1, high) : high].map((number) => String(Number(number.toPrecision(12))));
  return distributionCall({ family: 'PERT', shape: [...shape, ''], truncLow: '', truncHigh: '', name });
}
