import { DataValidationErrorStyle, DataValidationType, type DataValidationOperator, type ISheetDataValidationRule } from '@univerjs/core';
import type { ValidationFile } from '../../../file/workbookFile';
import { fromGridRange, toGridRange } from './range';

const types: Readonly<Record<ValidationFile['type'], DataValidationType>> = {
  list: DataValidationType.LIST,
  decimal: DataValidationType.DECIMAL,
  whole: DataValidationType.WHOLE,
  date: DataValidationType.DATE,
  time: DataValidationType.TIME,
  textLength: DataValidationType.TEXT_LENGTH,
  custom: DataValidationType.CUSTOM,
};

/** The grid tells a formula from a constant by its equals sign. */
function toGridFormula(formula: string): string {
  return formula.trim() !== '' && Number.isFinite(Number(formula)) ? formula : `=${formula}`;
}

const WITHOUT_OPERATOR: readonly ValidationFile['type'][] = ['list', 'custom'];

export function toGridValidation(validation: ValidationFile, uid: string): ISheetDataValidationRule {
  const formula1 = validation.values ? validation.values.join(',') : validation.formula1 === undefined ? undefined : toGridFormula(validation.formula1);
  return {
    uid,
    ranges: [toGridRange(validation.range)],
    type: types[validation.type],
    // The names of the operators are the file's own, where leaving it out means "between"; the grid would compare nothing.
    ...(!WITHOUT_OPERATOR.includes(validation.type) && { operator: (validation.operator ?? 'between') as DataValidationOperator }),
    ...(formula1 !== undefined && { formula1 }),
    ...(validation.formula2 !== undefined && { formula2: toGridFormula(validation.formula2) }),
    allowBlank: validation.allowBlank ?? true,
    showDropDown: true,
    errorStyle: DataValidationErrorStyle.STOP,
    showErrorMessage: validation.errorMessage !== undefined,
    ...(validation.errorTitle !== undefined && { errorTitle: validation.errorTitle }),
    ...(validation.errorMessage !== undefined && { error: validation.errorMessage }),
    showInputMessage: validation.promptMessage !== undefined,
    ...(validation.promptTitle !== undefined && { promptTitle: validation.promptTitle }),
    ...(validation.promptMessage !== undefined && { prompt: validation.promptMessage }),
  };
}

/** One file rule per range. A checkbox or a multiple choice has no counterpart in a file and is left out. */
export function fromGridValidation(rule: ISheetDataValidationRule): readonly ValidationFile[] {
  const type = (Object.keys(types) as ValidationFile['type'][]).find((key) => types[key] === rule.type);
  if (type === undefined) return [];
  const literalList = type === 'list' && rule.formula1 !== undefined && !rule.formula1.startsWith('=');
  const formula1 = rule.formula1?.replace(/^=/, '');
  const formula2 = rule.formula2?.replace(/^=/, '');
  return rule.ranges.map((range) => ({
    range: fromGridRange(range),
    type,
    ...(literalList && { values: rule.formula1?.split(',') ?? [] }),
    ...(rule.operator !== undefined && { operator: rule.operator }),
    ...(!literalList && formula1 !== undefined && { formula1 }),
    ...(formula2 !== undefined && { formula2 }),
    ...(rule.allowBlank !== undefined && { allowBlank: rule.allowBlank }),
    ...(rule.errorTitle !== undefined && { errorTitle: rule.errorTitle }),
    ...(rule.error !== undefined && { errorMessage: rule.error }),
    ...(rule.promptTitle !== undefined && { promptTitle: rule.promptTitle }),
    ...(rule.prompt !== undefined && { promptMessage: rule.prompt }),
  }));
}
