import { cashFlow } from '../blocks/cashFlow';
import { timeColumns, timeHeads } from '../blocks/timeSheet';
import { followingTimeline } from '../blocks/timeline';
import { head, timeSheet, type Build } from './context';
import { benefitsAt, cashFlowAt, costsAt, inputsAt, scenariosAt } from './layout';

/** Costs against benefits in the live scenario. */
export function buildCashFlow(build: Build): void {
  const { words, sheets } = build;
  const { inputs, costs, benefits, scenarios } = sheets;
  const time = timeSheet(build, 'cashFlow');
  timeColumns(time);
  head(build, 'cashFlow', words.cashFlow.subtitle, 'E1');
  timeHeads(time, words.common);
  followingTimeline(time, words.timeline, timeSheet(build, 'costs'));
  cashFlow(time, cashFlowAt, words.cashFlow, {
    costs: (column) => costs.ref(`${column}$${costsAt.total}`),
    benefits: (column) => benefits.ref(`${column}$${benefitsAt.total}`),
    costFactor: scenarios.ref(`$C$${scenariosAt.costFactor}`),
    horizon: inputs.ref(inputsAt.horizon),
    discountRate: inputs.ref(inputsAt.discountRate),
  });
}
