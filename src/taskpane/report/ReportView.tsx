import { Stack } from '../shared/Stack';
import { type SimulatePartProps } from '../simulate/simulateView';
import { ReportSection } from './ReportSection';
import { ShareSection } from './ShareSection';

/** What goes to others: the report of a run, and a copy of the workbook that needs no add-in. */
export default function ReportView({ simulator, onJump, onShow }: SimulatePartProps) {
  return (
    <Stack>
      <ReportSection simulator={simulator} onJump={onJump} onShow={onShow} />
      <ShareSection simulator={simulator} />
    </Stack>
  );
}
