import { callFunction, callTable } from './boundary';

/**
 * Return on investment before discounting.
 * @customfunction BASIC
 */
export function basic(benefits: any[][], costs: any[][]): any {
  return callFunction('BASIC', [benefits, costs]);
}

/**
 * Totals, present values, ROI, IRR and payback in one table.
 * @customfunction SUMMARY
 */
export function summary(costs: any[][], benefits: any[][], rate?: any, periodsPerYear?: any, convention?: any): any[][] {
  return callTable('SUMMARY', [costs, benefits, rate, periodsPerYear, convention]);
}

/**
 * Return on investment by phase.
 * @customfunction PHASED
 */
export function phased(costs: any[][], benefits: any[][], phaseEnds?: any[][], rate?: any, phaseNames?: any[][]): any[][] {
  return callTable('PHASED', [costs, benefits, phaseEnds, rate, phaseNames]);
}

/**
 * Periods until the flows have paid back what was put in.
 * @customfunction PAYBACK
 */
export function payback(flows: any[][], rate?: any): any {
  return callFunction('PAYBACK', [flows, rate]);
}

/**
 * Present value with the first flow today.
 * @customfunction PRESENTVALUE
 */
export function presentValue(rate: any, flows: any[][], timing?: any): any {
  return callFunction('PRESENTVALUE', [rate, flows, timing]);
}

/**
 * Every internal rate of return.
 * @customfunction IRRALL
 */
export function irrAll(flows: any[][]): any[][] {
  return callTable('IRRALL', [flows]);
}

/**
 * Internal rate of return of dated flows.
 * @customfunction DATEDIRR
 */
export function datedIrr(flows: any[][], dates: any[][]): any {
  return callFunction('DATEDIRR', [flows, dates]);
}

/**
 * Equivalent annual annuity.
 * @customfunction EAA
 */
export function eaa(rate: any, flows: any[][]): any {
  return callFunction('EAA', [rate, flows]);
}

/**
 * Risk adjustment of benefits or costs.
 * @customfunction RISKADJ
 */
export function riskAdj(values: any[][], adjustment: any[][], kind: any): any[][] {
  return callTable('RISKADJ', [values, adjustment, kind]);
}
