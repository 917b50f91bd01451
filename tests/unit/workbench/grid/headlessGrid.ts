import { LocaleType, LogLevel, Univer, type Plugin, type PluginCtor } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverDataValidationPlugin } from '@univerjs/data-validation';
import { UniverDrawingPlugin } from '@univerjs/drawing';
import { UniverFormulaEnginePlugin } from '@univerjs/engine-formula';
import { UniverSheetsPlugin } from '@univerjs/sheets';
import { UniverSheetsConditionalFormattingPlugin } from '@univerjs/sheets-conditional-formatting';
import { UniverSheetsDataValidationPlugin } from '@univerjs/sheets-data-validation';
import { UniverSheetsDrawingPlugin } from '@univerjs/sheets-drawing';
import { UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula';
import { UniverSheetsNumfmtPlugin } from '@univerjs/sheets-numfmt';
import { UniverSheetsTablePlugin } from '@univerjs/sheets-table';
import formulaLocale from '@univerjs/sheets-formula/locale/en-US';
import '@univerjs/sheets/facade';
import '@univerjs/engine-formula/facade';
import '@univerjs/sheets-formula/facade';
import type { CustomFunctionHost } from '../../../../src/workbench/object-model/spreadsheet';
import { GridContext } from '../../../../src/workbench/grid/gridContext';
import { gridOverrides } from '../../../../src/workbench/grid/undoSteps';
import { UniverSpreadsheet } from '../../../../src/workbench/grid/univerSpreadsheet';

const plugins: readonly PluginCtor<Plugin>[] = [
  UniverFormulaEnginePlugin,
  UniverSheetsPlugin,
  UniverSheetsFormulaPlugin,
  UniverSheetsNumfmtPlugin,
  UniverDataValidationPlugin,
  UniverSheetsDataValidationPlugin,
  UniverSheetsConditionalFormattingPlugin,
  UniverDrawingPlugin,
  UniverSheetsDrawingPlugin,
  UniverSheetsTablePlugin,
];

/** The page's spreadsheet without a page: the same engine and adapter, nothing drawn. */
export function headlessGrid(): { readonly spreadsheet: UniverSpreadsheet; readonly dispose: () => void } {
  const univer = new Univer({ locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: formulaLocale }, logLevel: LogLevel.ERROR, override: gridOverrides });
  for (const plugin of plugins) univer.registerPlugin(plugin);
  const grid = new GridContext(FUniver.newAPI(univer), univer.__getInjector());
  const spreadsheet = new UniverSpreadsheet(grid, { tooManyCells: (cells) => `${cells} cells are too many` });
  return { spreadsheet, dispose: () => univer.dispose() };
}

/** Functions that answer after a moment, and note what they were given. */
export function recordingHost(): CustomFunctionHost & { readonly calls: { readonly name: string; readonly args: readonly unknown[]; readonly address: string }[] } {
  const calls: { readonly name: string; readonly args: readonly unknown[]; readonly address: string }[] = [];
  const parameter = (name: string, matrix: boolean, optional = false) => ({ name, description: name, optional, matrix });
  return {
    calls,
    functions: [
      { name: 'ROI.DOUBLE', description: 'Doubles', parameters: [parameter('value', false)] },
      { name: 'ROI.SHOW', description: 'Shows its arguments', parameters: [parameter('values', true), parameter('single', false, true), parameter('more', true, true)] },
      { name: 'ROI.TABLE', description: 'Spills', parameters: [parameter('rows', false)] },
      { name: 'ROI.FAIL', description: 'Fails', parameters: [] },
    ],
    async invoke(name, args, cell) {
      calls.push({ name, args, address: `${cell.sheet}!${cell.address}` });
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (name === 'ROI.DOUBLE') return { ok: true, value: Number(args[0]) * 2 };
      if (name === 'ROI.SHOW') return { ok: true, value: JSON.stringify(args) };
      if (name === 'ROI.TABLE') return { ok: true, value: Array.from({ length: Number(args[0]) }, (_, row) => [`row ${row + 1}`, row / 3]) };
      return { ok: false, error: '#NUM!', message: 'There is no sign change.' };
    },
  };
}
