import type { Argument } from './argument';
import type { Refusal, Trap } from './conversion';

/** A trap or a refusal before it is known which call it belongs to. */
export type TrapFacts = Omit<Trap, 'call'>;
export type RefusalFacts = Omit<Refusal, 'call'>;

/** The distribution of this product that a foreign call means. */
export interface Shape {
  /** Name of the family, e.g. `PERT`. */
  readonly family: string;
  /** Formula texts of the parameters that shape it; a comma operator inside would need parentheses. */
  readonly args: readonly string[];
  /** A constant that moves the distribution, as a formula text to be added. */
  readonly location?: string;
  /** The value is e to the power of the distribution. */
  readonly exponential?: boolean;
  readonly traps?: readonly TrapFacts[];
}

export type ShapeResult = { readonly shape: Shape } | { readonly refused: RefusalFacts };

/** How a foreign distribution is taken over. */
export interface DistributionRule {
  readonly kind: 'distribution';
  /** Fewest and most parameters, properties not counted. */
  readonly parameters: readonly [number, number];
  convert(args: readonly Argument[]): ShapeResult;
}

/** What a property function inside a distribution changes. */
export type PropertyRule = {
  readonly kind: 'property';
  readonly effect: 'name' | 'truncate' | 'truncateAfterShift' | 'truncatePercentiles' | 'shift' | 'idleValue' | 'dropped' | 'seed' | 'matrix' | 'leads' | 'follows' | 'independent' | 'refused';
};

/** A statistic of a simulated cell. `write` makes the formula out of what asks the last simulation. */
export interface StatisticRule {
  readonly kind: 'statistic';
  /** Arguments after the cell, before the optional number of the simulation. */
  readonly arguments: number;
  convert(ask: (statistic: string, argument?: string) => string, args: readonly Argument[]): { readonly text: string; readonly traps?: readonly TrapFacts[]; readonly compound?: boolean } | { readonly refused: RefusalFacts };
}

export type ForeignRule =
  | DistributionRule
  | PropertyRule
  | StatisticRule
  | { readonly kind: 'output' }
  | { readonly kind: 'makeInput' }
  | { readonly kind: 'refused'; readonly refusal: RefusalFacts };

export type ProductRules = Readonly<Record<string, ForeignRule>>;

export const shaped = (family: string, args: readonly string[], more: Omit<Shape, 'family' | 'args'> = {}): ShapeResult => ({ shape: { family, args, ...more } });

export const refuse = (reason: Refusal['reason'], suggestion: Refusal['suggestion'], details?: Refusal['details']): { readonly refused: RefusalFacts } => ({
  refused: details === undefined ? { reason, suggestion } : { reason, suggestion, details },
});

/** Same parameters in the same order. */
export function same(family: string, fewest: number, most = fewest, traps: readonly TrapFacts[] = []): DistributionRule {
  return { kind: 'distribution', parameters: [fewest, most], convert: (args) => shaped(family, args.map(({ text }) => text), { traps }) };
}

export function distribution(parameters: number | readonly [number, number], convert: DistributionRule['convert']): DistributionRule {
  return { kind: 'distribution', parameters: typeof parameters === 'number' ? [parameters, parameters] : parameters, convert };
}

export function notTakenOver(reason: Refusal['reason'], suggestion: Refusal['suggestion']): ForeignRule {
  return { kind: 'refused', refusal: { reason, suggestion } };
}
