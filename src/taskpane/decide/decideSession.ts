import { type PaneSimulator } from '../shared/paneSimulator';
import { emptyAllocation, type AllocationAnswer, type AllocationDraft } from './allocation/allocationDraft';
import { emptyBreakEven, type BreakEvenAnswer, type BreakEvenDraft } from './breakEven/breakEvenDraft';
import { emptyGoalSeek, type GoalSeekAnswer, type GoalSeekDraft } from './goalSeek/goalSeekDraft';
import { emptyScenario, type ScenarioDraft } from './scenarios/scenarioDraft';
import { emptySensitivity, type SensitivityAnswer, type SensitivityDraft } from './sensitivity/sensitivityDraft';
import { emptyTable, type TableAnswer, type TableDraft } from './table/tableDraft';
import { ToolStore } from './toolStore';

export type DecisionTool = 'goalSeek' | 'sensitivity' | 'table' | 'breakEven' | 'scenarios' | 'allocation';

/** What was entered and found in the decision tools since the pane opened. */
export class DecideSession {
  private shown: DecisionTool | null = null;
  readonly goalSeek = new ToolStore<GoalSeekDraft, GoalSeekAnswer>(emptyGoalSeek);
  readonly sensitivity = new ToolStore<SensitivityDraft, SensitivityAnswer>(emptySensitivity);
  readonly table = new ToolStore<TableDraft, TableAnswer>(emptyTable);
  readonly breakEven = new ToolStore<BreakEvenDraft, BreakEvenAnswer>(emptyBreakEven);
  readonly scenarios = new ToolStore<ScenarioDraft, null>(emptyScenario);
  readonly allocation = new ToolStore<AllocationDraft, AllocationAnswer>(emptyAllocation);

  /** The tool on screen when the part was last shown; null for the list of tools. */
  get tool(): DecisionTool | null {
    return this.shown;
  }

  keepTool(tool: DecisionTool | null): void {
    this.shown = tool;
  }
}

const sessions = new WeakMap<PaneSimulator, DecideSession>();

/** One session per simulator, and so per pane. */
export function decideSession(simulator: PaneSimulator): DecideSession {
  const known = sessions.get(simulator);
  if (known !== undefined) return known;
  const session = new DecideSession();
  sessions.set(simulator, session);
  return session;
}
