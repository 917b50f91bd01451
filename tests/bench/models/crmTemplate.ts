import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPackageModel } from '../../../src/file/xlsx/readModel';
import { openPackage } from '../../../src/file/xlsx/xlsxPackage';
import type { BenchModel } from './benchModel';

/** The template workbook that the product ships. */
export function crmTemplate(): BenchModel {
  const bytes = readFileSync(join(__dirname, '..', '..', '..', 'assets', 'templates', 'crmInputOutput.en-US.xlsx'));
  const opened = openPackage(new Uint8Array(bytes));
  const workbook = opened.ok ? readPackageModel(opened.value) : opened;
  if (!workbook.ok) throw new Error(workbook.error.code);
  return { name: 'CRM template', workbook: workbook.value };
}
