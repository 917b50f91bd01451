import type { ForeignProduct } from '../conversion';
import { notTakenOver, type ForeignRule, type ProductRules } from '../rule';
import type { WorkbookReader } from '../workbookReader';
import { analyticSolverRules } from './analyticSolver';
import { atRiskRules } from './atRisk';
import { crystalBallRules } from './crystalBall';
import { xlRiskRules } from './xlRisk';

export interface ForeignFunction {
  readonly product: ForeignProduct;
  readonly rule: ForeignRule;
}

interface ProductFunctions {
  readonly product: ForeignProduct;
  /** Names that can only be this product's, known to us or not. */
  readonly names: RegExp;
  readonly rules: ProductRules;
}

const PRODUCTS: readonly ProductFunctions[] = [
  { product: 'atRisk', names: /^RISK[A-Z0-9]+$/, rules: atRiskRules },
  { product: 'crystalBall', names: /^CB\.[A-Z0-9]+$/, rules: crystalBallRules },
  { product: 'analyticSolver', names: /^PSI[A-Z0-9]+$/, rules: analyticSolverRules },
  { product: 'modelRisk', names: /^VOSE[A-Z0-9]+$/, rules: {} },
];

const XL_RISK: ProductFunctions = { product: 'xlRisk', names: /^RISK[A-Z0-9]+$/, rules: xlRiskRules };

/** The sheet on which XLRisk keeps its settings in every workbook that it has simulated. */
const XL_RISK_SHEET = 'XLRisk';

const UNKNOWN = notTakenOver('noEqual', 'writeByHand');

/** A quick look at a text, before it is read: true wherever a foreign call may stand. */
export const MAY_BE_FOREIGN = /RISK|CB\.|PSI|VOSE/i;

/** What functions of other products a workbook can hold. A name that the workbook defines itself is its own. */
export function foreignFunctions(reader: WorkbookReader): (name: string) => ForeignFunction | undefined {
  const products = reader.sheet(XL_RISK_SHEET) === undefined ? PRODUCTS : [XL_RISK, ...PRODUCTS.slice(1)];
  return (name) => {
    const upper = name.toUpperCase();
    const found = products.find(({ names }) => names.test(upper));
    if (found === undefined || reader.isDefined(name)) return undefined;
    return { product: found.product, rule: Object.hasOwn(found.rules, upper) ? found.rules[upper] : UNKNOWN };
  };
}
