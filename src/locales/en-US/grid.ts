import { LocaleType, mergeLocales } from '@univerjs/core';
import conditionalFormatting from '@univerjs/preset-sheets-conditional-formatting/locales/en-US';
import core from '@univerjs/preset-sheets-core/locales/en-US';
import dataValidation from '@univerjs/preset-sheets-data-validation/locales/en-US';
import drawing from '@univerjs/preset-sheets-drawing/locales/en-US';
import table from '@univerjs/preset-sheets-table/locales/en-US';

/** The spreadsheet's own words in the workbench; they come with it. */
export const grid = { locale: LocaleType.EN_US, words: mergeLocales(core, table, dataValidation, conditionalFormatting, drawing) };
