import { defineFunction } from '../../../src/engine/core/defineFunction';
import { cellError, type CellMatrix } from '../../../src/engine/core/cellValue';
import * as parameter from '../../../src/engine/core/parameters';
import { MAX_CELLS } from '../../../src/engine/core/readCells';
import { ok } from '../../../src/engine/core/result';

const row = (...cells: CellMatrix[number]): CellMatrix => [cells];
const column = (...cells: CellMatrix[number]): CellMatrix => cells.map((cell) => [cell]);
const failure = (code: string, rest: object = {}) => ({ ok: false, error: expect.objectContaining({ code, ...rest }) as unknown });

describe('amounts', () => {
  const { read } = parameter.amounts();

  test('a row, a column and a single value are vectors', () => {
    expect(read(row(1, -2, 3), 'flows')).toEqual(ok([1, -2, 3]));
    expect(read(column(1, -2, 3), 'flows')).toEqual(ok([1, -2, 3]));
    expect(read(7, 'flows')).toEqual(ok([7]));
    expect(read(row(7), 'flows')).toEqual(ok([7]));
  });

  test('a rectangle is refused with its shape', () => {
    const rectangle = [
      [1, 2],
      [3, 4],
    ];
    expect(read(rectangle, 'flows')).toEqual(failure('vectorExpected', { parameter: 'flows', details: { rows: 2, columns: 2 } }));
  });

  test.each([null, '', undefined])('a blank (%p) inside is reported with its place, at the end it does not count', (blank) => {
    expect(read(row(1, blank ?? null, 3), 'flows')).toEqual(failure('blankCell', { cellError: '#VALUE!', details: { position: 2 } }));
    expect(read(row(1, 2, blank ?? null), 'flows')).toEqual(ok([1, 2]));
  });

  test('nothing but blanks, and nothing at all, is missing', () => {
    expect(read(row(null, ''), 'flows')).toEqual(failure('argumentMissing', { parameter: 'flows' }));
    expect(read(undefined, 'flows')).toEqual(failure('argumentMissing'));
  });

  test('zeros at the end count in a range, but not in a whole column or row, where they are blanks', () => {
    expect(read(row(5, 0, 0), 'flows')).toEqual(ok([5, 0, 0]));
    const wholeRow = new Array<number>(16_384).fill(0);
    wholeRow[0] = 5;
    expect(read([wholeRow], 'flows')).toEqual(ok([5]));
  });

  test('text and booleans are reported, not converted', () => {
    expect(read(row(1, '2'), 'flows')).toEqual(failure('numberExpected', { received: '2', details: { position: 2 } }));
    expect(read(row(true, 2), 'flows')).toEqual(failure('numberExpected', { received: true, details: { position: 1 } }));
  });

  test('an error in a cell becomes the error of the call', () => {
    expect(read(column(1, cellError('#REF!')), 'flows')).toEqual(failure('errorInArgument', { cellError: '#REF!' }));
    const reason = { code: 'neverPaysBack', cellError: '#N/A' } as const;
    expect(read(column(1, cellError('#N/A', reason)), 'flows')).toEqual({ ok: false, error: reason });
  });

  test('NaN and infinities are not numbers', () => {
    expect(read(row(NaN), 'flows')).toEqual(failure('numberExpected'));
    expect(read(row(Infinity), 'flows')).toEqual(failure('numberExpected'));
  });

  test('ten million cells are refused by their outline, without a look at a cell', () => {
    const untouchable = new Proxy([1], {
      get(target, key) {
        if (key === 'length') return 10;
        if (key === '0') throw new Error('a cell was read');
        return Reflect.get(target, key) as unknown;
      },
    });
    const rows = new Array<readonly number[]>(1_000_000).fill(untouchable);
    expect(read(rows, 'flows')).toEqual(failure('tooManyCells', { received: 10_000_000, details: { maximum: MAX_CELLS } }));
  });
});

