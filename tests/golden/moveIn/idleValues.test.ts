import golden from './idleValues.json';
import { cellKey } from '../../../src/engine/formula/workbookModel';
import { sheetModel } from '../../support/sheetModel';
import { converted } from '../../unit/moveIn/workbookOf';

it.each(golden.calls)('the comparison with @RISK shows what a cell shows at rest: $call', ({ call, shownByAtRisk, shownHere }) => {
  const [sheet] = sheetModel({ A1: converted(`=${call}`) }).sheets;
  expect(sheet!.cells.get(cellKey(0, 0))!.value).toBeCloseTo(shownHere, 12);
  if (call.includes('Binomial')) expect(Math.abs(shownHere - shownByAtRisk)).toBeLessThan(0.5);
});
