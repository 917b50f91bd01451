import type { CellValue } from '../../../core/cellValue';
import { toText } from '../coerce';
import { readCriterion } from '../criteria';
import { sameText } from '../compare';
import { DIVISION_ERROR, isError, NUMBER_ERROR, type Value, VALUE_ERROR } from '../value';
import { largest, mean, product, smallest, sum } from './aggregates';
import { type Builtin, type Call, define, forEachReference, type RangeValue } from './define';
import { matrixOf } from './numbers';
import { populationVariance, rootOf, sampleVariance } from './statistics';

/** The values of one field in the records that meet the criteria: rows of the criteria are alternatives, columns hold together. */
function selected(database: RangeValue, field: CellValue, criteria: RangeValue, call: Call): CellValue[] | CellValue {
  const [header = [], ...records] = matrixOf(database, call);
  const [names = [], ...alternatives] = matrixOf(criteria, call);
  const titled = (name: CellValue): number => titledColumn(header, name);
  const column = columnOfField(field, header);
  if (column !== 'none' && !(column >= 0 && column < header.length)) return VALUE_ERROR;
  if (records.length === 0) return VALUE_ERROR;
  const tests = alternatives.map((row) =>
    row.flatMap((condition, index) => {
      if (condition === null) return [];
      const tested = titled(names[index] ?? null);
      // Under a heading that is no field stands a formula; what it says counts for every record.
      return [tested < 0 ? { tested: 0, holds: () => condition === true } : { tested, holds: databaseCriterion(condition, call) }];
    }),
  );
  const kept = records.filter((record) => tests.some((row) => row.every(({ tested, holds }) => holds(record[tested] ?? null))));
  return kept.map((record) => (column === 'none' ? 1 : (record[column] ?? null)));
}

/** A field is named by its heading or counted from 1, TRUE as 1; without one the records themselves are counted. */
function columnOfField(field: CellValue, header: readonly CellValue[]): number | 'none' {
  if (field === null) return 'none';
  return typeof field === 'number' || typeof field === 'boolean' ? Math.trunc(Number(field)) - 1 : titledColumn(header, field);
}

function titledColumn(header: readonly CellValue[], name: CellValue): number {
  return header.findIndex((title) => isSameTitle(title, name));
}

/** Headings agree as text, whatever their type. */
function isSameTitle(title: CellValue, name: CellValue): boolean {
  const [heading, wanted] = [toText(title), toText(name)];
  return title !== null && name !== null && !isError(heading) && !isError(wanted) && sameText(heading.trim(), wanted.trim());
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

export const databaseFunctions: readonly Builtin[] = forEachReference(
  ofRecordNumbers('DSUM', sum),
  ofRecordNumbers('DAVERAGE', mean),
  ofRecordNumbers('DMIN', smallest),
  ofRecordNumbers('DMAX', largest),
  ofRecordNumbers('DPRODUCT', product),
  // Counting is not stopped by errors, as COUNT is not.
  ofRecords('DCOUNT', (values) => values.filter((value) => typeof value === 'number').length),
  ofRecords('DCOUNTA', (values) => values.filter((value) => value !== null).length),
  ofRecordNumbers('DSTDEV', (numbers) => rootOf(sampleVariance(numbers))),
  ofRecordNumbers('DSTDEVP', (numbers) => rootOf(populationVariance(numbers))),
  ofRecordNumbers('DVAR', sampleVariance),
  ofRecordNumbers('DVARP', populationVariance),
  ofRecords('DGET', (values) => (values.length === 0 ? VALUE_ERROR : values.length > 1 ? NUMBER_ERROR : (values[0] ?? DIVISION_ERROR))),
);
