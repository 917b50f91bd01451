import { aggregateLowerings } from './aggregates';
import { arithmeticLowerings } from './arithmetic';
import { arrayLowerings } from './arrays';
import { conditionalLowerings } from './conditional';
import { dateLowerings } from './dates';
import { distributionLowerings } from './distributions';
import { extentLowerings } from './extents';
import { financeLowerings } from './finance';
import type { FunctionLowering } from './functionLowering';
import { loanLowerings } from './loans';
import { logicLowerings } from './logic';
import { lookupLowerings } from './lookup';
import { roiLowerings } from './roi';

/** Every function with columns of its own, by name; a family contributes its own table. The rest is evaluated trial by trial. */
export const lowerings: ReadonlyMap<string, FunctionLowering> = new Map(
  [arithmeticLowerings, logicLowerings, aggregateLowerings, conditionalLowerings, lookupLowerings, financeLowerings, arrayLowerings, extentLowerings, distributionLowerings, dateLowerings, loanLowerings, roiLowerings].flatMap((table) => Object.entries(table)),
);