describe('atMost', () => {
  test('counts the values of a vector, without the blanks at its end, and the cells of a rectangle', () => {
    const three = parameter.atMost(3, parameter.amounts());
    expect(three.read(row(1, 2, 3, null), 'flows')).toEqual(ok([1, 2, 3]));
    expect(three.read(row(1, 2, 3, 4), 'flows')).toEqual(failure('tooManyCells', { parameter: 'flows', received: 4, details: { maximum: 3 } }));
    const rectangle = [
      [1, 2],
      [3, 4],
    ];
    expect(parameter.atMost(3, parameter.numberTable()).read(rectangle, 'values')).toEqual(failure('tooManyCells', { received: 4 }));
    expect(parameter.atMost(4, parameter.numberTable()).read(rectangle, 'values')).toEqual(ok(rectangle));
  });
});

describe('limits', () => {
  test('costs are 0 or more', () => {
    expect(parameter.nonNegativeAmounts().read(row(0, 3), 'costs')).toEqual(ok([0, 3]));
    expect(parameter.nonNegativeAmounts().read(row(1, -3), 'costs')).toEqual(failure('numberTooLow', { received: -3 }));
  });

  test.each([
    [{ minimum: 1 }, 0, 'numberTooLow'],
    [{ maximum: 1 }, 2, 'numberTooHigh'],
    [{ minimum: 1, maximum: 2 }, 3, 'numberOutOfRange'],
  ])('%j refuses %d as %s', (limits, received, code) => {
    expect(parameter.number(limits).read(received, 'x')).toEqual(failure(code, { received, details: limits }));
  });

  test('whole numbers have no fraction', () => {
    expect(parameter.wholeNumber().read(12, 'periods')).toEqual(ok(12));
    expect(parameter.wholeNumber().read(12.5, 'periods')).toEqual(failure('notAWholeNumber', { received: 12.5 }));
    expect(parameter.wholeNumbers().read(row(3, 6.5), 'phaseEnds')).toEqual(failure('notAWholeNumber', { details: { position: 2 } }));
  });

  test('a rate lies above −100 %, a probability between 0 and 1', () => {
    expect(parameter.rate().read(-0.999, 'rate')).toEqual(ok(-0.999));
    expect(parameter.rate().read(-1, 'rate')).toEqual(failure('rateTooLow', { received: -1 }));
    expect(parameter.probability().read(1, 'p')).toEqual(ok(1));
    expect(parameter.probabilities().read(row(0.5, 1.01), 'p')).toEqual(failure('notAProbability', { received: 1.01 }));
  });

  test('a single value is not a range', () => {
    expect(parameter.rate().read(row(0.1), 'rate')).toEqual(ok(0.1));
    expect(parameter.rate().read(row(0.1, 0.2), 'rate')).toEqual(failure('oneValueExpected', { details: { rows: 1, columns: 2 } }));
    expect(parameter.rate().read(null, 'rate')).toEqual(failure('argumentMissing'));
    expect(parameter.rate().read('10%', 'rate')).toEqual(failure('numberExpected', { received: '10%' }));
  });
});

describe('words and dates', () => {
  test('a choice is found in any case and with blanks around it', () => {
    const timing = parameter.choice(['end', 'mid', 'begin']);
    expect(timing.read(' MID ', 'timing')).toEqual(ok('mid'));
    expect(timing.read('middle', 'timing')).toEqual(failure('notAChoice', { received: 'middle', details: { choices: 'end, mid, begin' } }));
  });

  test('dates lose their time of day; text is not a date', () => {
    expect(parameter.dates().read(row(45658.75), 'dates')).toEqual(ok([45658]));
    expect(parameter.dates().read(row('2025-01-01'), 'dates')).toEqual(failure('textInsteadOfDate', { received: '2025-01-01' }));
    expect(parameter.dates().read(row(-1), 'dates')).toEqual(failure('notADate', { received: -1 }));
    expect(parameter.dates().read(row(3e6), 'dates')).toEqual(failure('notADate', { received: 3e6 }));
  });

  test('texts take numbers as they read and refuse booleans', () => {
    expect(parameter.texts().read(row('Pilot', 2), 'names')).toEqual(ok(['Pilot', '2']));
    expect(parameter.text().read(false, 'name')).toEqual(failure('textExpected', { received: false }));
  });
});

