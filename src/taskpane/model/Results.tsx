import { Button, Caption1, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens, Tooltip } from '@fluentui/react-components';
import { AddSquareMultipleRegular } from '@fluentui/react-icons/svg/add-square-multiple';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { useCallback, useEffect, useRef } from 'react';
import { isCellError } from '../../engine/core/cellValue';
import { type ModelReading } from '../../workbook/readModel';
import { usePhrases } from '../language';
import { useServices } from '../services';
import { ProblemBar } from '../shared/ProblemBar';
import { RepairLeft } from '../shared/RepairLeft';
import { Section } from '../shared/Section';
import { Stack } from '../shared/Stack';
import { useTask } from '../shared/useTask';
import { Checks } from './Checks';
import { HeadlineCard } from './HeadlineCard';
import { ReturnCard } from './ReturnCard';

const useStyles = makeStyles({
  checks: { outlineStyle: 'none' },
  recalculate: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, color: tokens.colorNeutralForeground2 },
  grid: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: tokens.spacingHorizontalS, '& > :last-child:nth-child(odd)': { gridColumn: '1 / -1' } },
});

interface ResultsProps {
  readonly reading: ModelReading;
  readonly checkRequested: boolean;
  readonly onChecked: () => void;
  readonly onTemplates: () => void;
}

/** What the model says now: its headline results and its checks, each one step from its cell. */
export function Results({ reading, checkRequested, onChecked, onTemplates }: ResultsProps) {
  const styles = useStyles();
  const { model, headlines } = usePhrases().pane;
  const { port } = useServices();
  const jump = useTask(useCallback((address: string) => port.select(address), [port]));
  const repair = useTask(useCallback(async () => (await import('../../workbook/functionFormulas')).repairFunctionFormulas(port), [port]));
  const recalculation = useTask(useCallback(() => port.recalculate(), [port]));
  const { run: recalculate } = recalculation;
  const checks = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!checkRequested) return;
    void recalculate().then(() => {
      onChecked();
      checks.current?.focus();
    });
  }, [checkRequested, onChecked, recalculate]);

  const failed = [jump, repair, recalculation].find(({ task }) => task.status === 'failed');
  const functionsUnknown = reading.headlines.some(({ value }) => isCellError(value) && value.error === '#NAME?');
  const returnHeadline = reading.headlines.find(({ kind }) => kind === 'returnOnInvestment');
  const others = reading.headlines.filter((headline) => headline !== returnHeadline);
  const go = (address: string): void => void jump.run(address);

  return (
    <Stack>
      {failed?.task.status === 'failed' && <ProblemBar problem={failed.task.problem} onDismiss={failed.reset} />}
      {functionsUnknown && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {model.unknownFunctions}
            {repair.task.status === 'done' && <RepairLeft {...repair.task.result} />}
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => void repair.run()} disabled={repair.task.status === 'running'}>
              {model.repair}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <Section
        heading={headlines.heading}
        aside={
          <span className={styles.recalculate}>
            <Caption1 role="status">{recalculation.task.status === 'done' && model.recalculated}</Caption1>
            <Tooltip content={model.recalculate} relationship="label">
              <Button appearance="subtle" icon={<ArrowClockwiseRegular />} disabled={recalculation.task.status === 'running'} onClick={() => void recalculate()} />
            </Tooltip>
          </span>
        }
      >
        {returnHeadline && <ReturnCard headline={returnHeadline} onGo={go} />}
        <div className={styles.grid}>
          {others.map((headline) => (
            <HeadlineCard key={headline.kind} headline={headline} onGo={go} />
          ))}
        </div>
      </Section>
      <div ref={checks} tabIndex={-1} className={styles.checks}>
        <Checks checks={reading.checks} onGo={go} />
      </div>
      <div>
        <Button icon={<AddSquareMultipleRegular />} onClick={onTemplates}>
          {model.moreTemplates}
        </Button>
      </div>
    </Stack>
  );
}
