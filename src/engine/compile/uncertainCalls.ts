import { distributionFamily } from '../risk/distributions/families';

const RANDOM_CALLS: ReadonlySet<string> = new Set(['RAND', 'RANDBETWEEN', 'RANDARRAY']);

/** True for calls whose value differs from trial to trial whatever their arguments are. */
export function isUncertainCall(name: string): boolean {
  return RANDOM_CALLS.has(name) || familyOf(name) !== undefined;
}

/** True for calls whose displayed value cannot be read off the sheet. */
export function isVolatileCall(name: string): boolean {
  return RANDOM_CALLS.has(name);
}

/** The family of distributions that a function of ours draws from. */
export function familyOf(name: string): string | undefined {
  if (!name.startsWith('ROI.')) return undefined;
  const family = name.slice(4);
  return distributionFamily(family)?.name === family ? family : undefined;
}
