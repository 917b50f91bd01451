import { distributionFamily } from '../risk/distributions/families';
import { composeFormula } from '../formula/parse/composeFormula';
import type { Argument } from './argument';
import { numberText } from './formulaText';
import type { Refusal, Trap } from './conversion';
import { quantileFormula } from './quantileFormula';
import type { DistributionRule, PropertyEffect, RefusalFacts, Shape, TrapFacts } from './rule';
import type { CellArea } from './workbookReader';

/** A property inside a foreign distribution, with its arguments. */
export interface WrittenProperty {
  readonly call: string;
  readonly effect: PropertyEffect;
  readonly args: readonly Argument[];
}

/** An uncertain input on its way: what it draws, and what it says about itself. */
export interface InputDraft {
  readonly call: string;
  readonly shape: Shape;
  /** Formula texts; empty where there is no bound. */
  readonly low: string;
  readonly high: string;
  /** Added outside the call. */
  readonly shifts: readonly Argument[];
  /** The name as the former formula gives it. */
  readonly name: { readonly text: string; readonly value: string | undefined } | undefined;
  readonly links: readonly CorrelationLink[];
  readonly traps: readonly Trap[];
}

/** How an input says that it moves with others. */
export type CorrelationLink =
  | { readonly kind: 'matrix'; readonly call: string; readonly area: CellArea; readonly position: number; readonly copy: string }
  | { readonly kind: 'leads'; readonly call: string; readonly group: string }
  | { readonly kind: 'follows'; readonly call: string; readonly group: string; readonly correlation: number; readonly literal: boolean };

export type InputResult = { readonly input: InputDraft } | { readonly refusal: Refusal };

/** Bounds as they come together from properties, before they are written. */
interface Bounds {
  readonly low: Argument | undefined;
  readonly high: Argument | undefined;
  readonly kind: 'beforeShift' | 'afterShift' | 'percentiles';
  readonly call: string;
}

/** Reads a call of a distribution: parameters by the rule of its function, properties wherever they stand. */
export function readInput(call: string, rule: DistributionRule, args: readonly Argument[], properties: readonly WrittenProperty[]): InputResult {
  return new InputReader(call, rule, args, properties).read();
}

class InputReader {
  private readonly traps: Trap[] = [];
  private refusal: Refusal | undefined;

  constructor(
    private readonly call: string,
    private readonly rule: DistributionRule,
    private readonly args: readonly Argument[],
    private readonly properties: readonly WrittenProperty[],
  ) {}

  read(): InputResult {
    const [fewest, most] = this.rule.parameters;
    const cutoffs = this.rule.cutoffs === true ? 3 : 0;
    const given = this.args.length;
    const parameters = this.args.slice(0, most);
    if (parameters.some((argument) => argument.expression === undefined)) return this.refused({ reason: 'wrongArguments', suggestion: 'writeByHand' });
    if (given < fewest || given > most + cutoffs) {
      return this.refused({ reason: 'argumentCount', suggestion: 'writeByHand', details: { expected: fewest === most ? fewest : `${fewest}–${most}`, received: given } });
    }
    const result = this.rule.convert(parameters);
    if ('refused' in result) return this.refused(result.refused);
    const { shape } = result;
    this.addTraps(this.call, shape.traps ?? []);
    if (shape.location !== undefined && shape.location.constant !== 0) this.addTraps(this.call, [{ kind: 'locationOutside' }]);
    const location = shape.location === undefined || shape.location.constant === 0 ? undefined : shape.location;
    const shifting = this.properties.find(({ effect }) => effect === 'shift');
    const shift = shifting?.args[0];
    if (shifting !== undefined && shift?.isEmpty !== false) this.refuse(shifting.call, { reason: 'wrongArguments', suggestion: 'writeByHand' });
    const [low, high] = this.writeBounds(shape, this.bounds(cutoffsOf(this.args, most)), shift, location);
    const links = this.properties.flatMap((property) => this.link(property));
    this.noteOthers();
    if (this.refusal !== undefined) return { refusal: this.refusal };
    const shifts = [location, shift].filter((term) => term !== undefined);
    return { input: { call: this.call, shape, low, high, shifts, name: this.name(cutoffsOf(this.args, most)[2]), links, traps: this.traps } };
  }

  private name(cutoffName: Argument | undefined): InputDraft['name'] {
    const named = this.properties.find(({ effect }) => effect === 'name')?.args[0] ?? cutoffName;
    return named === undefined || named.isEmpty ? undefined : { text: named.text, value: named.string };
  }

  private bounds([low, high]: readonly (Argument | undefined)[]): Bounds | undefined {
    const present = (argument: Argument | undefined): Argument | undefined => (argument === undefined || argument.isEmpty ? undefined : argument);
    for (const { effect, args, call } of this.properties) {
      const both = { low: present(args[0]), high: present(args[1]), call };
      if (effect === 'truncate') return { ...both, kind: 'beforeShift' };
      if (effect === 'truncateAfterShift') return { ...both, kind: 'afterShift' };
      if (effect === 'truncatePercentiles') return { ...both, kind: 'percentiles' };
      if (effect !== 'truncateByType') continue;
      const type = args[2] === undefined || args[2].isEmpty ? 1 : args[2].constant;
      // Whether the bounds hold before or after a shift is not published.
      if (type === 1 && this.properties.some((other) => other.effect === 'shift')) this.refuse(call, { reason: 'orderUnpublished', suggestion: 'writeByHand' });
      if (type === 1) return { ...both, kind: 'beforeShift' };
      if (type === 3) return { ...both, kind: 'percentiles' };
      this.refuse(call, { reason: 'propertyNoEqual', suggestion: 'writeByHand' });
    }
    return present(low) === undefined && present(high) === undefined ? undefined : { low: present(low), high: present(high), kind: 'afterShift', call: this.call };
  }

