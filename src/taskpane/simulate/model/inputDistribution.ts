import { type Distribution } from '../../../engine/risk/distributions/distribution';
import { distributionFamily } from '../../../engine/risk/distributions/families';
import { type FoundInput } from '../../../workbook/simulation/findUncertainty';

/** The distribution of an input at the values its arguments show; null where those are not known or not allowed. */
export function inputDistribution({ family, args }: FoundInput): Distribution | null {
  if (family === null || args.some(({ formula, value }) => formula !== '' && value === undefined)) return null;
  const read = distributionFamily(family)?.read(args.map(({ value }) => value));
  return read?.ok ? read.value.distribution : null;
}
