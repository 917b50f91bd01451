import { Argument } from './argument';
import type { CellPlace, ForeignProduct, Refusal, Trap } from './conversion';
import { writePieces, type ForeignCall, type Pieces } from './pieces';
import type { ForeignFunction } from './products/foreignFunctions';
import { readInput, type InputDraft, type WrittenProperty } from './readInput';
import type { OutputRule, RefusalFacts, StatisticRule } from './rule';
import type { WorkbookReader } from './workbookReader';

/** A cell with foreign calls, as it stands. */
export interface ForeignCell {
  readonly place: CellPlace;
  readonly product: ForeignProduct;
  /** With its leading `=`. */
  readonly before: string;
  readonly pieces: Pieces;
}

/** A formula on its way: kept text and what stands in the place of foreign calls. */
export type DraftPiece = string | { readonly input: InputDraft } | { readonly output: OutputDraft } | { readonly statistic: StatisticDraft } | { readonly inner: readonly DraftPiece[] };

export interface OutputDraft {
  readonly call: string;
  /** As the former formula gives it; undefined where it leaves the name to the product. */
  readonly name: { readonly text: string; readonly value: string | undefined } | undefined;
  /** The cells that are outputs instead of the cell itself. */
  readonly targets: readonly CellPlace[] | undefined;
}

export interface StatisticDraft {
  readonly call: string;
  readonly rule: StatisticRule;
  /** The cell or the name asked about. */
  readonly source: Argument;
  readonly args: readonly Argument[];
}

export interface CellDraft {
  readonly cell: ForeignCell;
  readonly pieces: readonly DraftPiece[];
  readonly traps: readonly Trap[];
  readonly refusals: readonly Refusal[];
}

/** A range with more cells than this is no list of outputs. */
const MOST_OUTPUTS = 1000;

/** Reads what the foreign calls of a cell mean. Names and correlations are left to those who know the other cells. */
export function readCell(cell: ForeignCell, functionOf: (name: string) => ForeignFunction | undefined, reader: WorkbookReader): CellDraft {
  return new CellReader(cell, functionOf, reader).read();
}

class CellReader {
  private readonly traps: Trap[] = [];
  private readonly refusals: Refusal[] = [];

  constructor(
    private readonly cell: ForeignCell,
    private readonly functionOf: (name: string) => ForeignFunction | undefined,
    private readonly reader: WorkbookReader,
  ) {}

  read(): CellDraft {
    const pieces = this.pieces(this.cell.pieces);
    return { cell: this.cell, pieces, traps: this.traps, refusals: this.refusals };
  }

  private pieces(pieces: Pieces): readonly DraftPiece[] {
    return pieces.map((piece) => (typeof piece === 'string' ? piece : this.call(piece)));
  }

  private call(call: ForeignCall): DraftPiece {
    const rule = this.functionOf(call.name)?.rule;
    switch (rule?.kind) {
      case 'distribution': {
        const { parameters, properties } = this.split(call);
        if (call.args.some((argument) => this.hasCalls(argument))) return this.refuse(call.name, { reason: 'uncertainParameter', suggestion: 'writeByHand' });
        const result = readInput(call.name, rule, parameters, properties);
        if ('refusal' in result) return this.refuse(result.refusal.call, result.refusal);
        return { input: result.input };
      }
      case 'output':
        return this.output(call, rule);
      case 'statistic':
        return this.statistic(call, rule);
      case 'formulaInput':
        if (call.args[0] === undefined || call.args[0].length === 0) return this.refuse(call.name, { reason: 'wrongArguments', suggestion: 'writeByHand' });
        this.traps.push({ kind: 'propertyDropped', call: call.name });
        return { inner: this.pieces(call.args[0]) };
      case 'refused':
        return this.refuse(call.name, rule.refusal);
      default:
        return this.refuse(call.name, { reason: 'wrongArguments', suggestion: 'writeByHand' });
    }
  }

