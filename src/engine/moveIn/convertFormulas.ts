import { MAX_FORMULA_LENGTH, type WorkbookModel } from '../formula/workbookModel';
import { asOperand, withFirstTerm } from '../formula/parse/composeFormula';
import type { AddedCell, CellPlace, Conversion, ConvertedCell, ForeignProduct, Refusal, RefusedCell, RefusedName, Trap } from './conversion';
import { placeCorrelations } from './correlations';
import { nameInputs, type InputName } from './inputNames';
import { keyOf, Outputs, placeAsked, type NamedOutput } from './outputs';
import { callsIn, readPieces } from './pieces';
import { foreignFunctions, MAY_BE_FOREIGN, type ForeignFunction } from './products/foreignFunctions';
import { xlRiskOutputs } from './products/xlRiskOutputs';
import { readCell, type CellDraft, type DraftPiece, type ForeignCell } from './readCell';
import type { InputDraft } from './readInput';
import { placeOf, WorkbookReader } from './workbookReader';
import { writeInput } from './writeInput';

/**
 * What it takes to move a workbook of @RISK, Crystal Ball, Analytic Solver or XLRisk into this product: the new formula
 * of every cell with a call of theirs, with what a careful reader should know about it, or the reason why the cell stays
 * as it is. A cell is converted whole or not at all. Nothing is written. Linear in the formulas of the workbook.
 */
export function convertFormulas(model: WorkbookModel): Conversion {
  return new Converter(model).convert();
}

class Converter {
  private readonly reader: WorkbookReader;
  private readonly functionOf: (name: string) => ForeignFunction | undefined;
  private readonly refused: RefusedCell[] = [];

  constructor(private readonly model: WorkbookModel) {
    this.reader = new WorkbookReader(model);
    this.functionOf = foreignFunctions(this.reader);
  }

  convert(): Conversion {
    let drafts = this.readCells().filter((draft) => draft.refusals.length === 0 || this.refuse(draft.cell, draft.refusals));
    for (;;) {
      const { converted, kept } = this.writeWhatCan(drafts);
      const inputs = kept.flatMap((draft) => inputsOf(draft.pieces).map((input) => ({ place: draft.cell.place, product: draft.cell.product, input })));
      const { added, tooLong } = placeCorrelations(inputs, nameInputs(inputs, this.reader), this.reader);
      if (tooLong.size === 0) return this.conversion(converted, added);
      // Inputs that move together are not converted into inputs that do not.
      drafts = kept.filter((draft) => {
        const call = inputsOf(draft.pieces).flatMap((input) => tooLong.get(input) ?? [])[0];
        return call === undefined || this.refuse(draft.cell, [tooLongFor(call)]);
      });
    }
  }

  private conversion(converted: readonly ConvertedCell[], added: readonly AddedCell[]): Conversion {
    return { converted: this.inOrder(converted), refused: this.inOrder(this.refused), added: this.inOrder(added), names: this.readNames(), hasHiddenAssumptions: this.model.sheets.some(({ name }) => HIDDEN_ASSUMPTIONS.test(name)) };
  }

  private readCells(): readonly CellDraft[] {
    const drafts: CellDraft[] = [];
    for (const { name, cells } of this.model.sheets) {
      for (const [key, { formula, arrayRange, dynamic }] of cells) {
        if (formula === undefined || !MAY_BE_FOREIGN.test(formula)) continue;
        const cell = this.foreignCell(placeOf(name, key), formula);
        if (cell === undefined) continue;
        const isArray = arrayRange !== undefined && dynamic !== true && (arrayRange.bottom > arrayRange.top || arrayRange.right > arrayRange.left);
        if (isArray) this.refuse(cell, [{ reason: 'cellInArray', suggestion: 'writeByHand', call: firstCall(cell) }]);
        else drafts.push(readCell(cell, this.functionOf, this.reader));
      }
    }
    return drafts;
  }

  private readNames(): readonly RefusedName[] {
    return this.model.names.flatMap(({ name, formula }) => {
      const pieces = MAY_BE_FOREIGN.test(formula) ? readPieces(formula, (called) => this.functionOf(called) !== undefined) : undefined;
      const [call] = pieces?.ok === true ? callsIn(pieces.value) : [];
      const product = call === undefined ? undefined : this.functionOf(call.name)?.product;
      if (call === undefined || product === undefined) return [];
      return [{ name, product, before: `=${formula}`, reasons: [{ reason: 'inName', suggestion: 'putInCell', call: call.name }] }];
    });
  }

