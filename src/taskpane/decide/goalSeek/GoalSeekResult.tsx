import { Body1, Button, Caption1, Caption1Strong, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import { type GoalSeekOutcome } from '../../../engine/decide/goalSeek';
import { fillPhrase } from '../../../locales';
import { countText, numberText } from '../../charts/numberText';
import { useLanguage, usePhrases } from '../../language';
import { ProblemBar } from '../../shared/ProblemBar';
import { AddAsSheet } from '../AddAsSheet';
import { useDecideStyles } from '../decideStyles';
import { isProbability, measureKind, measureText } from '../measureEntry';
import { type FactsByAddress } from '../useCellFacts';
import { useWrite } from '../useWrite';
import { type GoalSeekAnswer } from './goalSeekDraft';

const useStyles = makeStyles({
  value: { fontSize: tokens.fontSizeHero800, lineHeight: tokens.lineHeightHero800, fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForeground1, fontVariantNumeric: 'tabular-nums' },
});

interface GoalSeekResultProps {
  readonly answer: GoalSeekAnswer;
  readonly facts: FactsByAddress;
  readonly onJump: (address: string) => void;
}

/** The value found, how sure it is, and the way into the cell; or why there is none. */
export function GoalSeekResult({ answer, facts, onJump }: GoalSeekResultProps) {
  const shared = useDecideStyles();
  const styles = useStyles();
  const phrases = usePhrases();
  const language = useLanguage();
  const words = phrases.decide.goalSeek;
  const { task, write } = useWrite();
  const { value: outcome, change, output, changeKind, outputKind, simulation } = answer;
  const isSwitch = outcome.parameter.type === 'boolean';
  const input = (value: number): string => (isSwitch ? (value === 1 ? 'TRUE' : 'FALSE') : numberText(value, changeKind, language));
  const kind = measureKind(outcome.measure.kind, outputKind);
  const result = (value: number): string => numberText(value, kind, language);
  const measure = measureText(outcome.measure, output.label, outputKind, phrases, language);
  const { low, high } = outcome.searched;

  if (outcome.status === 'error' || outcome.status === 'flat') {
    const text = outcome.status === 'error' ? words.errorText : words.flatText;
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{outcome.status === 'error' ? words.error : words.flat}</MessageBarTitle>
          {fillPhrase(text, { measure, low: input(low), high: input(high), value: result(outcome.reached.value) })}
        </MessageBarBody>
      </MessageBar>
    );
  }
  const { range, reached } = outcome;
  const others = tellingSolutions(outcome);
  const holdsFormula = facts.get(change.address)?.holdsFormula === true;
  return (
    <section className={shared.card} aria-label={fillPhrase(words.solution, { cell: change.label })}>
      {outcome.status === 'unreachable' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{fillPhrase(words.unreachable, { low: input(low), high: input(high) })}</MessageBarTitle>
            {range !== null &&
              fillPhrase(words.unreachableText, {
                measure,
                lowest: result(range.lowest.measured),
                lowestAt: input(range.lowest.value),
                highest: result(range.highest.measured),
                highestAt: input(range.highest.value),
              })}
          </MessageBarBody>
        </MessageBar>
      )}
      {outcome.status === 'unreachable' ? (
        <Body1>{fillPhrase(words.nearest, { value: input(outcome.value), reached: result(reached.value) })}</Body1>
      ) : (
        <>
          <div>
            <Caption1Strong block className={shared.text}>
              {fillPhrase(words.solution, { cell: change.label })}
            </Caption1Strong>
            <span className={styles.value}>{input(outcome.value)}</span>
            <Caption1 block className={shared.quiet}>
              {fillPhrase(words.now, { value: input(outcome.parameter.displayed) })}
            </Caption1>
          </div>
          <Body1>
            {reached.standardError > 0 && simulation !== null
              ? fillPhrase(words.withError, { measure, value: result(reached.value), error: result(reached.standardError), trials: countText(simulation.trials, language) })
              : fillPhrase(words.exact, { measure, value: result(reached.value) })}
          </Body1>
        </>
      )}
      {outcome.status === 'jumps' && outcome.otherSide !== null && (
        <Caption1 className={shared.text}>
          {fillPhrase(words.jumps, { before: besideText(outcome.otherSide.value, outcome.value, input), beforeReached: result(outcome.otherSide.measured), value: input(outcome.value), reached: result(reached.value) })}
        </Caption1>
      )}
      {outcome.pole !== null && <Caption1 className={shared.text}>{fillPhrase(words.pole, { value: input(outcome.pole) })}</Caption1>}
      {outcome.valueError > 0 && <Caption1 className={shared.text}>{fillPhrase(words.valueError, { error: input(outcome.valueError) })}</Caption1>}
      {others.length > 0 && <Caption1 className={shared.text}>{fillPhrase(words.others, { values: others.map(input).join(' · ') })}</Caption1>}
      {holdsFormula && <Caption1 className={shared.text}>{fillPhrase(words.wasFormula, { cell: change.address })}</Caption1>}
      <div className={shared.actions}>
        <Button appearance="primary" disabled={task.status === 'running'} onClick={() => write(new Map([[change.address, isSwitch ? outcome.value === 1 : outcome.value]]))}>
          {words.write}
        </Button>
        <AddAsSheet
          answer={answer}
          table={() => ({
            kind: 'goal',
            parameter: change,
            measure: { output, statistic: simulation === null ? null : measure, probability: isProbability(outcome.measure.kind) },
            target: outcome.target,
            now: outcome.parameter.displayed,
            found: outcome.value,
            reached: reached.value,
            standardError: simulation === null ? null : reached.standardError,
          })}
          onJump={onJump}
        />
      </div>
      <Caption1 role="status" className={shared.text}>
        {task.status === 'done' && fillPhrase(words.written, { cell: change.label, value: input(Number(task.result.get(change.address))) })}
      </Caption1>
      {task.status === 'failed' && <ProblemBar problem={task.problem} />}
    </section>
  );
}

/** More solutions than this are not read. */
const MOST_SOLUTIONS = 4;

/** Other values that reach the target and can be told apart from the one found, from each other and from 0. */
function tellingSolutions({ otherSolutions, value, parameter }: GoalSeekOutcome): readonly number[] {
  const noticeable = 1e-4 * Math.max(Math.abs(value), Math.abs(parameter.displayed));
  const told: number[] = [];
  for (const solution of otherSolutions) {
    if (Math.abs(solution) > noticeable && [value, ...told].every((known) => Math.abs(solution - known) > noticeable)) told.push(solution);
  }
  return told.slice(0, MOST_SOLUTIONS);
}

/** A value so close to another that both would read the same is written as just below or above it. */
function besideText(value: number, other: number, text: (value: number) => string): string {
  const shown = text(value);
  return shown === text(other) ? `${value < other ? '<' : '>'} ${shown}` : shown;
}
