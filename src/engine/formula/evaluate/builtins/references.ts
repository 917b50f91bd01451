import { columnLetters, sheetPrefix } from '../../parse/address';
import { MAX_COLUMNS, MAX_ROWS } from '../../workbookModel';
import { Reference, rowsOf, widthOf } from '../reference';
import { buildMatrix, columnsOf, isError, isMatrix, isReference, NOT_AVAILABLE, REFERENCE_ERROR, type Value, VALUE_ERROR } from '../value';
import { type Builtin, type Call, define, forEachReference, type RangeValue } from './define';
import { ofCells } from './elements';
import { indirect } from './indirect';

/** The row or column numbers of a reference: one for a single line, an array for several. */
function lineNumbers(reference: Reference | undefined, call: Call, of: 'row' | 'column'): Value {
  const { frame, workbook } = call;
  if (reference === undefined) return (of === 'row' ? frame.row : frame.column) + 1;
  const area = reference.single;
  if (area === undefined) return REFERENCE_ERROR;
  const first = of === 'row' ? area.top : area.left;
  let count = of === 'row' ? rowsOf(area) : widthOf(area);
  if (count === 1 || !call.frame.arrays) return first + 1;
  if (count === (of === 'row' ? MAX_ROWS : MAX_COLUMNS)) {
    const matrix = workbook.matrix(area);
    count = of === 'row' ? matrix.length : columnsOf(matrix);
  }
  return of === 'row' ? buildMatrix(count, 1, (row) => first + row + 1) : buildMatrix(1, count, (_, column) => first + column + 1);
}

function sizeOf(range: RangeValue, of: 'rows' | 'columns'): Value {
  if (isError(range)) return range;
  if (isReference(range)) {
    const area = range.single;
    if (area === undefined) return REFERENCE_ERROR;
    return of === 'rows' ? rowsOf(area) : widthOf(area);
  }
  if (!isMatrix(range)) return 1;
  return of === 'rows' ? range.length : columnsOf(range);
}

/** Cut to whole cells, but part of a cell is one. */
function wholeSize(size: number): number {
  return size > 0 && size < 1 ? 1 : Math.trunc(size);
}

function offset([reference, rows, columns, height, width]: readonly [Reference, number, number, number | undefined, number | undefined]): Value {
  const area = reference.single;
  if (area === undefined) return VALUE_ERROR;
  const tall = wholeSize(height ?? rowsOf(area));
  const wide = wholeSize(width ?? widthOf(area));
  if (tall === 0 || wide === 0) return REFERENCE_ERROR;
  const row = area.top + Math.trunc(rows);
  const column = area.left + Math.trunc(columns);
  const top = tall > 0 ? row : row + tall + 1;
  const left = wide > 0 ? column : column + wide + 1;
  const bottom = top + Math.abs(tall) - 1;
  const right = left + Math.abs(wide) - 1;
  if (top < 0 || left < 0 || bottom >= MAX_ROWS || right >= MAX_COLUMNS) return REFERENCE_ERROR;
  return new Reference([{ sheet: area.sheet, top, left, bottom, right }]);
}

function address(row: number, column: number, absolute: number, a1: boolean, sheet: string | undefined): Value {
  const [r, c, kind] = [Math.trunc(row), Math.trunc(column), Math.trunc(absolute)];
  if (r < 1 || c < 1 || r > MAX_ROWS || c > MAX_COLUMNS || kind < 1 || kind > 4) return VALUE_ERROR;
  const rowFixed = kind === 1 || kind === 2;
  const columnFixed = kind === 1 || kind === 3;
  const text = a1
    ? `${columnFixed ? '$' : ''}${columnLetters(c - 1)}${rowFixed ? '$' : ''}${r}`
    : `R${rowFixed ? r : `[${r}]`}C${columnFixed ? c : `[${c}]`}`;
  if (sheet === undefined) return text;
  if (sheet === '' || /^\[[^\]]+\]\w+$/.test(sheet)) return `${sheet}!${text}`;
  return sheetPrefix(sheet) + text;
}

export const referenceFunctions: readonly Builtin[] = [
  define('ROW', ['reference?'], ([reference], call) => lineNumbers(reference, call, 'row')),
  define('COLUMN', ['reference?'], ([reference], call) => lineNumbers(reference, call, 'column')),
  ...forEachReference(
    define('ROWS', ['array'], ([range]) => sizeOf(range, 'rows')),
    define('COLUMNS', ['array'], ([range]) => sizeOf(range, 'columns')),
  ),
  define('AREAS', ['reference'], ([reference]) => reference.areas.length),
  define('OFFSET', ['reference', 'number', 'number', 'number?', 'number?'], offset, { emptyMeansDefault: true, pointing: true }),
  define('INDIRECT', ['text', 'logical?'], ([text, a1 = true], call) => indirect(text, a1, call), { pointing: true }),
  define('ADDRESS', ['number', 'number', 'number?', 'logical?', 'text?'], ([row, column, absolute = 1, a1 = true, sheet]) => address(row, column, absolute, a1, sheet), {
    emptyMeansDefault: true,
  }),
  define('FORMULATEXT', ['reference'], ([reference], call) =>
    ofCells(reference, call, (cell) => {
      const formula = call.workbook.formula(cell);
      return formula === undefined ? NOT_AVAILABLE : `=${formula.replace(/^=/, '').replace(/_xlfn\.|_xlws\.|_xlpm\./g, '')}`;
    }),
  ),
  define('HYPERLINK', ['scalar', 'scalar?'], ([link, shown]) => (shown === undefined ? link : shown)),
];

