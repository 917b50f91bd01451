import type { Nullable } from '@univerjs/core';
import { ArrayValueObject, BooleanValueObject, ErrorValueObject, NumberValueObject, StringValueObject, type BaseValueObject, type ErrorType } from '@univerjs/engine-formula';
import { isCellError, type CellValue } from '../../../engine/core/cellValue';

/** A blank cell is null, as on Excel for the web; text stays text and an error stays an error. */
export function toCellValue(object: Nullable<BaseValueObject>): CellValue {
  if (!object || object.isNull()) return null;
  if (object.isError()) return { error: String(object.getValue()) as never };
  const value = object.getValue();
  return typeof value === 'bigint' ? Number(value) : value;
}

/** Rows of equal length; a single value is one row of one. */
export function toRows(object: BaseValueObject): readonly (readonly CellValue[])[] {
  if (!object.isArray()) return [[toCellValue(object)]];
  const array = object as ArrayValueObject;
  return Array.from({ length: array.getRowCount() }, (_, row) => Array.from({ length: array.getColumnCount() }, (_unused, column) => toCellValue(array.get(row, column))));
}

export function errorObject(error: string): ErrorValueObject {
  return ErrorValueObject.create(error as ErrorType);
}

function toObject(value: CellValue): BaseValueObject {
  if (value === null) return StringValueObject.create('');
  if (isCellError(value)) return errorObject(value.error);
  if (typeof value === 'number') return Number.isFinite(value) ? NumberValueObject.create(value) : errorObject('#NUM!');
  return typeof value === 'boolean' ? BooleanValueObject.create(value) : StringValueObject.create(value);
}

export function toValueObject(value: CellValue | readonly (readonly CellValue[])[]): BaseValueObject {
  if (!isTable(value)) return toObject(value);
  const columnCount = Math.max(0, ...value.map((row) => row.length));
  if (columnCount === 0) return errorObject('#CALC!');
  return ArrayValueObject.create({
    calculateValueList: value.map((row) => Array.from({ length: columnCount }, (_, column) => toObject(row[column] ?? null))),
    rowCount: value.length,
    columnCount,
    unitId: '',
    sheetId: '',
    row: -1,
    column: -1,
  });
}

function isTable(value: CellValue | readonly (readonly CellValue[])[]): value is readonly (readonly CellValue[])[] {
  return Array.isArray(value);
}
