import { fail, ok, type Result } from '../../engine/core/result';
import { isCellError } from '../../engine/core/cellValue';
import { compileModel } from '../../engine/formula/compile/compileModel';
import { packModel, unpackModel } from '../../engine/formula/compile/packedModel';
import { convertFormulas } from '../../engine/formula/moveIn/convertFormulas';
import type { WorkbookModel } from '../../engine/formula/workbookModel';
import { labelText } from '../../locales/labelText';
import { failureOrigin } from './failureOrigin';
import { findCandidates } from './findCandidates';
import { findUncertainty } from './findUncertainty';
import type { CompileRequest, ModelReplies, ModelReplyMessage, ModelRequest, ModelRequestMessage, PackedCompilation, WorkbookReading } from './modelMessages';
import { answerQuestion } from './modelQuestions';
import { sameWorkbook } from './sameWorkbook';
import { WorkbookAssembly } from './workbookSlices';

/** The worker's side: it holds the workbook as last read, and compiles it. */
export class ModelWorker {
  private arriving: WorkbookAssembly | null = null;
  private held: { readonly workbook: WorkbookModel; readonly reading: WorkbookReading } | null = null;

  handle(request: ModelRequest): ModelReplies[ModelRequest['kind']] | Promise<ModelReplies['decide']> {
    switch (request.kind) {
      case 'frame':
        this.arriving = new WorkbookAssembly(request.frame);
        return null;
      case 'slice':
        this.arriving!.add(request.slice);
        return null;
      case 'end':
        return this.take(this.arriving!.workbook());
      case 'compile':
        return this.compile(request.request);
      case 'candidates':
        return findCandidates(this.held!.workbook, request.output);
      case 'failures':
        return request.failed.map((failed) => failureOrigin(this.held!.workbook, request.model, failed));
      case 'convert':
        return convertFormulas(this.held!.workbook);
      case 'decide':
        return answerQuestion(unpackModel(request.model), request.question);
    }
  }

  private take(workbook: WorkbookModel): WorkbookReading {
    this.arriving = null;
    if (this.held !== null && sameWorkbook(this.held.workbook, workbook)) return this.held.reading;
    const reading: WorkbookReading = {
      number: (this.held?.reading.number ?? 0) + 1,
      found: findUncertainty(workbook),
      ...countFormulas(workbook),
    };
    this.held = { workbook, reading };
    return reading;
  }

  private compile({ language, ...options }: CompileRequest): PackedCompilation {
    const compiled = compileModel(this.held!.workbook, { ...options, phrase: (label) => labelText(label, language) });
    return compiled.ok ? { ok: true, model: packModel(compiled.model) } : compiled;
  }
}

function countFormulas({ sheets }: WorkbookModel): Pick<WorkbookReading, 'formulaCells' | 'busy'> {
  let formulaCells = 0;
  let busy = false;
  for (const { cells } of sheets) {
    for (const { formula, value } of cells.values()) {
      if (formula === undefined) continue;
      formulaCells += 1;
      busy ||= isCellError(value) && value.error === '#BUSY!';
    }
  }
  return { formulaCells, busy };
}

/** Answers each message; what goes wrong inside is told and ends nothing. */
export function answerModelMessages(post: (message: ModelReplyMessage) => void): (message: ModelRequestMessage) => void {
  const worker = new ModelWorker();
  const answer = async (request: ModelRequest): Promise<Result<ModelReplies[ModelRequest['kind']]>> => {
    try {
      return ok(await worker.handle(request));
    } catch (thrown) {
      return fail({ code: 'simulationWorkerFailed', cellError: '#N/A', details: { message: thrown instanceof Error ? thrown.message : String(thrown) } });
    }
  };
  return ({ id, request }) => void answer(request).then((reply) => post({ id, reply }));
}
