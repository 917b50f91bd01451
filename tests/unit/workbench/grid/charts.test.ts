import { chartData, parseReference } from '../../../../src/workbench/grid/charts/chartData';
import { niceScale } from '../../../../src/workbench/grid/charts/niceScale';
import { generalText } from '../../../../src/workbench/grid/generalNumbers';
import { headlessGrid } from './headlessGrid';

describe('an axis', () => {
  it('steps by 1, 2 or 5 and ends on ticks', () => {
    expect(niceScale([3, 97], { includeZero: true })).toEqual({ low: 0, high: 100, step: 20, ticks: [0, 20, 40, 60, 80, 100] });
    expect(niceScale([-480000, 1500000], { includeZero: true })).toMatchObject({ low: -500000, high: 1500000, step: 500000 });
  });

  it('leaves zero out only when the values lie close together', () => {
    expect(niceScale([95, 100], { includeZero: false }).low).toBe(95);
    expect(niceScale([50, 100], { includeZero: false }).low).toBe(0);
    expect(niceScale([-100, -95], { includeZero: false }).high).toBe(-95);
  });

  it('has room where there is nothing to show or only one value', () => {
    expect(niceScale([], { includeZero: true })).toMatchObject({ low: 0, high: 1 });
    expect(niceScale([0], { includeZero: true })).toMatchObject({ low: 0, high: 1 });
    expect(niceScale([7], { includeZero: false }).high).toBeGreaterThan(7);
  });
});

describe('a reference', () => {
  it('is read with quoted names, absolute marks and either corner first', () => {
    expect(parseReference("'Cash flow'!$C$4:$H$4")).toEqual({ sheet: 'Cash flow', range: { top: 3, left: 2, bottom: 3, right: 7 } });
    expect(parseReference("'It''s'!B9:A1")).toEqual({ sheet: "It's", range: { top: 0, left: 0, bottom: 8, right: 1 } });
    expect(parseReference('Inputs!AA10')).toEqual({ sheet: 'Inputs', range: { top: 9, left: 26, bottom: 9, right: 26 } });
  });

  it('is nothing without a sheet or a cell', () => {
    expect(parseReference('A1')).toBeNull();
    expect(parseReference('Inputs!Rate')).toBeNull();
  });
});

describe('chart data', () => {
  it('takes names and categories from cells, gaps where there is no number, and the cells’ own format', () => {
    const { spreadsheet, dispose } = headlessGrid();
    try {
      const id = spreadsheet.activeSheetId();
      spreadsheet.write(id, { top: 0, left: 0, bottom: 2, right: 3 }, [[null, 'Q1', 'Q2', 'Q3'], ['Costs', 10, null, 30], ['Benefits', 5, 6, 7]]);
      spreadsheet.format(id, [{ top: 1, left: 1, bottom: 2, right: 3 }], { numberFormat: '#,##0.0' });
      const series = (row: number) => ({ name: `Sheet1!$A$${row}`, values: `Sheet1!$B$${row}:$D$${row}`, categories: 'Sheet1!$B$1:$D$1' });
      const data = chartData(spreadsheet, { name: 'c', type: 'column', series: [series(2), { ...series(3), color: '#123456' }] });
      expect(data.categories).toEqual(['Q1', 'Q2', 'Q3']);
      expect(data.series).toMatchObject([
        { name: 'Costs', values: [10, null, 30] },
        { name: 'Benefits', values: [5, 6, 7], color: '#123456' },
      ]);
      expect(data.numberFormat).toBe('#,##0.0');
    } finally {
      dispose();
    }
  });
});

describe('a number in the General format', () => {
  it('keeps as many decimals as its column has room for', () => {
    expect(generalText(109.090909091, 8)).toBe('109.0909');
    expect(generalText(2 / 3, 8)).toBe('0.666667');
    expect(generalText(1 / 3, 30)).toBe('0.333333333');
    expect(generalText(0.5, 8)).toBe('0.5');
    expect(generalText(-1.25, 8)).toBe('-1.25');
  });

  it('does not shorten whole numbers up to eleven digits', () => {
    expect(generalText(1816009, 4)).toBe('1816009');
  });

  it('turns to powers of ten for the very large and the very small', () => {
    expect(generalText(1.23456789e15, 8)).toBe('1.23E+15');
    expect(generalText(0.0000123456, 8)).toBe('1.23E-05');
  });
});
