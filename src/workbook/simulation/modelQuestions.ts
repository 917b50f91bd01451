import type { Result } from '../../engine/core/result';
import { allocateBudget, type Allocation, type AllocationOptions } from '../../engine/decide/allocateBudget';
import { breakEven, type BreakEvenOptions, type BreakEvenReport } from '../../engine/decide/breakEven';
import { dataTable, type DataTable, type DataTableOptions } from '../../engine/decide/dataTable';
import { goalSeek, type GoalSeekOptions, type GoalSeekOutcome } from '../../engine/decide/goalSeek';
import { oneAtATime, type OneAtATime, type OneAtATimeOptions } from '../../engine/decide/oneAtATime';
import { restingMeasuring } from '../../engine/decide/restingMeasuring';
import { scenarioResults, type ScenarioResults, type ScenarioValues } from '../../engine/decide/scenarioResults';
import type { CompiledModel } from '../../engine/compile/compiledModel';

/** What cannot be sent to another thread, and is not needed without trials. */
type Attended = 'trials' | 'signal' | 'progress' | 'atRest';

interface Questions {
  readonly oneAtATime: OneAtATimeOptions;
  readonly breakEven: BreakEvenOptions;
  readonly dataTable: Omit<DataTableOptions, Attended>;
  readonly goalSeek: Omit<GoalSeekOptions, Attended>;
  readonly allocateBudget: Omit<AllocationOptions, Attended>;
  readonly scenarioResults: ScenarioValues;
}

export interface ModelAnswers {
  readonly oneAtATime: OneAtATime;
  readonly breakEven: BreakEvenReport;
  readonly dataTable: DataTable;
  readonly goalSeek: GoalSeekOutcome;
  readonly allocateBudget: Allocation;
  readonly scenarioResults: ScenarioResults;
}

export type QuestionKind = keyof ModelAnswers;

/** A question that a model answers without being simulated. */
export type ModelQuestion = { readonly [K in QuestionKind]: { readonly kind: K; readonly options: Questions[K] } }[QuestionKind];

/** Answers in the calling thread, however long that takes. */
export async function answerQuestion(model: CompiledModel, question: ModelQuestion): Promise<Result<ModelAnswers[QuestionKind]>> {
  switch (question.kind) {
    case 'oneAtATime':
      return oneAtATime(model, question.options);
    case 'breakEven':
      return breakEven(model, question.options);
    case 'dataTable':
      return dataTable(model, { ...question.options, atRest: restingMeasuring });
    case 'goalSeek':
      return goalSeek(model, { ...question.options, atRest: restingMeasuring });
    case 'allocateBudget':
      return allocateBudget(model, { ...question.options, atRest: restingMeasuring });
    case 'scenarioResults':
      return scenarioResults(model, question.options);
  }
}
