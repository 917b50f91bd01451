/**
 * The workbook names by which a model shows its results to the task pane. Every template defines those it has,
 * each on one cell, with workbook scope. Names are permanent: documents carry them.
 */
export const headlineNames = {
  returnOnInvestment: 'ROI_ROI',
  netPresentValue: 'ROI_NPV',
  payback: 'ROI_Payback',
  benefitCostRatio: 'ROI_BCR',
  internalRateOfReturn: 'ROI_IRR',
  chanceOfLoss: 'ROI_ChanceOfLoss',
  totalCost: 'ROI_TotalCost',
  totalBenefit: 'ROI_TotalBenefit',
} as const;

/** How every name that a template gives to the workbook begins. */
export const MODEL_NAMES = 'ROI_';

export type HeadlineKind = keyof typeof headlineNames;

/**
 * The rows of the Checks sheet, without headers: what is checked in the first column, whether it holds in the last
 * (TRUE or FALSE), and between them, where there is one, the address to look at as text (`Costs!F6`).
 */
export const CHECKS_NAME = 'ROI_Checks';

/** How many of the checks do not hold: 0 when the model can be trusted. */
export const MASTER_CHECK_NAME = 'ROI_MasterCheck';
