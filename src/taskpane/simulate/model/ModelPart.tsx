import { Button, Caption1, makeStyles, MessageBar, MessageBarActions, MessageBarBody, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { fillPhrase } from '../../../locales';
import { type FormerContents } from '../../../workbook/uncertainty/quickStart';
import { canBeWatched, stopWatching, watchCells } from '../../../workbook/uncertainty/watchedCells';
import { type FoundCell, type FoundCorrelation, type FoundInput, type Uncertainty } from '../../../workbook/simulation/findUncertainty';
import { usePhrases } from '../../language';
import { useServices } from '../../services';
import { ProblemBar } from '../../shared/ProblemBar';
import { Stack } from '../../shared/Stack';
import { useTask } from '../../shared/useTask';
import { useNumberKinds } from '../../shared/useNumberKinds';
import { useSelectedCell } from '../../shared/useSelectedCell';
import { CorrelationList } from './CorrelationList';
import { InputList } from './InputList';
import { OutputList } from './OutputList';
import { QuickStart } from './QuickStart';

const useStyles = makeStyles({
  message: { color: tokens.colorStatusSuccessForeground1 },
  /** Without words it takes no room between the sections. */
  silent: { marginBottom: `calc(-1 * ${tokens.spacingVerticalXL})` },
});

interface ModelPartProps {
  readonly found: Uncertainty | null;
  /** Cells that keep their numbers. */
  readonly freeze: readonly string[];
  /** What the last change was, for those who cannot see the list. */
  readonly message: string;
  readonly onMessage: (message: string) => void;
  readonly onJump: (address: string) => void;
  readonly onAdd: () => void;
  readonly onEdit: (input: FoundInput) => void;
  readonly onCorrelate: () => void;
  readonly onCorrelation: (correlation: FoundCorrelation) => void;
  /** The workbook was changed from here. */
  readonly onChanged: () => void;
}

/** What the workbook declares: uncertain inputs and watched results, and how to declare more. */
export function ModelPart({ found, freeze, message, onMessage, onJump, onAdd, onEdit, onCorrelate, onCorrelation, onChanged }: ModelPartProps) {
  const { model, quickStart } = usePhrases().simulate;
  const styles = useStyles();
  const { port } = useServices();
  const selected = useSelectedCell(port);
  const kindOf = useNumberKinds(port, found === null ? [] : [...found.outputs, ...found.inputs].map(({ address }) => address));
  const [former, setFormer] = useState<FormerContents | null>(null);
  const watch = useTask(
    useCallback(
      async (address: string, name: string | null, taken: Uncertainty) => {
        if (taken.outputs.some((output) => output.address === address)) return onMessage(fillPhrase(model.alreadyWatched, { address }));
        if (!(await canBeWatched(port, address))) return onMessage(fillPhrase(model.notWatchable, { address }));
        const called = freeName(name ?? nameOf(address, taken) ?? fillPhrase(model.outputNamePrefix, { number: taken.outputs.length + 1 }), taken);
        await watchCells(port, [{ address, name: called }]);
        onMessage(`${fillPhrase(model.watched, { name: called })} ${model.undo}`);
        onChanged();
      },
      [port, model, onMessage, onChanged],
    ),
  );
  const stop = useTask(
    useCallback(
      async ({ address, name }: FoundCell) => {
        await stopWatching(port, address);
        onMessage(`${fillPhrase(model.unwatched, { name: name ?? address })} ${model.undo}`);
        onChanged();
      },
      [port, model, onMessage, onChanged],
    ),
  );
  const started = useCallback(
    (before: FormerContents) => {
      setFormer(before);
      onChanged();
    },
    [onChanged],
  );
  const takeBack = useTask(
    useCallback(
      async (before: FormerContents) => {
        await port.command((inside) => inside.writeCells(before));
        setFormer(null);
        onMessage(quickStart.takenBack);
        onChanged();
      },
      [port, quickStart, onMessage, onChanged],
    ),
  );

  if (found === null) {
    return (
      <Skeleton aria-label={model.loading}>
        <Stack>
          <SkeletonItem size={96} />
          <SkeletonItem size={64} />
        </Stack>
      </Skeleton>
    );
  }
  const isFirst = found.inputs.length === 0;
  const suggestions = <QuickStart found={found} freeze={freeze} onJump={onJump} onAdd={onAdd} onStarted={started} />;
  const failed = [watch, stop, takeBack].find(({ task }) => task.status === 'failed');
  return (
    <Stack>
      <Caption1 role="status" className={message === '' ? styles.silent : styles.message}>
        {message}
      </Caption1>
      {failed?.task.status === 'failed' && <ProblemBar problem={failed.task.problem} onDismiss={failed.reset} />}
      {former !== null && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{quickStart.started}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => void takeBack.run(former)} disabled={takeBack.task.status === 'running'}>
              {quickStart.takeBack}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {isFirst && former === null && suggestions}
      {(found.inputs.length > 0 || former !== null) && <InputList inputs={found.inputs} kindOf={kindOf} onJump={onJump} onAdd={onAdd} onEdit={onEdit} />}
      <OutputList
        found={found}
        kindOf={kindOf}
        selected={selected}
        busy={watch.task.status === 'running' || stop.task.status === 'running'}
        onJump={onJump}
        onWatch={(address, name) => void watch.run(address, name, found)}
        onStop={(output) => void stop.run(output)}
      />
      {found.inputs.length > 0 && <CorrelationList found={found} onJump={onJump} onAdd={onCorrelate} onEdit={onCorrelation} />}
      {!isFirst && former === null && suggestions}
    </Stack>
  );
}

/** A result is told apart by its name: a taken one gets a number. */
function freeName(name: string, { outputs }: Uncertainty): string {
  const taken = new Set(outputs.map((output) => output.name.toLowerCase()));
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${name} ${number}`;
  return free;
}

function nameOf(address: string, { outputCandidates }: Uncertainty): string | null {
  const candidate = outputCandidates.find((cell) => cell.address === address);
  return candidate?.label ?? candidate?.name ?? null;
}