  private foreignCell(place: CellPlace, formula: string): ForeignCell | undefined {
    const before = `=${formula}`;
    const pieces = readPieces(formula, (name) => this.functionOf(name) !== undefined);
    if (!pieces.ok) {
      const called = MENTIONED_CALL.exec(formula)?.[1];
      const product = called === undefined ? undefined : this.functionOf(called)?.product;
      if (called !== undefined && product !== undefined) {
        this.refuse({ place, product, before, pieces: [] }, [{ reason: 'unreadableFormula', suggestion: 'writeByHand', call: called }]);
      }
      return undefined;
    }
    const [call] = callsIn(pieces.value);
    const product = call === undefined ? undefined : this.functionOf(call.name)?.product;
    return product === undefined ? undefined : { place, product, before, pieces: pieces.value };
  }

  private refuse({ place, product, before }: ForeignCell, reasons: RefusedCell['reasons']): false {
    this.refused.push({ ...place, product, before, reasons });
    return false;
  }

  /**
   * A statistic whose cell cannot become an output keeps its own cell from being converted, which may take the output
   * from another: so it is tried again with what is left, until nothing more is refused.
   */
  private writeWhatCan(drafts: readonly CellDraft[]): { readonly converted: readonly ConvertedCell[]; readonly kept: readonly CellDraft[] } {
    const askers = askersByCell(drafts);
    for (let kept = drafts, round = 1; ; round++) {
      const writer = new CellWriter(kept, new Set(this.refused.map(keyOf)), this.reader);
      const lost = new Set(kept.filter((draft) => !writer.canWrite(draft) || (round > MOST_ROUNDS && hasStatistics(draft))));
      // Whoever asks about a lost cell is lost too, and so on: followed here, so that a long chain does not take a round for each link.
      for (const draft of lost) for (const asker of askers.get(keyOf(draft.cell.place)) ?? []) lost.add(asker);
      const converted = lost.size === 0 ? writer.write() : [];
      const long = converted.length === 0 ? [] : kept.filter((_, index) => (converted[index]?.after.length ?? 0) > MAX_FORMULA_LENGTH);
      if (lost.size + long.length === 0) return { converted, kept };
      const remaining = new Set(kept);
      for (const draft of lost) if (remaining.delete(draft)) this.refuse(draft.cell, [{ reason: 'sourceCell', suggestion: 'writeByHand', call: firstCall(draft.cell) }]);
      for (const draft of long) if (remaining.delete(draft)) this.refuse(draft.cell, [tooLongFor(firstCall(draft.cell))]);
      kept = [...remaining];
    }
  }

  private inOrder<T extends CellPlace>(cells: readonly T[]): readonly T[] {
    const position = new Map(this.model.sheets.map(({ name }, index) => [name.toLowerCase(), index]));
    const sheetOf = ({ sheet }: CellPlace): number => position.get(sheet.toLowerCase()) ?? 0;
    return [...cells].sort((a, b) => sheetOf(a) - sheetOf(b) || a.row - b.row || a.column - b.column);
  }
}

/** The hidden sheets on which Crystal Ball keeps its assumptions and forecasts. */
const HIDDEN_ASSUMPTIONS = /^CB_DATA_/i;

/** After as many tries, statistics that ask for outputs by name around several corners are refused together. */
const MOST_ROUNDS = 20;

const MENTIONED_CALL = /((?:RISK|CB\.|PSI|VOSE)[A-Z0-9]+)\(/i;

function firstCall({ pieces }: ForeignCell): string {
  const [call] = callsIn(pieces);
  return call?.name ?? '';
}

function inputsOf(pieces: readonly DraftPiece[]): readonly InputDraft[] {
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [] : 'input' in piece ? [piece.input] : 'inner' in piece ? inputsOf(piece.inner) : []));
}

function tooLongFor(call: string): Refusal {
  return { reason: 'formulaTooLong', suggestion: 'writeByHand', call, details: { limit: MAX_FORMULA_LENGTH } };
}

/** Drafts with statistics, by the cell that they ask about. */
function askersByCell(drafts: readonly CellDraft[]): ReadonlyMap<string, readonly CellDraft[]> {
  const askers = new Map<string, CellDraft[]>();
  for (const draft of drafts) {
    for (const { statistic } of statisticsOf(draft.pieces)) {
      const place = placeAsked(statistic);
      if (place === undefined) continue;
      const known = askers.get(keyOf(place));
      if (known === undefined) askers.set(keyOf(place), [draft]);
      else known.push(draft);
    }
  }
  return askers;
}

