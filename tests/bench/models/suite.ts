import { referenceModel } from '../referenceModel';
import type { BenchModel } from './benchModel';
import { crmTemplate } from './crmTemplate';
import { lookUps } from './lookUps';
import { projectFinance } from './projectFinance';
import { randomRows } from './randomRows';
import { realOptions } from './realOptions';
import { threeStatements } from './threeStatements';

/** Seven models of different kinds. */
export function suite(): readonly BenchModel[] {
  const reference = { name: 'reference workbook', workbook: referenceModel() };
  return [reference, projectFinance(), threeStatements(), realOptions(), randomRows(), lookUps(), crmTemplate()];
}
