import type { RoiFunction } from './core/roiFunction';
import { customerFunctions } from './customers/customerFunctions';
import { returnFunctions } from './returns/returnFunctions';

/** Every worksheet function, by family. A family contributes its own list. */
export const roiFunctions: readonly RoiFunction[] = [...returnFunctions, ...customerFunctions];

const byName = new Map(roiFunctions.map((declaration) => [declaration.name, declaration]));

/** The function behind `=ROI.NAME(…)`, in upper or lower case; undefined for an unknown name. */
export function roiFunction(name: string): RoiFunction | undefined {
  return byName.get(name.toUpperCase());
}
