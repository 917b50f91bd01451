import { LocaleType, LogLevel, mergeLocales, RedoCommandId, UndoCommandId, Univer, type Plugin, type PluginCtor } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsConditionalFormattingPreset } from '@univerjs/preset-sheets-conditional-formatting';
import conditionalFormattingEnUS from '@univerjs/preset-sheets-conditional-formatting/locales/en-US';
import conditionalFormattingZhCN from '@univerjs/preset-sheets-conditional-formatting/locales/zh-CN';
import { CalculationMode, UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreEnUS from '@univerjs/preset-sheets-core/locales/en-US';
import coreZhCN from '@univerjs/preset-sheets-core/locales/zh-CN';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import dataValidationEnUS from '@univerjs/preset-sheets-data-validation/locales/en-US';
import dataValidationZhCN from '@univerjs/preset-sheets-data-validation/locales/zh-CN';
import { UniverSheetsDrawingPreset } from '@univerjs/preset-sheets-drawing';
import drawingEnUS from '@univerjs/preset-sheets-drawing/locales/en-US';
import drawingZhCN from '@univerjs/preset-sheets-drawing/locales/zh-CN';
import { UniverSheetsTablePreset } from '@univerjs/preset-sheets-table';
import tableEnUS from '@univerjs/preset-sheets-table/locales/en-US';
import tableZhCN from '@univerjs/preset-sheets-table/locales/zh-CN';
import type { Language } from '../../locales';
import { gridTheme } from './gridTheme';
import { gridOverrides } from './undoSteps';
import { tolerateUnpaintedSheets } from './unpaintedSheets';
import { GridContext } from './gridContext';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-table/lib/index.css';
import '@univerjs/preset-sheets-data-validation/lib/index.css';
import '@univerjs/preset-sheets-conditional-formatting/lib/index.css';
import '@univerjs/preset-sheets-drawing/lib/index.css';

export const univerLanguage: Readonly<Record<Language, LocaleType>> = { 'en-US': LocaleType.EN_US, 'zh-CN': LocaleType.ZH_CN };

/** Univer with its page: formula bar, sheet tabs, context menus and a formatting toolbar, all inside `container`. */
export function createUniver(container: HTMLElement, options: { readonly language: Language; readonly dark: boolean }): GridContext {
  tolerateUnpaintedSheets();
  const univer = new Univer({
    theme: gridTheme,
    darkMode: options.dark,
    locale: univerLanguage[options.language],
    locales: {
      [LocaleType.EN_US]: mergeLocales(coreEnUS, tableEnUS, dataValidationEnUS, conditionalFormattingEnUS, drawingEnUS),
      [LocaleType.ZH_CN]: mergeLocales(coreZhCN, tableZhCN, dataValidationZhCN, conditionalFormattingZhCN, drawingZhCN),
    },
    logLevel: LogLevel.ERROR,
    override: gridOverrides,
  });
  const presets = [
    UniverSheetsCorePreset({
      container,
      header: true,
      toolbar: true,
      ribbonType: 'simple',
      disableAutoFocus: true,
      // The page has its own.
      menu: { [UndoCommandId]: { hidden: true }, [RedoCommandId]: { hidden: true } },
      formula: { initialFormulaComputing: CalculationMode.FORCED },
      sheets: { disableForceStringAlert: true, disableForceStringMark: true },
    }),
    UniverSheetsTablePreset(),
    UniverSheetsDataValidationPreset(),
    UniverSheetsConditionalFormattingPreset(),
    UniverSheetsDrawingPreset(),
  ];
  // Presets name the plugins they share; each is registered once, with the configuration given last.
  const plugins = new Map<string, readonly [PluginCtor<Plugin>, unknown]>();
  for (const entry of presets.flatMap((preset) => preset.plugins)) {
    const [plugin, config] = Array.isArray(entry) ? entry : [entry, undefined];
    plugins.delete(plugin.pluginName);
    plugins.set(plugin.pluginName, [plugin, config]);
  }
  for (const [plugin, config] of plugins.values()) univer.registerPlugin(plugin, config);
  return new GridContext(FUniver.newAPI(univer), univer.__getInjector());
}
