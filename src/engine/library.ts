import type { RoiFunction } from './core/roiFunction';
import { customerFunctions } from './customers/customerFunctions';
import { allocateFunction } from './decide/allocateFunction';
import { returnFunctions } from './returns/returnFunctions';
import { uncertaintyFunctions } from './risk/uncertaintyFunctions';

/** Every worksheet function, by family. A family contributes its own list. */
export const roiFunctions: readonly RoiFunction[] = [...returnFunctions, allocateFunction, ...uncertaintyFunctions, ...customerFunctions];

const byName = new Map(roiFunctions.map((declaration) => [declaration.name, declaration]));

/** The function behind `=ROI.NAME(…)`, in upper or lower case; undefined for an unknown name. */
export function roiFunction(name: string): RoiFunction | undefined {
  return byName.get(name.toUpperCase());
}
