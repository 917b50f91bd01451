import { quantileLowerings } from './distributions';
import { takingArguments, type FunctionLowering, type LoweringTable } from './functionLowering';
import { lowerInverseOfRandom } from './inputs';

/** `ROI.OUTPUT` marks a cell and adds nothing. */
const output: FunctionLowering = () => ({ value: 0 });

/** An inverse distribution function of RAND() is an input; of anything else, columns. */
const inverse = takingArguments((lowering, node, frame) => {
  const value = lowerInverseOfRandom(lowering, node, frame);
  return value === undefined ? (quantileLowerings[node.name]?.(lowering, node, frame) ?? null) : { value };
});

export const roiLowerings: LoweringTable = {
  'ROI.OUTPUT': output,
  'NORM.INV': inverse,
  NORMINV: inverse,
  'NORM.S.INV': inverse,
  NORMSINV: inverse,
  'LOGNORM.INV': inverse,
  LOGINV: inverse,
  'BETA.INV': inverse,
  BETAINV: inverse,
  'GAMMA.INV': inverse,
  GAMMAINV: inverse,
};
