import { headlineText } from '../../../src/taskpane/model/headlineText';

const headline = { kind: 'returnOnInvestment', address: 'Dashboard!C4' } as const;

describe('headlineText', () => {
  it('shows what the cell shows', () => {
    expect(headlineText({ ...headline, value: 2, text: '200 %' }, 'en-US')).toBe('200 %');
  });

  it('formats a number whose column is too narrow, by what it measures', () => {
    expect(headlineText({ ...headline, value: 2.006, text: null }, 'en-US')).toBe('200.6%');
    expect(headlineText({ ...headline, kind: 'netPresentValue', value: 5_496_170.25, text: null }, 'zh-CN')).toBe('5,496,170.25');
  });

  it('is empty for an empty cell and names an error', () => {
    expect(headlineText({ ...headline, value: null, text: '' }, 'en-US')).toBe('');
    expect(headlineText({ ...headline, value: { error: '#NUM!' }, text: null }, 'en-US')).toBe('#NUM!');
  });
});