  /** The bounds of the distribution itself, before anything is added to it or done with it. */
  private writeBounds(shape: Shape, bounds: Bounds | undefined, shift: Argument | undefined, location: Argument | undefined): readonly [string, string] {
    if (bounds === undefined) return ['', ''];
    const ends = [bounds.low, bounds.high] as const;
    if (bounds.kind === 'percentiles') {
      this.addTraps(bounds.call, [{ kind: 'truncationPercentiles' }]);
      const [low, high] = ends.map((share) => (share === undefined ? '' : this.percentile(shape, share, bounds.call)));
      return [low, high];
    }
    const added = [...(bounds.kind === 'afterShift' && shift !== undefined ? [shift] : []), ...(location === undefined ? [] : [location])];
    if (added.length > 0) this.addTraps(bounds.call, [{ kind: 'truncationShifted' }]);
    const [low, high] = ends.map((end) => {
      if (end === undefined) return '';
      const moved = end.beside(added.reduce((bound, { text }) => composeFormula('bound-shift', { bound, shift: text }), end.text));
      const plain = moved.constant === undefined ? moved : moved.beside(numberText(Number(moved.constant.toPrecision(15))));
      if (shape.around === undefined) return plain.text;
      if (shape.around.bound !== undefined) return shape.around.bound(plain);
      this.refuse(bounds.call, { reason: 'propertyNoEqual', suggestion: 'useMetalog' });
      return '';
    });
    return [low, high];
  }

  /** The value below which a share of the distribution lies: as a formula of the same cells, or as the number it is. */
  private percentile(shape: Shape, share: Argument, call: string): string {
    // A share of the draw is the same share of a rising function of it.
    const formula = quantileFormula(shape.family, shape.args, share);
    if (formula !== undefined) return formula;
    const args = shape.args.map((text) => {
      const argument = share.beside(text);
      return argument.constant ?? (argument.expression?.type === 'array' ? argument.expression.rows : undefined);
    });
    const known = args.some((argument) => argument === undefined) || share.constant === undefined ? undefined : distributionFamily(shape.family)?.read(args as never);
    if (known?.ok === true && share.constant !== undefined) return numberText(known.value.distribution.quantile(share.constant));
    this.refuse(call, { reason: 'needsConstants', suggestion: 'useConstants' });
    return '';
  }

  private link({ effect, args: [first, second, third], call }: WrittenProperty): readonly CorrelationLink[] {
    if (effect === 'matrix') {
      const area = first?.cells;
      const position = second?.number?.value;
      const size = area === undefined ? 0 : area.bottom - area.top + 1;
      const fits = area !== undefined && position !== undefined && area.right - area.left + 1 === size && Number.isInteger(position) && position >= 1 && position <= size;
      if (fits) return [{ kind: 'matrix', call, area, position, copy: third?.text.toLowerCase() ?? '' }];
      this.refuse(call, { reason: 'wrongArguments', suggestion: 'writeByHand' });
    }
    if (effect !== 'leads' && effect !== 'follows') return [];
    const group = first?.string;
    if (group !== undefined && effect === 'leads') return [{ kind: 'leads', call, group }];
    const correlation = second?.number;
    if (group !== undefined && correlation !== undefined) return [{ kind: 'follows', call, group, correlation: correlation.value, literal: correlation.literal }];
    this.refuse(call, { reason: 'needsConstants', suggestion: 'useConstants' });
    return [];
  }

  private noteOthers(): void {
    for (const { effect, call } of this.properties) {
      if (effect === 'refused') this.refuse(call, { reason: 'propertyNoEqual', suggestion: 'removeProperty' });
      if (effect === 'dropped') this.addTraps(call, [{ kind: 'propertyDropped' }]);
      if (effect === 'seed') this.addTraps(call, [{ kind: 'seedDropped' }]);
      if (effect === 'idleValue') this.addTraps(call, [{ kind: 'idleValue' }]);
    }
  }

  private addTraps(call: string, traps: readonly TrapFacts[]): void {
    this.traps.push(...traps.map((trap) => ({ ...trap, call })));
  }

  private refuse(call: string, facts: RefusalFacts): void {
    this.refusal ??= { ...facts, call };
  }

  private refused(facts: RefusalFacts): InputResult {
    return { refusal: { ...facts, call: this.call } };
  }
}

/** The lowest value, the highest value and the name that may follow the parameters. */
function cutoffsOf(args: readonly Argument[], parameters: number): readonly (Argument | undefined)[] {
  return [args[parameters], args[parameters + 1], args[parameters + 2]];
}
