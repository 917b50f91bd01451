import { MOST_VALUES, readAxis, usualAxis, type AxisEntry } from '../../../src/taskpane/decide/axisValues';

const range = (from: string, to: string, step: string): AxisEntry => ({ way: 'range', from, to, step, list: '' });
const list = (text: string): AxisEntry => ({ way: 'list', from: '', to: '', step: '', list: text });

describe('the values of a table', () => {
  it('include the last one although steps of 0.1 do not add up to it exactly', () => {
    expect(readAxis(range('0.1', '0.5', '0.1'), 'amount')).toEqual({ status: 'ready', values: [0.1, 0.2, 0.3, 0.4, 0.5] });
  });

  it('may fall', () => expect(readAxis(range('10', '4', '-3'), 'amount')).toEqual({ status: 'ready', values: [10, 7, 4] }));

  it('are in percent in a percent field', () => expect(readAxis(range('5', '15', '5%'), 'percent')).toEqual({ status: 'ready', values: [0.05, 0.1, 0.15] }));

  it.each([
    ['0', '10', '0'],
    ['0', '10', '-1'],
    ['0', '0', '0'],
  ])('from %s to %s need a step that leads there, not %s', (from, to, step) => expect(readAxis(range(from, to, step), 'amount')).toEqual({ status: 'stepWrong' }));

  it('name the field that is no number', () => {
    expect(readAxis(range('1', 'ten', '1'), 'amount')).toEqual({ status: 'notANumber', field: 'to', text: 'ten' });
    expect(readAxis(list('1; 2; x'), 'amount')).toEqual({ status: 'notANumber', field: 'list', text: 'x' });
    expect(readAxis(list(' ; '), 'amount')).toEqual({ status: 'notANumber', field: 'list', text: '' });
  });

  it('keep the order they are listed in, with semicolons of either width', () => {
    expect(readAxis(list('3；1,000; 2%'), 'amount')).toEqual({ status: 'ready', values: [3, 1000, 0.02] });
  });

  it('are refused beyond the largest number, without being made', () => {
    expect(readAxis(range('0', '1e12', '1'), 'amount')).toEqual({ status: 'tooMany', count: 1e12 + 1 });
    expect(readAxis(list('1;'.repeat(MOST_VALUES + 1)), 'amount')).toEqual({ status: 'tooMany', count: MOST_VALUES + 1 });
  });

  it('are taken up to the largest number, and where start and end are one', () => {
    expect(readAxis(range('1', String(MOST_VALUES), '1'), 'amount')).toMatchObject({ status: 'ready', values: { length: MOST_VALUES } });
    expect(readAxis(range('1', String(MOST_VALUES + 1), '1'), 'amount')).toEqual({ status: 'tooMany', count: MOST_VALUES + 1 });
    expect(readAxis(list('1;'.repeat(MOST_VALUES)), 'amount')).toMatchObject({ status: 'ready', values: { length: MOST_VALUES } });
    expect(readAxis(range('7', '7', '1'), 'amount')).toEqual({ status: 'ready', values: [7] });
  });

  it.each([
    [120, 'amount', [80, 100, 120, 140, 160]],
    [0.12, 'percent', [0.08, 0.1, 0.12, 0.14, 0.16]],
    [0, 'amount', [-2, -1, 0, 1, 2]],
    [-5, 'amount', [-6, -5.5, -5, -4.5, -4]],
  ] as const)('are five round ones around %d (%s) at first, in either way of entering', (present, kind, values) => {
    const entry = usualAxis(present, kind, false);
    expect(readAxis(entry, kind)).toEqual({ status: 'ready', values });
    expect(readAxis({ ...entry, way: 'list' }, kind)).toEqual({ status: 'ready', values });
  });

  it('are off and on for a switch', () => expect(readAxis(usualAxis(1, 'amount', true), 'amount')).toEqual({ status: 'ready', values: [0, 1] }));
});