describe('optional', () => {
  test('nothing, a blank and a range of one blank take the default', () => {
    const periods = parameter.optional(parameter.wholeNumber(), 12);
    for (const blank of [undefined, null, '', row(null)]) expect(periods.read(blank, 'periods')).toEqual(ok(12));
    expect(periods.read(0, 'periods')).toEqual(ok(0));
    expect(periods.optional).toBe(true);
    expect(periods.accepts.default).toBe(12);
  });

  test('without a default it is undefined', () => {
    expect(parameter.optional(parameter.amounts()).read(null, 'x')).toEqual(ok(undefined));
  });
});

describe('table', () => {
  const lines = parameter.table({ name: parameter.text(), amount: parameter.number(), end: parameter.optional(parameter.wholeNumber()) });

  test('rows become records, under a header or without one', () => {
    const records = ok([
      { name: 'Licence', amount: 5, end: undefined },
      { name: 'Training', amount: 3, end: 4 },
    ]);
    const rows: CellMatrix = [
      ['Licence', 5, null],
      ['Training', 3, 4],
    ];
    expect(lines.read(rows, 'lines')).toEqual(records);
    expect(lines.read([['Name', 'Amount', 'End'], ...rows], 'lines')).toEqual(records);
  });

  test('rows at the end that hold blanks, or the zeros desktop Excel makes of them, do not count', () => {
    expect(lines.read([['Licence', 5, 1], [null, '', 0], [0, 0, 0]], 'lines')).toEqual(ok([{ name: 'Licence', amount: 5, end: 1 }]));
  });

  test('a fault names row and column, the header counted', () => {
    const faulty: CellMatrix = [
      ['Name', 'Amount', 'End'],
      ['Licence', 'five', 1],
    ];
    expect(lines.read(faulty, 'lines')).toEqual(failure('numberExpected', { parameter: 'lines', received: 'five', details: { row: 2, column: 'amount' } }));
  });

  test('optional columns may be missing at the right, required ones not', () => {
    expect(lines.read([['Licence', 5]], 'lines')).toEqual(ok([{ name: 'Licence', amount: 5, end: undefined }]));
    expect(lines.read([['Licence']], 'lines')).toEqual(failure('wrongNumberOfColumns', { received: 1, details: { columns: 'name, amount, [end]' } }));
  });
});

describe('defineFunction', () => {
  const ratio = defineFunction({
    name: 'RATIO',
    family: 'returns',
    parameters: { tops: parameter.amounts(), bottoms: parameter.amounts() },
    sameLength: ['tops', 'bottoms'],
    example: [1, 2],
    run: ({ tops, bottoms }) => ok(tops.length === 1 ? tops[0] / bottoms[0] : [tops.map((top, index) => top / bottoms[index])]),
  });

  test('vectors of different lengths are refused with both lengths', () => {
    expect(ratio.invoke([row(1, 2, 3), row(1, 2)])).toEqual(
      failure('lengthsDiffer', { parameter: 'bottoms', received: 2, details: { other: 'tops', expected: 3 } }),
    );
  });

  test('more arguments than parameters are refused', () => {
    expect(ratio.invoke([1, 2, 3])).toEqual(failure('tooManyArguments', { received: 3, details: { maximum: 2 } }));
  });

  test('what is no number becomes #NUM!, in a table in its own cell', () => {
    expect(ratio.invoke([1, 0])).toEqual(failure('overflow', { cellError: '#NUM!' }));
    expect(ratio.invoke([row(1, 4), row(0, 2)])).toEqual(ok([[{ error: '#NUM!', reason: { code: 'overflow', cellError: '#NUM!' } }, 2]]));
  });

  test('the declaration shows what it takes', () => {
    expect(ratio.parameters.map(({ name, optional, matrix }) => [name, optional, matrix])).toEqual([
      ['tops', false, true],
      ['bottoms', false, true],
    ]);
  });
});
