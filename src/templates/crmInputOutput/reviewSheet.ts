import { actions, milestones } from '../blocks/review';
import { head, type Build } from './context';
import { example } from './example';
import { acrossFixed, axis, cashFlowAt, inputsAt, reviewAt, timelineAt } from './layout';

/** Milestones with plan, gate and actual figures, and the register of actions. */
export function buildReview(build: Build): void {
  const { words, sheets } = build;
  const { review: sheet, cashFlow, inputs } = sheets;
  const row = (number: number) => cashFlow.ref(acrossFixed(number));
  head(build, 'review', words.review.subtitle, 'H1');
  milestones(sheet, words.review, {
    rows: reviewAt.milestones,
    milestones: example.milestones,
    startDate: inputs.ref(inputsAt.startDate),
    tooEarlyUntil: inputs.ref(`$C$${inputsAt.phaseEnds.first + 1}`),
    perYear: axis.perYear,
    periods: row(timelineAt.period),
    costs: row(cashFlowAt.costs),
    benefits: row(cashFlowAt.benefits),
    tooEarly: inputs.ref(inputsAt.tooEarlyWord),
    goOn: inputs.ref(inputsAt.continueWord),
    reassess: inputs.ref(inputsAt.reassessWord),
  });
  actions(sheet, words.review, reviewAt.milestones.last + 3);
}
