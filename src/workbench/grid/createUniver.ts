import { type ILanguagePack, type LocaleType, LogLevel, RedoCommandId, UndoCommandId, Univer, type Plugin, type PluginCtor } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsConditionalFormattingPreset } from '@univerjs/preset-sheets-conditional-formatting';
import { CalculationMode, UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import { UniverSheetsDrawingPreset } from '@univerjs/preset-sheets-drawing';
import { UniverSheetsTablePreset } from '@univerjs/preset-sheets-table';
import type { Language } from '../../locales';
import { languages } from '../../locales/languages';
import { wordsIn } from '../words';
import { gridTheme } from './gridTheme';
import { gridOverrides } from './undoSteps';
import { tolerateUnpaintedSheets } from './unpaintedSheets';
import { GridContext } from './gridContext';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-table/lib/index.css';
import '@univerjs/preset-sheets-data-validation/lib/index.css';
import '@univerjs/preset-sheets-conditional-formatting/lib/index.css';
import '@univerjs/preset-sheets-drawing/lib/index.css';

/** A language's name in Univer. */
export function univerLanguage(language: Language): LocaleType {
  return wordsIn(language).grid.locale as LocaleType;
}

/** Univer with its page: formula bar, sheet tabs, context menus and a formatting toolbar, all inside `container`. */
export function createUniver(container: HTMLElement, options: { readonly language: Language; readonly dark: boolean }): GridContext {
  tolerateUnpaintedSheets();
  const univer = new Univer({
    theme: gridTheme,
    darkMode: options.dark,
    locale: univerLanguage(options.language),
    locales: Object.fromEntries(languages.map(({ tag }) => [univerLanguage(tag), wordsIn(tag).grid.words as ILanguagePack])),
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
