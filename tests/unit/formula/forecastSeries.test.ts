import { forecastAhead, seasonLength, smoothedSeries } from '../../../src/engine/core/exponentialSmoothing';
import type { CellValue } from '../../../src/engine/core/cellValue';
import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import { modelOf } from './modelOf';

function value(formula: string): CellValue {
  return new Calculator(modelOf({ Sheet1: { J20: `=${formula}` } })).value(0, 19, 9);
}

const array = (values: readonly number[]): string => `{${values.join(';')}}`;
const counted = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const LINE = array(counted(10).map((time) => 2 + 3 * time));
const SEASONAL = counted(16).map((time) => 8 + 2 * time + [0, 5, -3, 2][(time - 1) % 4]!);
const TEN = array(counted(10));
const SIXTEEN = array(counted(16));
/** The first days of sixteen months from January 2020. */
const MONTHS = array([43831, 43862, 43891, 43922, 43952, 43983, 44013, 44044, 44075, 44105, 44136, 44166, 44197, 44228, 44256, 44287]);

describe('FORECAST.ETS and its kin', () => {
  it.each([
    ['a line goes on', `FORECAST.ETS(13,${LINE},${TEN})`, 41],
    ['between two steps too', `FORECAST.ETS(12.5,${LINE},${TEN},0)`, 39.5],
    ['a season repeats', `FORECAST.ETS(18,${array(SEASONAL)},${SIXTEEN})`, 49],
    ['and is found', `FORECAST.ETS.SEASONALITY(${array(SEASONAL)},${SIXTEEN})`, 4],
    ['months are even steps', `FORECAST.ETS(44348,${array(SEASONAL)},${MONTHS})`, 49],
    ['of one month', `FORECAST.ETS.STAT(${array(SEASONAL)},${MONTHS},8)`, 1],
    ['the order of the timeline does not matter', 'FORECAST.ETS(6,{8;2;6;4},{4;1;3;2},0)', 12],
    ['a gap lies between its neighbours', 'FORECAST.ETS(7,{2;4;8;10;12},{1;2;4;5;6},0)', 14],
    ['values of one moment are averaged', 'FORECAST.ETS(4,{2;3;5;6},{1;2;2;3},0,1,1)', 8],
    ['or added up', 'FORECAST.ETS(4,{2;2;2;6},{1;2;2;3},0,1,7)', 8],
    ['a sure forecast has no width', `FORECAST.ETS.CONFINT(20,${array(SEASONAL)},${SIXTEEN})`, 0],
  ])('%s', (_, formula, expected) => {
    expect(value(formula)).toBeCloseTo(expected, 8);
  });

  it.each([
    ['FORECAST.ETS(5,{1;2;3},{1;2},0)', '#N/A'],
    ['FORECAST.ETS(5,{1;2;3},{1;2;2.4},0)', '#NUM!'],
    ['FORECAST.ETS(2,{1;2;3},{1;2;3},0)', '#NUM!'],
    ['FORECAST.ETS(5,{1;2;3},{1;2;3},-1)', '#NUM!'],
    ['FORECAST.ETS(5,{1;2;3},{1;2;3},2)', '#NUM!'],
    ['FORECAST.ETS.CONFINT(5,{1;2;3},{1;2;3},1,0)', '#NUM!'],
    ['FORECAST.ETS.STAT({1;2;3},{1;2;3},9,0)', '#NUM!'],
  ])('%s is %s', (formula, error) => {
    expect(value(formula)).toEqual({ error });
  });

  it('leaves one-step errors no larger than LibreOffice 7.4, whose search is coarser, and forecasts alike', () => {
    const fit = smoothedSeries([3, 5, 4, 6, 8, 7, 9, 12, 10, 13], 1);
    const rootMeanSquare = Math.sqrt(fit.squaredErrors / 9);
    expect(rootMeanSquare).toBeLessThanOrEqual(1.0828771719171);
    expect(rootMeanSquare).toBeCloseTo(1.0828771719171, 5);
    expect(forecastAhead(fit, 1)).toBeCloseTo(13.8825529657708, 1);
    expect(fit.weights.trend).toBe(1);
  });

  it('sees no season in a line, nor in a level', () => {
    expect(seasonLength(counted(20))).toBe(1);
    expect(seasonLength(counted(20).map(() => 5))).toBe(1);
  });
});
