import { useState } from 'react';
import { type SimulatePartProps } from '../simulate/simulateView';
import { AllocationTool } from './allocation/AllocationTool';
import { BreakEvenTool } from './breakEven/BreakEvenTool';
import { decideSession, type DecisionTool } from './decideSession';
import { GoalSeekTool } from './goalSeek/GoalSeekTool';
import { ScenariosTool } from './scenarios/ScenariosTool';
import { SensitivityTool } from './sensitivity/SensitivityTool';
import { TableTool } from './table/TableTool';
import { ToolMenu } from './ToolMenu';

const pages = {
  goalSeek: GoalSeekTool,
  sensitivity: SensitivityTool,
  table: TableTool,
  breakEven: BreakEvenTool,
  scenarios: ScenariosTool,
  allocation: AllocationTool,
} as const;

/** The decision tools: a list, then one at a time. The tool on screen is remembered with what was entered into it. */
export default function DecideView(part: SimulatePartProps) {
  const session = decideSession(part.simulator);
  const [tool, setTool] = useState(() => session.tool);
  const [left, setLeft] = useState<DecisionTool | null>(null);
  const open = (next: DecisionTool | null): void => {
    session.keepTool(next);
    setLeft(tool);
    setTool(next);
  };
  if (tool === null) return <ToolMenu left={left} onOpen={open} />;
  const Page = pages[tool];
  return <Page {...part} session={session} onBack={() => open(null)} />;
}
