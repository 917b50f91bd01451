import { Body1, Button, Caption1, Caption1Strong } from '@fluentui/react-components';
import { fillPhrase } from '../../../locales';
import { DataTable } from '../../charts/DataTable';
import { numberText } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { ProblemBar } from '../../shared/ProblemBar';
import { AddAsSheet } from '../AddAsSheet';
import { useDecideStyles } from '../decideStyles';
import { isProbability, measureKind, measureText } from '../measureEntry';
import { kindOf, type FactsByAddress } from '../useCellFacts';
import { useWrite } from '../useWrite';
import { type AllocationAnswer } from './allocationDraft';

interface AllocationResultProps {
  readonly answer: AllocationAnswer;
  readonly facts: FactsByAddress;
  readonly onJump: (address: string) => void;
}

/** The best split beside the present one, and the way into the cells. */
export function AllocationResult({ answer, facts, onJump }: AllocationResultProps) {
  const styles = useDecideStyles();
  const phrases = usePhrases();
  const language = useLanguage();
  const words = phrases.decide.allocation;
  const { task, write } = useWrite();
  const { value: split, output, outputKind, measure: asked, cells, simulation } = answer;
  const measure = measureText(asked, output.label, outputKind, phrases, language);
  const result = (value: number): string => numberText(value, measureKind(asked.kind, outputKind), language);
  const amount = (value: number): string => numberText(value, kindOf(facts, cells[0]), language);
  const changed = split.cells.some(({ before, value }) => Math.abs(value - before) > 1e-9 * Math.max(1, Math.abs(before)));
  const formulas = cells.filter(({ address }) => facts.get(address)?.holdsFormula === true);
  const caption = fillPhrase(words.caption, { budget: amount(split.budget) });
  return (
    <section className={styles.card} aria-label={caption}>
      <Caption1Strong>{caption}</Caption1Strong>
      <Body1>{fillPhrase(changed ? words.improved : words.already, { measure, before: result(split.before.value), after: result(split.after.value) })}</Body1>
      <DataTable
        label={caption}
        data={{
          head: [words.channel, words.now, words.chosen, words.marginal],
          rows: split.cells.map(({ before, value, marginalReturn, bound }, index) => [
            cells[index].label,
            amount(before),
            amount(value),
            bound === null ? numberText(marginalReturn, measureKind(asked.kind, outputKind), language) : words.bound[bound],
          ]),
        }}
      />
      {formulas.length > 0 && <Caption1 className={styles.text}>{fillPhrase(words.notConstant, { cells: formulas.map(({ address }) => address).join(', ') })}</Caption1>}
      <div className={styles.actions}>
        {changed && (
          <Button appearance="primary" disabled={task.status === 'running'} onClick={() => write(new Map(split.cells.map(({ value }, index) => [cells[index].address, value])))}>
            {words.write}
          </Button>
        )}
        <AddAsSheet
          answer={answer}
          table={() => ({
            kind: 'allocation',
            budget: split.budget,
            measure: { output, statistic: simulation === null ? null : measure, probability: isProbability(asked.kind) },
            before: split.before.value,
            after: split.after.value,
            rows: split.cells.map(({ before, value }, index) => ({ input: cells[index], now: before, chosen: value })),
          })}
          onJump={onJump}
        />
      </div>
      <Caption1 role="status" className={styles.text}>
        {task.status === 'done' && words.written}
      </Caption1>
      {task.status === 'failed' && <ProblemBar problem={task.problem} />}
    </section>
  );
}
