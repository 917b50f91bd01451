import type { CellValue } from '../../../core/cellValue';
import { readCriterion } from '../criteria';
import { sameText } from '../compare';
import { DIVISION_ERROR, isError, NUMBER_ERROR, type Value, VALUE_ERROR } from '../value';
import { largest, mean, product, smallest, sum } from './aggregates';
import { type Builtin, type Call, define, type RangeValue } from './define';
import { matrixOf } from './numbers';
import { populationVariance, rootOf, sampleVariance } from './statistics';

/** The values of one field in the records that meet the criteria: rows of the criteria are alternatives, columns hold together. */
function selected(database: RangeValue, field: CellValue, criteria: RangeValue, call: Call): CellValue[] | CellValue {
  const [header = [], ...records] = matrixOf(database, call);
  const [names = [], ...alternatives] = matrixOf(criteria, call);
  const columnOf = (name: CellValue): number =>
    typeof name === 'number' ? Math.trunc(name) - 1 : header.findIndex((title) => typeof title === 'string' && typeof name === 'string' && sameText(title.trim(), name.trim()));
  const column = field === null ? -2 : columnOf(field);
  if (column === -1 || column >= header.length || records.length === 0) return VALUE_ERROR;
  const tests = alternatives.map((row) =>
    row.flatMap((condition, index) => {
      const tested = columnOf(names[index] ?? null);
      return condition === null || tested < 0 ? [] : [{ tested, holds: databaseCriterion(condition, call) }];
    }),
  );
  const kept = records.filter((record) => tests.some((row) => row.every(({ tested, holds }) => holds(record[tested] ?? null))));
  return kept.map((record) => (column === -2 ? 1 : (record[column] ?? null)));
}

/** Text alone means "begins with" here. */
function databaseCriterion(condition: CellValue, call: Call): (value: CellValue) => boolean {
  const beginsWith = typeof condition === 'string' && condition !== '' && !/^[<>=]/.test(condition) && !/[*]$/.test(condition);
  const exact = readCriterion(condition, call.workbook.date1904);
  if (!beginsWith) return exact;
  const prefix = readCriterion(`${condition}*`, call.workbook.date1904);
  return (value) => exact(value) || prefix(value);
}

function ofRecords(name: string, evaluate: (values: readonly CellValue[]) => Value): Builtin {
  return define(name, ['array', 'scalar', 'array'], ([database, field, criteria], call) => {
    if (isError(field)) return field;
    const values = selected(database, field, criteria, call);
    return Array.isArray(values) ? evaluate(values) : values;
  });
}

function ofRecordNumbers(name: string, evaluate: (numbers: readonly number[]) => Value): Builtin {
  return ofRecords(name, (values) => values.find((value) => isError(value)) ?? evaluate(values.filter((value) => typeof value === 'number')));
}

export const databaseFunctions: readonly Builtin[] = [
  ofRecordNumbers('DSUM', sum),
  ofRecordNumbers('DAVERAGE', mean),
  ofRecordNumbers('DMIN', smallest),
  ofRecordNumbers('DMAX', largest),
  ofRecordNumbers('DPRODUCT', product),
  ofRecordNumbers('DCOUNT', (numbers) => numbers.length),
  ofRecords('DCOUNTA', (values) => values.filter((value) => value !== null).length),
  ofRecordNumbers('DSTDEV', (numbers) => rootOf(sampleVariance(numbers))),
  ofRecordNumbers('DSTDEVP', (numbers) => rootOf(populationVariance(numbers))),
  ofRecordNumbers('DVAR', sampleVariance),
  ofRecordNumbers('DVARP', populationVariance),
  ofRecords('DGET', (values) => (values.length === 0 ? VALUE_ERROR : values.length > 1 ? NUMBER_ERROR : (values[0] ?? DIVISION_ERROR))),
];
