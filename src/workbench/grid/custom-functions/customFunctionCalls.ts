import type { CustomFunctionHost, CustomFunctionInfo, CustomFunctionOutcome } from '../../object-model/spreadsheet';
import { cellAddress } from '../../../engine/formula/parse/address';

export interface CellPlace {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

interface PendingCall {
  /** The formula cells that wait for this result. */
  readonly cells: Map<string, CellPlace>;
}

/** Results kept for repeated calls: an edit recalculates many cells whose arguments did not change. */
const MEMO_SIZE = 2000;

function placeKey(place: CellPlace): string {
  return `${place.sheetId}!${place.row},${place.column}`;
}

/**
 * The calls that run in the add-in: a formula asks, gets "busy" until the answer arrives, and is then
 * recalculated. Functions are pure, so equal arguments share one call and one remembered result.
 */
export class CustomFunctionCalls {
  readonly #memo = new Map<string, CustomFunctionOutcome>();
  readonly #pending = new Map<string, PendingCall>();
  readonly #messages = new Map<string, { readonly error: string; readonly message: string }>();
  #idle: (() => void)[] = [];
  #generation = 0;

  constructor(
    private host: CustomFunctionHost | null,
    private readonly sheetName: (sheetId: string) => string,
    private readonly recalculate: (cells: readonly CellPlace[]) => void,
    private readonly tooManyCells: (cells: number) => string,
  ) {}

  get busy(): boolean {
    return this.#pending.size > 0;
  }

  /** True when a host has answered before. */
  get hasResults(): boolean {
    return this.#memo.size > 0;
  }

  /** Resolves when no call is under way. */
  settled(): Promise<void> {
    return this.busy ? new Promise((resolve) => this.#idle.push(resolve)) : Promise.resolve();
  }

  /** Why the cell shows an error, when the add-in said so. */
  messageAt(place: CellPlace): { readonly error: string; readonly message: string } | undefined {
    return this.#messages.get(placeKey(place));
  }

  /** Forgets what was computed and asks the new host again for what is still awaited. */
  setHost(host: CustomFunctionHost | null): void {
    this.host = host;
    this.#generation++;
    this.#memo.clear();
    this.#messages.clear();
    const waiting = [...this.#pending.values()].flatMap((call) => [...call.cells.values()]);
    this.#pending.clear();
    this.#release();
    if (waiting.length > 0) this.recalculate(waiting);
  }

  /** Asks the add-in from now on what it has answered before: it may have another answer. */
  forgetResults(): void {
    this.#memo.clear();
  }

  /** Notes why a formula with that many argument cells was not even asked. */
  refuse(place: CellPlace, cells: number): CustomFunctionOutcome {
    const outcome: CustomFunctionOutcome = { ok: false, error: '#VALUE!', message: this.tooManyCells(cells) };
    this.#remember(place, outcome);
    return outcome;
  }

  evaluate(info: CustomFunctionInfo, args: readonly unknown[], place: CellPlace): CustomFunctionOutcome | 'busy' {
    const key = `${info.name}(${JSON.stringify(args)})`;
    const known = this.#memo.get(key);
    if (known) {
      this.#memo.delete(key);
      this.#memo.set(key, known);
      this.#remember(place, known);
      return known;
    }
    this.#messages.delete(placeKey(place));
    const pending = this.#pending.get(key);
    if (pending) pending.cells.set(placeKey(place), place);
    else this.#start(key, info, args, place);
    return 'busy';
  }

  #start(key: string, info: CustomFunctionInfo, args: readonly unknown[], place: CellPlace): void {
    const call: PendingCall = { cells: new Map([[placeKey(place), place]]) };
    this.#pending.set(key, call);
    const generation = this.#generation;
    const cell = { sheet: this.sheetName(place.sheetId), address: cellAddress(place.row, place.column) };
    const answer = this.host ? this.host.invoke(info.name, args, cell) : Promise.resolve<CustomFunctionOutcome>({ ok: false, error: '#NAME?' });
    const settle = (outcome: CustomFunctionOutcome) => {
      if (generation !== this.#generation) return;
      this.#pending.delete(key);
      this.#memo.set(key, outcome);
      const oldest = this.#memo.size > MEMO_SIZE ? this.#memo.keys().next().value : undefined;
      if (oldest !== undefined) this.#memo.delete(oldest);
      this.recalculate([...call.cells.values()]);
      this.#release();
    };
    answer.then(settle, (reason: unknown) => settle({ ok: false, error: '#VALUE!', message: reason instanceof Error ? reason.message : String(reason) }));
  }

  #remember(place: CellPlace, outcome: CustomFunctionOutcome): void {
    if (!outcome.ok && outcome.message !== undefined) this.#messages.set(placeKey(place), { error: outcome.error, message: outcome.message });
    else this.#messages.delete(placeKey(place));
  }

  #release(): void {
    if (this.busy) return;
    const waiting = this.#idle;
    this.#idle = [];
    for (const resolve of waiting) resolve();
  }
}
