import { fail, ok, type Result } from '../../engine/core/result';
import { isCellError } from '../../engine/core/cellValue';
import { compileModel } from '../../engine/compile/compileModel';
import type { CompiledModel } from '../../engine/compile/compiledModel';
import { packModel, unpackModel } from '../../engine/compile/packedModel';
import type { TrialProver } from '../../engine/compile/trialProver';
import { convertFormulas } from '../../engine/moveIn/convertFormulas';
import { cellAddress, sheetPrefix } from '../../engine/formula/parse/address';
import type { WorkbookModel } from '../../engine/formula/workbookModel';
import { proveRun, type RunProof } from '../../engine/simulation/proveRun';
import { simulationTask } from '../../engine/simulation/task';
import { answerRequests } from '../../engine/thread/answerRequests';
import { threadLost, type ReplyMessage, type RequestMessage } from '../../engine/thread/thread';
import { labelText } from '../../locales/labelText';
import { failureOrigin } from './failureOrigin';
import { findCandidates } from './findCandidates';
import { findUncertainty } from './findUncertainty';
import type { CompileRequest, ModelReplies, ModelRequest, PackedCompilation, ProvedRun, RunFinding, WorkbookReading } from './modelMessages';
import { answerQuestion } from './modelQuestions';
import { pause } from './pause';
import { sameWorkbook } from './sameWorkbook';
import { WorkbookAssembly } from './workbookSlices';

const MOST_COMPILED = 4;
/** The proof after a run ends after so many trials, or so long. */
const MOST_POINTS = 1000;
const LONGEST_MS = 2000;

/** The worker's side: it holds the workbook as last read, and compiles it. */
export class ModelWorker {
  private arriving: WorkbookAssembly | null = null;
  private held: { readonly workbook: WorkbookModel; readonly reading: WorkbookReading } | null = null;

  /** The models compiled last, with what holds them against their workbook. */
  private readonly compiled = new Map<string, { readonly model: CompiledModel; readonly prover: TrialProver }>();
  /** Counts requests: a proof gives way to whatever comes after it. */
  private requests = 0;

  /** A request that needs the workbook fails as one to a lost thread does where a thread just started does not hold it. */
  async handle(request: ModelRequest): Promise<Result<ModelReplies[ModelRequest['kind']]>> {
    this.requests += 1;
    const needs = { frame: true, slice: this.arriving, end: this.arriving, compile: this.held, candidates: this.held, failures: this.held, convert: this.held, prove: true, decide: true };
    if (needs[request.kind] === null) return fail(threadLost(request.kind));
    return ok(await this.answer(request));
  }

  private answer(request: ModelRequest): ModelReplies[ModelRequest['kind']] | Promise<ModelReplies['decide'] | ModelReplies['prove']> {
    switch (request.kind) {
      case 'frame':
        this.arriving = new WorkbookAssembly(request.frame);
        return null;
      case 'slice':
        this.arriving!.add(request.slice);
        return null;
      case 'end':
        return this.take(this.arriving!.workbook(), request.number);
      case 'compile':
        return this.compile(request.request);
      case 'candidates':
        return findCandidates(this.held!.workbook, request.output);
      case 'failures':
        return request.failed.map((failed) => failureOrigin(this.held!.workbook, request.model, failed));
      case 'convert':
        return convertFormulas(this.held!.workbook);
      case 'prove':
        return this.prove(request.fingerprint, request.run);
      case 'decide':
        return answerQuestion(unpackModel(request.model), request.question);
    }
  }

  private take({ calculating = false, ...workbook }: WorkbookModel, number: number): WorkbookReading {
    this.arriving = null;
    const { held } = this;
    const { formulaCells, waits } = countFormulas(workbook);
    const busy = waits || calculating;
    if (held !== null && sameWorkbook(held.workbook, workbook)) return { ...held.reading, busy };
    const reading: WorkbookReading = { number, found: findUncertainty(workbook), formulaCells, busy };
    this.held = { workbook, reading };
    return reading;
  }

  private compile({ words, ...options }: CompileRequest): PackedCompilation {
    // A run is held against the workbook again at its own trials; what a tool makes of a model with parameters is not.
    const hurry = options.parameters === undefined ? { clock: () => performance.now() } : {};
    const compiled = compileModel(this.held!.workbook, { ...options, ...hurry, phrase: (label) => labelText(label, words) });
    if (!compiled.ok) return compiled;
    const { model, prover } = compiled;
    this.compiled.delete(model.fingerprint);
    this.compiled.set(model.fingerprint, { model, prover });
    if (this.compiled.size > MOST_COMPILED) this.compiled.delete([...this.compiled.keys()][0]!);
    return { ok: true, model: packModel(model) };
  }

  private async prove(fingerprint: string, run: ProvedRun): Promise<RunFinding | null> {
    const known = this.compiled.get(fingerprint);
    if (known === undefined) return null;
    const asked = this.requests;
    const rest = async (): Promise<boolean> => {
      await pause(0);
      return this.requests === asked;
    };
    const proof = await proveRun(known.prover, simulationTask(known.model, run), { mostPoints: MOST_POINTS, mostMs: LONGEST_MS, clock: () => performance.now(), rest });
    return proof.ok ? findingOf(proof.value, this.held!.workbook) : null;
  }
}

function findingOf({ points, difference }: RunProof, { sheets }: WorkbookModel): RunFinding {
  if (difference === null) return { points, difference };
  const { sheet, row, column, trial, computed, recalculated } = difference;
  return { points, difference: { cell: sheetPrefix(sheets[sheet]!.name) + cellAddress(row, column), trial, computed, recalculated } };
}

/** How many there are, and whether one waits for a function and says so. */
function countFormulas({ sheets }: WorkbookModel): { readonly formulaCells: number; readonly waits: boolean } {
  let formulaCells = 0;
  let waits = false;
  for (const { cells } of sheets) {
    for (const { formula, value } of cells.values()) {
      if (formula === undefined) continue;
      formulaCells += 1;
      waits ||= isCellError(value) && value.error === '#BUSY!';
    }
  }
  return { formulaCells, waits };
}

/** Answers each message. */
export function answerModelRequests(post: (message: ReplyMessage<ModelReplies[ModelRequest['kind']]>) => void): (message: RequestMessage<ModelRequest>) => void {
  const worker = new ModelWorker();
  return answerRequests((request: ModelRequest) => worker.handle(request), post);
}