  private output(call: ForeignCall, rule: OutputRule): DraftPiece {
    const { parameters, properties } = this.split(call);
    if (call.args.some((argument) => this.hasCalls(argument))) return this.refuse(call.name, { reason: 'wrongArguments', suggestion: 'writeByHand' });
    for (const property of properties) this.traps.push({ kind: 'propertyDropped', call: property.call });
    const [first, range, position] = parameters;
    const area = rule.byReference ? first?.cells : undefined;
    if (area !== undefined) {
      const targets: CellPlace[] = [];
      for (let row = area.top; row <= area.bottom; row++) {
        for (let column = area.left; column <= area.right && targets.length < MOST_OUTPUTS; column++) targets.push({ sheet: area.sheet, row, column });
      }
      return { output: { call: call.name, name: undefined, targets } };
    }
    const ofRange = !rule.byReference && range !== undefined && !range.isEmpty;
    if (ofRange) this.traps.push({ kind: 'outputRange', call: call.name });
    const rangeName = ofRange ? [range.string, position?.text].filter(Boolean).join(' ') : undefined;
    const own = first === undefined || first.isEmpty ? undefined : { text: first.text, value: first.string };
    return { output: { call: call.name, name: own ?? (rangeName === undefined ? undefined : { text: '', value: rangeName }), targets: undefined } };
  }

  private statistic(call: ForeignCall, rule: StatisticRule): DraftPiece {
    const { parameters, properties } = this.split(call);
    if (call.args.some((argument) => this.hasCalls(argument))) return this.refuse(call.name, { reason: 'sourceCell', suggestion: 'writeByHand' });
    if (properties.length > 0) return this.refuse(call.name, { reason: 'propertyNoEqual', suggestion: 'removeProperty' });
    const [source, ...args] = parameters;
    const simulation = args[rule.arguments];
    if (source === undefined || args.length < rule.arguments) {
      return this.refuse(call.name, { reason: 'argumentCount', suggestion: 'writeByHand', details: { expected: rule.arguments + 1, received: parameters.length } });
    }
    if (simulation !== undefined && !simulation.isEmpty && simulation.constant !== 1) return this.refuse(call.name, { reason: 'noEqual', suggestion: 'useScenarios' });
    const asked = args.slice(0, rule.arguments);
    if (asked.some(({ isEmpty }) => isEmpty)) return this.refuse(call.name, { reason: 'wrongArguments', suggestion: 'writeByHand' });
    const possible = rule.convert(() => '', asked);
    return 'refused' in possible ? this.refuse(call.name, possible.refused) : { statistic: { call: call.name, rule, source, args: asked } };
  }

  private split(call: ForeignCall): { readonly parameters: readonly Argument[]; readonly properties: readonly WrittenProperty[] } {
    const parameters: Argument[] = [];
    const properties: WrittenProperty[] = [];
    for (const argument of call.args) {
      const property = this.property(argument);
      if (property === undefined) parameters.push(this.argument(argument));
      else properties.push(property);
    }
    return { parameters, properties };
  }

  private property(pieces: Pieces): WrittenProperty | undefined {
    const calls = pieces.filter((piece) => typeof piece !== 'string');
    if (calls.length !== 1 || pieces.some((piece) => typeof piece === 'string' && piece.trim() !== '')) return undefined;
    const [call] = calls;
    const rule = this.functionOf(call.name)?.rule;
    if (rule?.kind !== 'property') return undefined;
    return { call: call.name, effect: rule.effect, args: call.args.map((argument) => this.argument(argument)) };
  }

  /** True where a call remains that is no property, nor inside one: a parameter that the simulation itself would change. */
  private hasCalls(pieces: Pieces): boolean {
    const inside = this.property(pieces) === undefined ? pieces : pieces.flatMap((piece) => (typeof piece === 'string' ? [] : piece.args.flat()));
    return inside.some((piece) => typeof piece !== 'string');
  }

  private argument(pieces: Pieces): Argument {
    return new Argument(writePieces(pieces).trim(), this.reader, this.cell.place.sheet);
  }

  private refuse(call: string, facts: RefusalFacts): string {
    this.refusals.push({ ...facts, call });
    return '';
  }
}
