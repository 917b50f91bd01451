import { distributionFamily } from '../../engine/risk/distributions/families';

/** The distribution that a worksheet function draws from, such as `PERT` for `ROI.PERT`; null where it draws from none. */
export function calledFamily(name: string): string | null {
  if (!name.startsWith('ROI.')) return null;
  const family = name.slice('ROI.'.length);
  return distributionFamily(family)?.name === family ? family : null;
}
