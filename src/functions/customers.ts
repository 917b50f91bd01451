import { callFunction } from './boundary';

/**
 * Customer lifetime value.
 * @customfunction LTV
 */
export function ltv(margin: any[][], retention: any[][], discountRate?: any, acquisitionCost?: any, horizon?: any, timing?: any): any {
  return callFunction('LTV', [margin, retention, discountRate, acquisitionCost, horizon, timing]);
}
