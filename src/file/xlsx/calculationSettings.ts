import type { WorkbookModel } from '../../engine/formula/workbookModel';
import { isTrue } from './isTrue';

/** How a workbook wants to be calculated. */
export type CalculationSettings = Pick<WorkbookModel, 'iterative' | 'iteration' | 'precisionAsDisplayed' | 'manualCalculation' | 'calculateOnLoad'>;

/** The attributes of `calcPr` (ECMA-376 part 1, 18.2.2), with Excel's settings where they are left out. */
export function calculationSettings(attribute: (name: string) => string | undefined): CalculationSettings {
  const rounds = Number(attribute('iterateCount') ?? NaN);
  const change = Number(attribute('iterateDelta') ?? NaN);
  const iteration = { rounds: rounds >= 1 ? Math.trunc(rounds) : 100, change: change >= 0 ? change : 0.001 };
  const precision = attribute('fullPrecision');
  return {
    iterative: isTrue(attribute('iterate')),
    ...(isTrue(attribute('iterate')) && { iteration }),
    ...(precision !== undefined && !isTrue(precision) && { precisionAsDisplayed: true }),
    ...(attribute('calcMode') === 'manual' && { manualCalculation: true }),
    ...(isTrue(attribute('fullCalcOnLoad')) && { calculateOnLoad: true }),
  };
}

/** The same attributes for writing. */
export function calculationAttributes(settings: Partial<CalculationSettings>): Readonly<Record<string, string | number | boolean | undefined>> {
  const { iterative, iteration, precisionAsDisplayed, manualCalculation, calculateOnLoad } = settings;
  return {
    calcMode: manualCalculation === true ? 'manual' : undefined,
    fullCalcOnLoad: calculateOnLoad === true || undefined,
    iterate: iterative === true || undefined,
    iterateCount: iterative === true && iteration?.rounds !== 100 ? iteration?.rounds : undefined,
    iterateDelta: iterative === true && iteration?.change !== 0.001 ? iteration?.change : undefined,
    fullPrecision: precisionAsDisplayed === true ? 0 : undefined,
  };
}
