import { outcomeOf } from '../../../../src/workbench/office-host/functionResults';

describe('outcomeOf', () => {
  it('hands on values and tables', () => {
    expect(outcomeOf([1, true, 5])).toEqual({ ok: true, value: 5 });
    expect(outcomeOf([1, true, [['a', null], [true, 2]]])).toEqual({ ok: true, value: [['a', 0], [true, 2]] });
  });

  it.each([
    [1, '#N/A'],
    [2, '#VALUE!'],
    [5, '#DIV/0!'],
    [6, '#NUM!'],
    [7, '#VALUE!'],
    [10, '#NAME?'],
    [99, '#VALUE!'],
  ])('turns failure %d into %s with its message', (code, error) => {
    expect(outcomeOf([1, false, 'why', code])).toEqual({ ok: false, error, message: 'why' });
    expect(outcomeOf([1, false, '', code])).toEqual({ ok: false, error });
  });

  it('knows errors that were returned rather than thrown', () => {
    const returned = { type: 'Error', basicValue: '#NUM!', message: 'no rate' };
    expect(outcomeOf([1, true, returned])).toEqual({ ok: false, error: '#NUM!', message: 'no rate' });
    expect(outcomeOf([1, true, [[1, returned]]])).toEqual({ ok: true, value: [[1, { error: '#NUM!' }]] });
  });

  it('refuses jagged and empty tables', () => {
    expect(outcomeOf([1, true, [[1, 2], [3]]])).toEqual({ ok: false, error: '#VALUE!' });
    expect(outcomeOf([1, true, []])).toEqual({ ok: false, error: '#CALC!' });
  });

  it('takes the plain value of a formatted number', () => {
    expect(outcomeOf([1, true, { type: 'FormattedNumber', basicValue: 0.5, numberFormat: '0%' }])).toEqual({ ok: true, value: 0.5 });
  });
});