function hasStatistics({ pieces }: CellDraft): boolean {
  return statisticsOf(pieces).length > 0;
}

/** Writes the new formulas, once it is known which cells take part. */
class CellWriter {
  private readonly names: ReadonlyMap<InputDraft, InputName>;
  private readonly outputs: Outputs;
  private readonly product: ForeignProduct;

  constructor(
    private readonly drafts: readonly CellDraft[],
    refused: ReadonlySet<string>,
    private readonly reader: WorkbookReader,
  ) {
    this.names = nameInputs(drafts.flatMap(({ cell, pieces }) => inputsOf(pieces).map((input) => ({ place: cell.place, input }))), reader);
    this.outputs = new Outputs(drafts, refused, reader);
    for (const { place, name } of xlRiskOutputs(reader)) this.outputs.mark(place, name);
    this.product = drafts[0]?.cell.product ?? 'atRisk';
  }

  /** Asks for every output, so that all marks are known before anything is written. */
  canWrite({ pieces }: CellDraft): boolean {
    return statisticsOf(pieces).every(({ statistic }) => this.outputs.source(statistic) !== undefined);
  }

  write(): readonly ConvertedCell[] {
    const additions = new Map(this.outputs.additions.map((output) => [keyOf(output.place), output]));
    const converted = this.drafts.map((draft) => {
      const addition = additions.get(keyOf(draft.cell.place));
      additions.delete(keyOf(draft.cell.place));
      return this.writeCell(draft, addition);
    });
    return [...converted, ...[...additions.values()].map((output) => this.writeMark(output))];
  }

  private writeCell({ cell, pieces, traps: found }: CellDraft, addition: NamedOutput | undefined): ConvertedCell {
    const traps: Trap[] = [...found];
    const text = this.text(pieces, cell.place, traps);
    const after = addition === undefined ? text : withFirstTerm(marked(addition), text);
    if (addition !== undefined) traps.push({ kind: 'outputMarked', call: firstCall(cell) });
    return { ...cell.place, product: cell.product, before: cell.before, after: `=${after}`, traps };
  }

  private writeMark(output: NamedOutput): ConvertedCell {
    const formula = this.reader.cell(output.place)?.formula ?? '';
    const after = `=${withFirstTerm(marked(output), formula)}`;
    return { ...output.place, product: this.product, before: `=${formula}`, after, traps: [{ kind: 'outputMarked', call: 'ROI.OUTPUT' }] };
  }

  /** What stands beside other text takes the place of a call, so it has to hold together like one. */
  private text(pieces: readonly DraftPiece[], place: CellPlace, traps: Trap[]): string {
    const alone = pieces.filter((piece) => typeof piece !== 'string' || piece.trim() !== '').length === 1;
    return pieces.map((piece) => (typeof piece === 'string' ? piece : alone ? this.piece(piece, place, traps) : asOperand(this.piece(piece, place, traps)))).join('');
  }

  private piece(piece: Exclude<DraftPiece, string>, place: CellPlace, traps: Trap[]): string {
    if ('inner' in piece) return this.text(piece.inner, place, traps);
    if ('input' in piece) {
      const name = this.names.get(piece.input);
      traps.push(...piece.input.traps, ...(name?.traps ?? []));
      return writeInput(piece.input, name?.text ?? '');
    }
    if ('output' in piece) {
      const output = this.outputs.of(piece.output, place);
      return output === undefined ? '0' : marked(output);
    }
    const { rule, args, call } = piece.statistic;
    const source = this.outputs.source(piece.statistic);
    const result = rule.convert((statistic, argument) => `ROI.SIMSTAT(${[source?.reference ?? '', `"${statistic}"`, ...(argument === undefined ? [] : [argument])].join(',')})`, args);
    if ('refused' in result) return '';
    traps.push(...(result.traps ?? []).map((trap) => ({ ...trap, call })));
    return result.text;
  }
}

function statisticsOf(pieces: readonly DraftPiece[]): readonly Extract<DraftPiece, { statistic: unknown }>[] {
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [] : 'statistic' in piece ? [piece] : 'inner' in piece ? statisticsOf(piece.inner) : []));
}

function marked({ text }: NamedOutput): string {
  return `ROI.OUTPUT(${text})`;
}

