import { asOperand, composeFormula } from '../../engine/formula/parse/composeFormula';
import { parseFormula } from '../../engine/formula/parse/parseFormula';

/** What a call of a distribution is made of; texts of formulas, empty where left out. */
export interface DistributionCall {
  /** `PERT` for ROI.PERT. */
  readonly family: string;
  /** As many as the function has parameters for its shape. */
  readonly shape: readonly string[];
  readonly truncLow: string;
  readonly truncHigh: string;
  /** A text, or a formula that gives it (with `=`); empty without a name. */
  readonly name: string;
}

/** The call as it stands in a formula; arguments left out at the end are not written. */
export function distributionCall({ family, shape, truncLow, truncHigh, name }: DistributionCall): string {
  const written = name.startsWith('=') ? name.slice(1) : name === '' ? '' : `"${name.replaceAll('"', '""')}"`;
  const args = [...shape, truncLow, truncHigh, written];
  while (args.at(-1) === '') args.pop();
  return `ROI.${family}(${args.join(',')})`;
}

/** The name argument of a call as the editor shows it: the text itself, or the formula with `=`. */
export function writtenName(argument: string): string {
  if (argument === '') return '';
  const parsed = parseFormula(argument);
  return parsed.ok && parsed.value.type === 'string' ? parsed.value.value : `=${argument}`;
}

/** A formula whose result is multiplied by something uncertain. */
export function withFactor(formula: string, call: string): string {
  return `=${composeFormula('formula*call', { formula: formula.slice(1), call })}`;
}

/** The formula with another text in place of the call that begins at `at`; `=42` becomes the number 42. */
export function withCallReplaced(formula: string, call: string, at: number, replacement: string): string | number {
  const [before, after] = [formula.slice(1, at), formula.slice(at + call.length)];
  const alone = before.trim() === '' && after.trim() === '';
  const constant = alone && replacement.trim() !== '' ? Number(replacement) : NaN;
  return Number.isFinite(constant) ? constant : `=${before}${alone ? replacement : asOperand(replacement)}${after}`;
}
