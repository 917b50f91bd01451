import { Binding } from '../../../../src/engine/formula/evaluate/binding';
import { cellKey } from '../../../../src/engine/formula/workbookModel';
import { cellId, cellUse } from '../../../../src/workbook/simulation/cellUse';
import { placeOf, sheetModel } from '../../../support/sheetModel';

const idOf = (address: string): number => cellId(0, cellKey(...(placeOf(address) as [number, number])));

function useOf(cells: Parameters<typeof sheetModel>[0], sources: readonly string[] = []) {
  const model = sheetModel(cells);
  const { used, affected } = cellUse(model, new Binding(model), sources.map(idOf));
  const named = (ids: ReadonlySet<number>): readonly string[] => Object.keys(cells).filter((address) => ids.has(idOf(address)));
  return { used: named(used), affected: named(affected) };
}

/** Small and large areas are looked up in different ways. */
describe.each([['B1:C3'], ['B1:C300']])('the cells of %s', (area) => {
  const cells = { A1: 1, A2: 2, B1: 3, C2: 4, D1: 5, D2: 6, B301: 7, E1: `=SUM(${area})`, E2: '=E1*2', E3: '=D1' };

  it('are those inside it that hold anything', () => {
    expect(useOf(cells).used).toEqual(['B1', 'C2', 'D1', 'E1']);
  });

  it('lead to what is calculated from them, and nothing else does', () => {
    expect(useOf(cells, ['C2']).affected).toEqual(['C2', 'E1', 'E2']);
    expect(useOf(cells, ['A2']).affected).toEqual(['A2']);
    expect(useOf(cells, ['B301']).affected).toEqual(['B301']);
  });
});
