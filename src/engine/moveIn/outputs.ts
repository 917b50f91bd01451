import { MAX_FORMULA_LENGTH } from '../formula/workbookModel';
import { addressOf } from './addressOf';
import { quoted } from './formulaText';
import type { CellPlace } from './conversion';
import type { CellDraft, DraftPiece, OutputDraft, StatisticDraft } from './readCell';
import { UniqueNames } from './uniqueNames';
import type { WorkbookReader } from './workbookReader';

/** What a mark adds to a formula besides the name, with room for the number of a name that is taken. */
const MARK_LENGTH = 32;

/** An output of the workbook. */
export interface NamedOutput {
  readonly place: CellPlace;
  /** As a formula text, where the output stands. */
  readonly text: string;
  /** As a formula text, anywhere. */
  readonly reference: string;
}

/**
 * The outputs of a workbook: those that formulas mark, and those cells that become outputs because their statistics are
 * asked for.
 */
export class Outputs {
  private readonly unique = new UniqueNames();
  /** By address, in lower case. */
  private readonly marked = new Map<string, NamedOutput>();
  private readonly added = new Map<string, NamedOutput>();
  private readonly byName = new Map<string, NamedOutput>();
  private readonly inputPlaces = new Map<string, CellPlace>();

  constructor(
    drafts: readonly CellDraft[],
    private readonly refused: ReadonlySet<string>,
    private readonly reader: WorkbookReader,
  ) {
    const targets: CellPlace[] = [];
    for (const { cell, pieces } of drafts) {
      for (const piece of pieces) this.collect(piece, cell.place, targets);
    }
    for (const target of targets) this.mark(target);
  }

  /** The output that a call marks in its own cell; undefined where the call marks others. */
  of(draft: OutputDraft, place: CellPlace): NamedOutput | undefined {
    return draft.targets === undefined ? this.marked.get(keyOf(place)) : undefined;
  }

  /** Cells to be marked that no formula of their own marks. */
  get additions(): readonly NamedOutput[] {
    return [...this.added.values()];
  }

  /** The output that a statistic asks about, made one where it can be; undefined where it cannot. */
  source(statistic: StatisticDraft): NamedOutput | undefined {
    const { expression } = statistic.source;
    if (expression?.type === 'string') return this.named(expression.value);
    const place = placeAsked(statistic);
    return place === undefined ? undefined : this.mark(place);
  }

  /** Makes a cell an output; undefined where it is no formula or stays as it is. */
  mark(place: CellPlace, name?: string): NamedOutput | undefined {
    const key = keyOf(place);
    const known = this.marked.get(key) ?? this.added.get(key);
    if (known !== undefined) return known;
    const cell = this.reader.cell(place);
    if (this.refused.has(key) || cell?.formula === undefined || cell.arrayRange !== undefined || cell.spilled === true) return undefined;
    if (cell.formula.length + quoted(name ?? this.reader.title(place)).length + MARK_LENGTH > MAX_FORMULA_LENGTH) return undefined;
    const output = this.create(place, name === undefined ? undefined : { text: '', value: name });
    this.added.set(key, output);
    return output;
  }

  private collect(piece: DraftPiece, place: CellPlace, others: CellPlace[]): void {
    if (typeof piece === 'string') return;
    if ('inner' in piece) for (const inner of piece.inner) this.collect(inner, place, others);
    else if ('input' in piece && piece.input.name?.value !== undefined) this.inputPlaces.set(piece.input.name.value.toLowerCase(), place);
    else if ('output' in piece) {
      const { targets, name } = piece.output;
      if (targets === undefined) this.marked.set(keyOf(place), this.marked.get(keyOf(place)) ?? this.create(place, name));
      else others.push(...targets);
    }
  }

  private create(place: CellPlace, name: OutputDraft['name']): NamedOutput {
    if (name !== undefined && name.value === undefined) return { place, text: name.text, reference: name.text };
    const wanted = name?.value ?? this.reader.title(place);
    const value = this.unique.take(wanted);
    const output = { place, text: value === wanted && name !== undefined && name.text !== '' ? name.text : quoted(value), reference: quoted(value) };
    if (!this.byName.has(wanted.toLowerCase())) this.byName.set(wanted.toLowerCase(), output);
    return output;
  }

  private named(name: string): NamedOutput | undefined {
    const found = this.byName.get(name.toLowerCase());
    if (found !== undefined) return found;
    const input = this.inputPlaces.get(name.toLowerCase());
    return input === undefined ? undefined : this.mark(input);
  }
}

/** The cell that a statistic asks about; undefined where it asks for a name. */
export function placeAsked({ source }: StatisticDraft): CellPlace | undefined {
  const area = source.cells;
  return area?.values.length === 1 ? { sheet: area.sheet, row: area.top, column: area.left } : undefined;
}

export function keyOf(place: CellPlace): string {
  return addressOf(place).toLowerCase();
}
