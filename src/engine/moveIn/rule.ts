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
  /** Moves the distribution: added outside the call. */
  readonly location?: Argument;
  /** The formula around the draw, where the value is a rising function of a distribution of this product. */
  readonly around?: Around;
  readonly traps?: readonly TrapFacts[];
}

export interface Around {
  /** The draw must stand in the text once: each mention would be a draw of its own. */
  write(draw: string): string;
  /** The draw at which `write` gives a bound, for truncations; without it a truncation cannot be taken over. */
  bound?(bound: Argument): string;
}

export type ShapeResult = { readonly shape: Shape } | { readonly refused: RefusalFacts };

/** How a foreign distribution is taken over. */
export interface DistributionRule {
  readonly kind: 'distribution';
  /** Fewest and most parameters, properties not counted. */
  readonly parameters: readonly [number, number];
  /** The call goes on with its lowest value, its highest value and its name, each optional, as in Crystal Ball. */
  readonly cutoffs?: boolean;
  convert(args: readonly Argument[]): ShapeResult;
}

/** What a property function inside a distribution changes. */
export interface PropertyRule {
  readonly kind: 'property';
  readonly effect: PropertyEffect;
}

export type PropertyEffect =
  | 'name'
  /** Bounds before a shift. */
  | 'truncate'
  /** Bounds after a shift. */
  | 'truncateAfterShift'
  /** Bounds with a third argument that says what they count: values (1), standard deviations (2) or percentiles (3). */
  | 'truncateByType'
  | 'truncatePercentiles'
  | 'shift'
  | 'idleValue'
  /** Without influence on the numbers. */
  | 'dropped'
  | 'seed'
  /** A matrix of correlations, the position of the input in it, and which copy of the matrix. */
  | 'matrix'
  | 'leads'
  | 'follows'
  | 'refused';


/** A statistic of a simulated cell. `write` makes the formula out of what asks the last simulation. */
export interface StatisticRule {
  readonly kind: 'statistic';
  /** Arguments after the cell, before the optional number of the simulation. */
  readonly arguments: number;
  convert(ask: Ask, args: readonly Argument[]): StatisticResult;
}

/** Writes the formula that asks for a statistic of the cell, e.g. `ROI.SIMSTAT("NPV","percentile",0.1)`. */
export type Ask = (statistic: string, argument?: string) => string;

export type StatisticResult = { readonly text: string; readonly traps?: readonly TrapFacts[] } | { readonly refused: RefusalFacts };

export interface OutputRule {
  readonly kind: 'output';
  /** The first argument may be the cell that is the output, instead of its name. */
  readonly byReference: boolean;
}

export type ForeignRule =
  | DistributionRule
  | PropertyRule
  | StatisticRule
  | OutputRule
  /** A formula that becomes an input: its first argument is the formula. */
  | { readonly kind: 'formulaInput' }
  | { readonly kind: 'refused'; readonly refusal: RefusalFacts };

export type ProductRules = Readonly<Record<string, ForeignRule>>;

export const shaped = (family: string, args: readonly string[], more: Omit<Shape, 'family' | 'args'> = {}): ShapeResult => ({ shape: { family, args, ...more } });

export const refuse = (reason: Refusal['reason'], suggestion: Refusal['suggestion'], details?: Refusal['details']): { readonly refused: RefusalFacts } => ({
  refused: details === undefined ? { reason, suggestion } : { reason, suggestion, details },
});

/** The trap of a family that is exactly the same distribution under another name. */
export const sameShape = (family: string): readonly TrapFacts[] => [{ kind: 'sameShape', details: { family } }];

export const property = (effect: PropertyEffect): PropertyRule => ({ kind: 'property', effect });

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
