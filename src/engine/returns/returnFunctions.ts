import type { RoiFunction } from '../core/roiFunction';
import { basicReturnFunction } from './basicReturn';
import { datedRateOfReturnFunction } from './datedRateOfReturn';
import { equivalentAnnuityFunction } from './equivalentAnnuity';
import { internalRatesOfReturnFunction } from './internalRatesOfReturn';
import { paybackPeriodFunction } from './paybackPeriod';
import { phasedReturnFunction } from './phasedReturn';
import { presentValueFunction } from './presentValue';
import { returnSummaryFunction } from './returnSummary';
import { riskAdjustmentFunction } from './riskAdjustment';

/** The family of returns, in the order of the function reference. */
export const returnFunctions: readonly RoiFunction[] = [
  basicReturnFunction,
  returnSummaryFunction,
  phasedReturnFunction,
  paybackPeriodFunction,
  presentValueFunction,
  internalRatesOfReturnFunction,
  datedRateOfReturnFunction,
  equivalentAnnuityFunction,
  riskAdjustmentFunction,
];
