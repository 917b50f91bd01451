import { approximatedCells } from '../../../src/engine/formula/evaluate/approximatedCells';
import { modelOf } from './modelOf';

it('finds forecasts by themselves, inside other calls, through names and on every sheet; not words in a text', () => {
  const model = modelOf(
    {
      S: { A1: 1, B1: '=FORECAST.ETS(4,{1,2,4},{1,2,3})', B2: '=IF(A1>0,ROUND(forecast.ets.confint(4,{1,2,4},{1,2,3}),2),0)', B3: '=Next+1', B4: '="FORECAST.ETS"', B5: '=FORECAST(4,{1,2,4},{1,2,3})', B6: '=Twice*2' },
      'My plan': { C7: '=FORECAST.ETS.STAT({1,2,4},{1,2,3},1)' },
    },
    { names: [{ name: 'Next', formula: 'Twice/2' }, { name: 'Twice', formula: '2*FORECAST.ETS(4,{1,2,4},{1,2,3})' }] },
  );
  expect(approximatedCells(model)).toEqual(['S!B1', 'S!B2', 'S!B3', 'S!B6', "'My plan'!C7"]);
});

it('finds none where there are none', () => {
  expect(approximatedCells(modelOf({ S: { A1: '=FORECAST.LINEAR(4,{1,2,4},{1,2,3})', A2: '=A1' } }))).toEqual([]);
});
