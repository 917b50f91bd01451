import type { WordsFor } from '../../locales';
import { colors, looksFor } from '../../file/sheet/looks';
import { SheetBuilder } from '../../file/sheet/sheetBuilder';
import { checksState } from '../blocks/checks';
import type { PictureHeadline } from '../dashboardPicture';
import { CHECKS_NAME, MASTER_CHECK_NAME } from '../modelNames';
import type { WorkbookFile } from '../../file/workbookFile';
import { buildBenefits } from './benefitsSheet';
import { buildCashFlow } from './cashFlowSheet';
import { buildChecks } from './checksSheet';
import type { Build, SheetRole } from './context';
import { buildCosts } from './costsSheet';
import { buildDashboard, headlineCells } from './dashboardSheet';
import { buildGuide } from './guideSheet';
import { buildInputs } from './inputsSheet';
import { example } from './example';
import { dashboardAt } from './layout';
import { buildLog } from './logSheet';
import { buildReview } from './reviewSheet';
import { buildRisk } from './riskSheet';
import { buildScenarios } from './scenariosSheet';

/** Tabs: grey for reading matter, blue for inputs, navy for calculations, green for results. */
const tabs: Readonly<Record<SheetRole, string>> = {
  guide: colors.muted,
  inputs: '#2E75B6',
  costs: colors.navy,
  benefits: colors.navy,
  cashFlow: colors.navy,
  risk: colors.navy,
  scenarios: colors.navy,
  dashboard: colors.good,
  review: colors.good,
  checks: colors.muted,
  log: colors.muted,
};

/** What a CRM system costs and brings, as a workbook without calculated values. */
export function crmInputOutput({ language, workbooks }: WordsFor<'templates'>): WorkbookFile {
  const words = workbooks.crmInputOutput;
  const looks = looksFor(language);
  const roles = Object.keys(words.sheets) as SheetRole[];
  const sheets = Object.fromEntries(roles.map((role) => [role, new SheetBuilder(words.sheets[role], looks, tabs[role])])) as Record<SheetRole, SheetBuilder>;
  const build: Build = { words, looks, language, sheets };

  buildGuide(build);
  buildInputs(build);
  buildCosts(build);
  buildBenefits(build);
  buildCashFlow(build);
  buildRisk(build);
  buildScenarios(build);
  buildDashboard(build);
  buildReview(build);
  const checks = buildChecks(build);
  buildLog(build);

  const absolute = (cell: string) => cell.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
  return {
    sheets: roles.map((role) => sheets[role].toFile()),
    names: [
      ...headlineCells().map(([name, cell]) => ({ name, formula: sheets.dashboard.ref(absolute(cell)) })),
      { name: CHECKS_NAME, formula: checks },
      { name: MASTER_CHECK_NAME, formula: checksState(sheets.checks).failing },
    ],
    activeSheet: words.sheets.dashboard,
    autoOpenTaskpane: true,
    properties: { title: words.title, creator: 'ROI Modeler', language: language.tag },
  };
}

/** What the gallery picture shows of the dashboard. */
export function crmPicture({ language, workbooks }: WordsFor<'templates'>): { readonly sheet: string; readonly headlines: readonly PictureHeadline[] } {
  const { sheets, dashboard, common } = workbooks.crmInputOutput;
  const compact = new Intl.NumberFormat(language.tag, { notation: 'compact', maximumFractionDigits: 1 });
  const number = (digits: number) => new Intl.NumberFormat(language.tag, { maximumFractionDigits: digits });
  return {
    sheet: sheets.dashboard,
    headlines: [
      { cell: dashboardAt.roi, label: 'ROI', write: (value) => `${Math.round(value * 100)}%` },
      { cell: dashboardAt.npv, label: 'NPV', write: (value) => `${example.currency} ${compact.format(value)}` },
      { cell: dashboardAt.payback, label: dashboard.payback, write: (value) => `${number(1).format(value)} ${common.months}` },
    ],
  };
}
