import { aggregateFunctions } from './aggregates';
import { arithmeticFunctions } from './arithmetic';
import { bondFunctions } from './bonds';
import { annuityFunctions } from './annuities';
import { arrayFunctions } from './arrays';
import { cashFlowFunctions } from './cashFlows';
import { complexFunctions } from './complex';
import { conditionalFunctions } from './conditional';
import { databaseFunctions } from './database';
import { dateFunctions } from './dates';
import type { Builtin } from './define';
import { depreciationFunctions } from './depreciation';
import { distributionFunctions } from './distributions';
import { engineeringFunctions } from './engineering';
import { forecastFunctions } from './forecastSeries';
import { groupingFunctions } from './grouping';
import { informationFunctions } from './information';
import { lambdaFunctions } from './lambdas';
import { logicalFunctions } from './logical';
import { lookupFunctions } from './lookup';
import { matrixFunctions } from './matrices';
import { oddBondFunctions } from './oddBonds';
import { orderFunctions } from './order';
import { referenceFunctions } from './references';
import { regularExpressionFunctions } from './regularExpressions';
import { regressionFunctions } from './regression';
import { statisticFunctions } from './statistics';
import { textFunctions } from './text';
import { textSplitFunctions } from './textSplit';
import { trigonometryFunctions } from './trigonometry';
import { workdayFunctions } from './workdays';

/** Every built-in function, by family; a family contributes its own list. Functions that steer evaluation are in `specialForms`. */
export const builtins: readonly Builtin[] = [
  ...aggregateFunctions,
  ...arithmeticFunctions,
  ...trigonometryFunctions,
  ...matrixFunctions,
  ...conditionalFunctions,
  ...logicalFunctions,
  ...informationFunctions,
  ...lookupFunctions,
  ...referenceFunctions,
  ...arrayFunctions,
  ...lambdaFunctions,
  ...groupingFunctions,
  ...textFunctions,
  ...textSplitFunctions,
  ...regularExpressionFunctions,
  ...dateFunctions,
  ...workdayFunctions,
  ...annuityFunctions,
  ...cashFlowFunctions,
  ...depreciationFunctions,
  ...bondFunctions,
  ...oddBondFunctions,
  ...statisticFunctions,
  ...orderFunctions,
  ...regressionFunctions,
  ...forecastFunctions,
  ...distributionFunctions,
  ...databaseFunctions,
  ...engineeringFunctions,
  ...complexFunctions,
];

const BY_NAME = new Map(builtins.map((declared) => [declared.name, declared]));

/** The built-in of that name (upper case, without file prefix), or undefined. */
export function builtin(name: string): Builtin | undefined {
  return BY_NAME.get(name);
}
