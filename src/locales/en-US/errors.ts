/**
 * One sentence for every error code of the engine: what is allowed, then what was received.
 * {argument} is the name of the argument with the cell at fault; any number {n} can also be written {nPercent}.
 */
export const errors = {
  cellOfArgument: '{name} (cell {position})',
  cellOfTable: '{name} (row {row}, column {column})',
  emptyCell: 'an empty cell',
  quotedText: '“{text}”',

  argumentMissing: '{argument} is missing or empty.',
  blankCell: '{argument} is empty; every cell must be filled (write 0 for nothing).',
  numberExpected: '{argument} must be a number; received {received}.',
  numberTooLow: '{argument} must be {minimum} or more; received {received}.',
  numberTooHigh: '{argument} must be {maximum} or less; received {received}.',
  numberOutOfRange: '{argument} must lie between {minimum} and {maximum}; received {received}.',
  notAWholeNumber: '{argument} must be a whole number; received {received}.',
  rateTooLow: '{argument} must be above -100%; received {receivedPercent}.',
  notAProbability: '{argument} must lie between 0% and 100%; received {receivedPercent}.',
  textInsteadOfDate: '{argument} must be a date; received the text {received}. Type it as a date, or use DATE(year, month, day).',
  notADate: '{argument} must be a date up to 9999-12-31; received the number {received}.',
  textExpected: '{argument} must be text; received {received}.',
  notAChoice: '{argument} must be one of {choices}; received {received}.',
  oneValueExpected: '{argument} must be a single value; received a range of {rows} rows × {columns} columns.',
  vectorExpected: '{argument} must be one row or one column; received {rows} rows × {columns} columns.',
  tooManyCells: '{argument} may have at most {maximum} cells; received {received}.',
  errorInArgument: '{argument} holds the error {error}; correct that cell first.',
  wrongNumberOfColumns: '{argument} must have the columns {columns} (those in brackets may be left out); received {received} columns.',
  lengthsDiffer: '{argument} must have as many values as {other} ({expected}); received {received}.',
  tooManyArguments: 'The function takes at most {maximum} arguments; received {received}.',
  overflow: 'The result is too large for a cell.',
  notInPreview: 'This simulation runs when the formula is entered.',
  backgroundFailed: 'The calculation stopped before it was finished; recalculate to try again.',

  costsAreZero: 'The return on investment is undefined because costs add up to zero.',
  noInitialCost: 'There is no initial cost to relate the return to: the first cost must exceed the first benefit.',
  onePeriodNeeded: '{argument} must cover today and at least one period; received {received} value.',
  neverPaysBack: 'The flows never pay back: {missing} is still missing at the end (period {periods}).',
  noSignChange: '{argument} must contain both payments and receipts; all amounts point the same way.',
  noRealRate: 'There is no rate above -100% at which the flows cancel out.',
  tooManySignChanges: '{argument} change direction {received} times, too often to find every rate; group them into longer periods.',
  adjustmentShape:
    '{argument} must be one value, one per row, one per column or one per value ({rows} × {columns}); received {adjustmentRows} × {adjustmentColumns}.',
  adjustmentAboveOne: '{argument} of a benefit must lie between 0% and 100%; received {receivedPercent}.',
  phaseEndsNotIncreasing: '{argument} must rise from phase to phase; {received} follows {previous}.',
  phaseNamesCount: '{argument} must name between {minimum} and {maximum} phases; received {received} names.',
  lifetimeValueDiverges:
    'The lifetime value has no limit: retention ({receivedPercent}) must stay below 1 + discount rate ({discountRatePercent}), or give a horizon.',

  fileNotXlsx: 'This file is not an Excel workbook (.xlsx). Save it in Excel as “Excel Workbook (*.xlsx)” and try again.',
  fileOldFormat: 'This workbook is in the format of Excel 97–2003 (.xls). Save it in Excel as “Excel Workbook (*.xlsx)” and try again.',
  fileBinaryWorkbook: 'This is a binary workbook (.xlsb). Save it in Excel as “Excel Workbook (*.xlsx)” and try again.',
  fileEncrypted: 'This workbook is protected with a password. Remove the password in Excel (File, Info, Protect Workbook) and try again.',
  fileDamaged: 'This workbook is damaged: its part {part} cannot be read. Open it in Excel, let Excel repair it, save it and try again.',
  fileTooLarge: 'This workbook is too large: unpacked it takes {megabytes} MB; at most {limit} MB can be read.',
};
